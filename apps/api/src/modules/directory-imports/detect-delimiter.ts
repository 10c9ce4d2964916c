const candidates = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof candidates)[number];

/**
 * The separator that a file uses, told by its first line: the one that stands there most often outside quotation marks.
 * A file of one column has none; a comma does no harm then.
 *
 * @param head the beginning of the file
 * @example detectDelimiter('Vorname;Nachname;"E-Mail, dienstlich"\n') // ';'
 */
export function detectDelimiter(head: string): Delimiter {
  const counts = new Map<Delimiter, number>();
  let quoted = false;
  for (const character of head.trimStart()) {
    if (character === '"') quoted = !quoted;
    else if (character === '\n' && !quoted) break;
    const candidate = quoted ? undefined : candidates.find((delimiter) => delimiter === character);
    if (candidate) counts.set(candidate, (counts.get(candidate) ?? 0) + 1);
  }
  let best: Delimiter = ',';
  for (const candidate of candidates) if ((counts.get(candidate) ?? 0) > (counts.get(best) ?? 0)) best = candidate;
  return best;
}
