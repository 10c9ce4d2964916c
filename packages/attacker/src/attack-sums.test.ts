import { describe, expect, it } from 'vitest';
import { attackSums } from './attack-sums.ts';
import auditCases from './fixtures/audit-cases.json' with { type: 'json' };

type AuditGroup = { n: number; sum: number };

describe('attackSums', () => {
  it.each(auditCases.map((one) => [one.id, one] as const))('finds what the reference finds: %s', async (_, audit) => {
    const groups = Object.entries(audit.groups) as [string, AuditGroup][];
    const system = {
      unknowns: groups.map(([name, { n }]) => ({ name, lower: n, upper: 5 * n })),
      published: audit.published.map(({ groups: names, sumLo, sumHi }) => ({ names, lower: sumLo, upper: sumHi })),
    };
    const findings = await attackSums(
      system,
      audit.targets.map((target) => target.set),
    );
    for (const [index, target] of audit.targets.entries()) {
      expect(findings[index]?.relaxed).toEqual(target.lp);
      expect(findings[index]?.whole).toEqual(target.ilp);
      expect(findings[index]?.whole).toEqual(target.feasible);
      if (findings[index]?.isCertain) expect(target.width).toBe(0);
    }
    expect(countSolutions(system)).toBe(audit.solutions);
  });

  it('bounds example 3 of the Handbook: X11 lies between 3 and 6', async () => {
    const unknowns = ['X11', 'X12', 'X21', 'X22'].map((name) => ({ name, lower: 0, upper: 16 }));
    const exact = (names: string[], sum: number) => ({ names, lower: sum, upper: sum });
    const published = [
      exact(['X11', 'X12'], 7),
      exact(['X21', 'X22'], 3),
      exact(['X11', 'X21'], 6),
      exact(['X12', 'X22'], 4),
    ];
    const [finding] = await attackSums({ unknowns, published }, [['X11']]);
    expect(finding).toEqual({ isCertain: false, relaxed: [3, 6], whole: [3, 6] });
  });

  it('says when a sum follows by adding and subtracting alone', async () => {
    const unknowns = ['a', 'b'].map((name) => ({ name, lower: 1, upper: 5 }));
    const published = [
      { names: ['a', 'b'], lower: 7, upper: 7 },
      { names: ['a'], lower: 3, upper: 3 },
    ];
    expect(await attackSums({ unknowns, published }, [['b']])).toEqual([
      { isCertain: true, relaxed: [4, 4], whole: [4, 4] },
    ]);
  });

  it('refuses what contradicts itself and what it cannot place', async () => {
    const unknowns = [{ name: 'a', lower: 1, upper: 5 }];
    const published = [{ names: ['a'], lower: 9, upper: 9 }];
    await expect(attackSums({ unknowns, published }, [['a']])).rejects.toThrow('contradicts itself');
    await expect(attackSums({ unknowns, published: [] }, [['b']])).rejects.toThrow('no unknown b');
  });
});

/** Every way to fill in the unknowns; slow on purpose. */
function countSolutions(system: Parameters<typeof attackSums>[0], values: Record<string, number> = {}): number {
  const next = system.unknowns.find(({ name }) => values[name] === undefined);
  const isOpen = system.published.every(({ names, lower, upper }) => {
    const known = names.every((name) => values[name] !== undefined);
    const sum = names.reduce((total, name) => total + (values[name] ?? 0), 0);
    return known ? sum >= lower && sum <= upper : true;
  });
  if (!isOpen) return 0;
  if (!next) return 1;
  let count = 0;
  for (let value = next.lower; value <= next.upper; value += 1) {
    count += countSolutions(system, { ...values, [next.name]: value });
  }
  return count;
}
