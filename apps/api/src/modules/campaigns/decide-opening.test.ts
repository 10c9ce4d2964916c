import { describe, expect, it } from 'vitest';
import { request } from '../../testing/asked-labels.ts';
import { plannedLeader } from '../../testing/planned-leader.ts';
import type { OtherLabel } from './asked-too-alike.ts';
import { decideOpening } from './decide-opening.ts';

const now = new Date('2026-03-02T08:00:00Z');
const campaign = {
  kind: 'organization' as const,
  minimumGroupSize: 3,
  seniorLeaders: 'anonymous' as const,
  deadlineAt: new Date('2026-03-20T16:00:00Z'),
};
const before = (people: string, kind: OtherLabel['kind']): OtherLabel => request(people, { kind });
function decided(
  changes: Partial<Omit<typeof campaign, 'kind'>> & { kind?: OtherLabel['kind'] },
  people: string,
  others: readonly OtherLabel[] = [],
) {
  const leaders = [plannedLeader({ peers: [...people] })];
  const { refusal, alike } = decideOpening({ campaign: { ...campaign, ...changes }, leaders, others, now });
  return [refusal?.code ?? 'opens', alike.length];
}

describe('whether a draft may be opened', () => {
  it.each<[string, ReturnType<typeof decided>, [string, number]]>([
    ['with enough people', decided({}, 'abc'), ['opens', 0]],
    ['with too few', decided({}, 'ab'), ['campaign-not-ready', 0]],
    ['after its deadline', decided({ deadlineAt: now }, 'abc'), ['campaign-not-ready', 0]],
    ['by HR, like a request', decided({}, 'abc', [before('abcd', 'leader')]), ['opens', 1]],
    ['by HR, like one of HR', decided({}, 'abc', [before('abcd', 'organization')]), ['opens', 1]],
    [
      'by the leader, like a request',
      decided({ kind: 'leader' }, 'abc', [before('abcd', 'leader')]),
      ['raters-too-alike', 0],
    ],
    [
      'by the leader, setting two people apart',
      decided({ kind: 'leader' }, 'abcdxy', [before('abcdef', 'leader')]),
      ['raters-too-alike', 0],
    ],
    ['by HR, setting two people apart', decided({}, 'abcdxy', [before('abcdef', 'leader')]), ['opens', 0]],
    [
      'by the leader, setting two people of HR’s apart',
      decided({ kind: 'leader' }, 'abcdxy', [before('abcdef', 'organization')]),
      ['opens', 0],
    ],
    [
      'by the leader, like one of HR',
      decided({ kind: 'leader' }, 'abc', [before('abcd', 'organization')]),
      ['opens', 1],
    ],
    [
      'with too few, which counts before what they are like',
      decided({ kind: 'leader' }, 'ab', [before('abc', 'leader')]),
      ['campaign-not-ready', 0],
    ],
  ])('%s', (_what, said, expected) => {
    expect(said).toEqual(expected);
  });

  it('not as a request, with somebody from outside the directory', () => {
    const leaders = [plannedLeader({ peers: ['a', 'b', 'c'], others: ['x'] })];
    const asked = { leaders, others: [], now };
    expect(decideOpening({ campaign: { ...campaign, kind: 'leader' }, ...asked }).refusal?.code).toBe(
      'outsiders-need-hr',
    );
    expect(decideOpening({ campaign, ...asked }).refusal).toBeNull();
  });
});
