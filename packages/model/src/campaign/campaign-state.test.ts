import { describe, expect, it } from 'vitest';
import {
  acceptsAnswers,
  CAMPAIGN_EVENTS,
  CAMPAIGN_STATES,
  isCollecting,
  isEditable,
  mayCause,
  nextState,
  uncountedKeptUntil,
} from './campaign-state.ts';

describe('nextState', () => {
  it('allows these transitions, and no other', () => {
    const allowed = CAMPAIGN_STATES.flatMap((state) =>
      CAMPAIGN_EVENTS.flatMap((event) => {
        const next = nextState(state, event);
        return typeof next === 'string' ? [`${state} -${event}-> ${next}`] : [];
      }),
    );
    expect(allowed).toEqual([
      'draft -open-> collecting',
      'draft -cancel-> cancelled',
      'collecting -extend-> collecting',
      'collecting -reach-deadline-> closing',
      'collecting -close-> closing',
      'collecting -cancel-> cancelled',
      'closing -end-grace-> closing',
      'closing -begin-tally-> closed',
      'closed -release-> released',
      'released -ask-again-> collecting',
    ]);
  });

  it('says where the campaign stands when it refuses', () => {
    expect(CAMPAIGN_STATES.map((state) => nextState(state, 'cancel'))).toEqual([
      'cancelled',
      'cancelled',
      { refused: 'already-closing' },
      { refused: 'already-closed' },
      { refused: 'already-released' },
      { refused: 'was-cancelled' },
    ]);
    expect(nextState('draft', 'close')).toEqual({ refused: 'not-open-yet' });
    expect(nextState('collecting', 'open')).toEqual({ refused: 'still-collecting' });
  });
});

describe('who may cause what', () => {
  it('lets a leader neither end collecting nor release', () => {
    const ofLeader = CAMPAIGN_EVENTS.filter((event) => mayCause('leader', event));
    expect(ofLeader).toEqual(['open', 'extend', 'cancel']);
  });

  it('leaves the deadline and the tally to the system', () => {
    expect(CAMPAIGN_EVENTS.filter((event) => !mayCause('hr', event))).toEqual(['reach-deadline', 'begin-tally']);
  });
});

describe('what a state allows', () => {
  it('is edited as a draft, issues ballots while collecting, takes answers through the grace', () => {
    expect(CAMPAIGN_STATES.filter(isEditable)).toEqual(['draft']);
    expect(CAMPAIGN_STATES.filter(isCollecting)).toEqual(['collecting']);
    expect(CAMPAIGN_STATES.filter(acceptsAnswers)).toEqual(['collecting', 'closing']);
  });
});

describe('until when uncounted answers are kept', () => {
  const countedAt = new Date('2026-11-01T00:00:00Z');
  const campaign = { kind: 'organization', furtherRound: true, round: 1, countedAt, finalAt: null } as const;
  const dayOf = (about: Partial<Parameters<typeof uncountedKeptUntil>[0]>) =>
    uncountedKeptUntil({ ...campaign, ...about })
      ?.toISOString()
      .slice(0, 10) ?? null;

  it('is 30 days after the tally, or as long as a further round can come', () => {
    expect(dayOf({ furtherRound: false })).toBe('2026-12-01');
    expect(dayOf({ kind: 'leader', furtherRound: false })).toBe('2026-12-01');
    expect(dayOf({})).toBe('2026-12-31');
    expect(dayOf({ round: 2, finalAt: countedAt })).toBe('2026-12-01');
    expect(dayOf({ finalAt: new Date('2026-12-31T00:00:00Z') })).toBe('2026-12-01');
  });

  it('is open before they are counted', () => {
    expect([dayOf({ countedAt: null }), dayOf({ round: 2, countedAt: null })]).toEqual([null, null]);
  });
});
