/** One leader's weight in a tally: how many people were asked. */
export interface Subject {
  subjectKey: string;
  invited: number;
}

/** About how many answer sheets a part holds at the most: some 50 leaders, a second of work, a few megabytes. */
export const partSize = 600;

/**
 * Puts leaders into parts that take about as long as each other. By the people asked, which is known to all, and not by the answers:
 * how many answered is nowhere written down before it is known that it may be.
 *
 * @param size a leader about whom more were asked is a part alone
 * @example packParts([{ subjectKey: 'a', invited: 400 }, { subjectKey: 'b', invited: 300 }], 600) // [['a'], ['b']]
 */
export function packParts(subjects: readonly Subject[], size: number = partSize): string[][] {
  const parts: string[][] = [];
  let room = 0;
  for (const { subjectKey, invited } of subjects) {
    const last = parts.at(-1);
    if (last && invited <= room) {
      last.push(subjectKey);
      room -= invited;
    } else {
      parts.push([subjectKey]);
      room = size - invited;
    }
  }
  return parts;
}
