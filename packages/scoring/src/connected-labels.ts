/** Who is asked under a label: what of it connects. */
interface Asking {
  personIds: readonly string[];
}

/**
 * Puts labels together that share somebody, directly or through others between them. No sum of reports from two of these groups says
 * more about anybody than those of one.
 *
 * @param alsoConnected what connects two labels beside people, in whichever order they are given
 * @returns each label in one group
 */
export function connectedLabels<One extends Asking>(
  labels: readonly One[],
  alsoConnected: (one: One, other: One) => boolean = () => false,
): One[][] {
  const left = new Set(labels);
  const groups: One[][] = [];
  for (const first of labels) {
    if (!left.delete(first)) continue;
    const group = [first];
    const people = new Set(first.personIds);
    // The list grows while it is gone through.
    for (const one of group) {
      for (const id of one.personIds) people.add(id);
      for (const other of left) {
        if (!other.personIds.some((id) => people.has(id)) && !alsoConnected(one, other)) continue;
        left.delete(other);
        group.push(other);
      }
    }
    groups.push(group);
  }
  return groups;
}

/** Those of the others that are connected with these. */
export function connectedTo<Other extends Asking>(these: readonly Asking[], others: readonly Other[]): Other[] {
  const groups = connectedLabels<Asking>([...these, ...others]);
  const connected = new Set(groups.filter((group) => these.some((one) => group.includes(one))).flat());
  return others.filter((one) => connected.has(one));
}
