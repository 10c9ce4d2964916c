export type Measured = { median: number; best: number };

/**
 * Runs several pieces of work in turns, so that a busy machine troubles all of them alike, after a few
 * rounds that only warm the engine up.
 *
 * @returns milliseconds per name
 */
export async function measureInTurns<Name extends string>(
  works: Readonly<Record<Name, () => unknown>>,
  rounds: number,
): Promise<Record<Name, Measured>> {
  const names = Object.keys(works) as Name[];
  const times = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = -3; round < rounds; round += 1) {
    for (const name of names) {
      const began = performance.now();
      await works[name]();
      if (round >= 0) times.get(name)?.push(performance.now() - began);
    }
  }
  const measured = names.map((name) => {
    const sorted = (times.get(name) ?? []).sort((a, b) => a - b);
    return [name, { median: sorted[Math.floor(sorted.length / 2)] ?? 0, best: sorted[0] ?? 0 }] as const;
  });
  return Object.fromEntries(measured) as Record<Name, Measured>;
}

/** A table in Markdown; every column after the first stands to the right. */
export function printTable(head: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, column) => (column === 0 ? '---' : '---:'));
  console.log([line(head), line(rule), ...rows.map(line)].join('\n'));
}
