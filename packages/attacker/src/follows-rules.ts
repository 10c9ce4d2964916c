/**
 * Was a document made by the rules of a version, or by later ones? What is published never changes: each document is read by the rules
 * of its time.
 *
 * @param methodVersion as the document has it
 * @throws TypeError for a text that is no version
 * @example followsRules('1.10.0', { major: 1, minor: 2 }) // true
 */
export function followsRules(methodVersion: string, since: { major: number; minor: number }): boolean {
  const [, major, minor] = /^(\d+)\.(\d+)\.\d+$/.exec(methodVersion) ?? [];
  if (major === undefined) throw new TypeError('methodVersion: no version');
  if (Number(major) !== since.major) return Number(major) > since.major;
  return Number(minor) >= since.minor;
}
