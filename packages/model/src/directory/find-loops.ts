/**
 * Loops in a graph in which each node points to one other at most, as people to their managers.
 *
 * @param targetOf where a node points; null or a node that is not in `nodes` ends the way
 * @returns each loop once, its nodes in the order in which they point to one another
 * @example findLoops(['a', 'b', 'c'], (node) => ({ a: 'b', b: 'a', c: 'a' })[node] ?? null) // [['a', 'b']]
 */
export function findLoops(nodes: Iterable<string>, targetOf: (node: string) => string | null): string[][] {
  const walkOf = new Map<string, number>();
  const loops: string[][] = [];
  let walk = 0;
  for (const start of nodes) {
    walk += 1;
    const path: string[] = [];
    let node: string | null = start;
    while (node !== null && !walkOf.has(node)) {
      walkOf.set(node, walk);
      path.push(node);
      node = targetOf(node);
    }
    // Only a node of this very walk closes a loop; one of an earlier walk has been looked at.
    if (node !== null && walkOf.get(node) === walk) loops.push(path.slice(path.indexOf(node)));
  }
  return loops;
}
