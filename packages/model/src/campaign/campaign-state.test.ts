import { describe, expect, it } from 'vitest';
import {
  acceptsAnswers,
  acceptsTickets,
  CAMPAIGN_EVENTS,
  CAMPAIGN_STATES,
  isEditable,
  mayCause,
  nextState,
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
  it('is edited as a draft, gives tickets while collecting, takes answers through the grace', () => {
    expect(CAMPAIGN_STATES.filter(isEditable)).toEqual(['draft']);
    expect(CAMPAIGN_STATES.filter(acceptsTickets)).toEqual(['collecting']);
    expect(CAMPAIGN_STATES.filter(acceptsAnswers)).toEqual(['collecting', 'closing']);
  });
});
