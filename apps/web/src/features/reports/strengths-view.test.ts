import { getInstrument, type LeaderRelease } from '@heartset/model';
import { describe, expect, it } from 'vitest';
import { strengthsView } from './strengths-view.ts';
import { emptyRelease } from './testing/empty-release.ts';

const instrument = getInstrument('hcl-360');
if (!instrument) throw new Error('there is no hcl-360');

type Item = LeaderRelease['items'][number];

function item(itemId: string, value: number | null): Item {
  const cellId = instrument?.items.find((each) => each.id === itemId)?.cellId ?? null;
  if (value === null) {
    return { itemId, cellId, everyoneElse: { status: 'withheld', reason: 'too-few-could-judge' }, blocks: [] };
  }
  const shown = { status: 'shown' as const, value, mark: 'plain' as const };
  return { itemId, cellId, everyoneElse: { ...shown, n: 6, blocks: ['team-members'] }, blocks: [] };
}

function release(items: Item[], strengths: string[]): LeaderRelease {
  return {
    ...emptyRelease,
    everyoneElse: { status: 'shown', n: 6, blocks: ['team-members'] },
    items,
    strengths,
  };
}

const idIn = (cellId: string) => instrument.items.find((each) => each.cellId === cellId)?.id ?? '';
const heart = idIn('heartset-individual');
const mind = idIn('mindset-relational');
const skill = idIn('skillset-mission');

describe('strengthsView', () => {
  it('calls them strengths where all of them are', () => {
    const view = strengthsView(
      release([item(heart, 4.2), item(mind, 4), item(skill, 4.75)], [skill, heart, mind]),
      instrument,
    );
    expect(view).toEqual({ kind: 'strong', foci: ['heartset', 'mindset', 'skillset'], missing: [] });
  });

  it('says so where some are only the highest, and which focus is missing', () => {
    const view = strengthsView(
      release([item(heart, 4.2), item(mind, 3.9), item(skill, null)], [heart, mind]),
      instrument,
    );
    expect(view).toEqual({ kind: 'mixed', foci: ['heartset', 'mindset'], missing: ['skillset'] });
  });

  it('tells nothing shown from nothing high', () => {
    expect(strengthsView(release([item(heart, null)], []), instrument).kind).toBe('none-shown');
    expect(strengthsView(release([item(heart, 2.9)], []), instrument).kind).toBe('none-high');
  });
});
