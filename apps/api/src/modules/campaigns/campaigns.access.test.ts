import { CAMPAIGN_STATES } from '@heartset/model';
import type { Role } from '@heartset/model/api/auth';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../core/context.ts';
import {
  actionsNow,
  type CampaignDeed,
  type CampaignStanding,
  mayCreate,
  mayDo,
  requireMay,
} from './campaigns.access.ts';

function person(personId: string, roles: readonly Role[]): Actor {
  return { personId, organizationId: 'organization', sessionId: 'session', roles };
}

const everything: readonly CampaignDeed[] = [
  'see',
  'see-raters',
  'edit',
  'open',
  'move-deadline',
  'close',
  'end-grace',
  'cancel',
  'release',
  'ask-again',
  'see-invitations',
  'withdraw-invitation',
  'correct-address',
];

const firstRound = { furtherRound: true, round: 1, countedAt: null, finalAt: null } as const;

function deedsOf(actor: Actor, standing: Partial<CampaignStanding>): CampaignDeed[] {
  const campaign: CampaignStanding = {
    kind: 'organization',
    state: 'draft',
    releaseMode: 'by-hr',
    createdBy: 'hana',
    actorIsLeader: false,
    ...firstRound,
    ...standing,
  };
  return everything.filter((deed) => mayDo(actor, campaign, deed));
}

const requestByLea = { kind: 'leader', createdBy: 'lea' } as const;

describe('who may do what with a campaign', () => {
  it.each<[string, Actor, Partial<CampaignStanding>, readonly CampaignDeed[]]>([
    ['HR runs the organisation’s', person('hana', ['hr']), {}, everything],
    ['any HR does, not only who made it', person('igor', ['hr']), {}, everything],
    [
      'HR who is rated in it ends nothing, sees nobody’s mail, withdraws nobody and sends no link elsewhere',
      person('hana', ['hr', 'leader']),
      { actorIsLeader: true },
      ['see', 'see-raters', 'edit', 'open', 'move-deadline', 'cancel', 'release'],
    ],
    ['a leader in it sees it elsewhere', person('lea', ['leader']), { actorIsLeader: true }, []],
    ['another leader nothing', person('max', ['leader']), {}, []],
    ['a coach nothing', person('cora', ['coach']), {}, []],
    ['somebody without a role nothing', person('nora', []), {}, []],
    [
      'a leader runs their own request and cannot end it',
      person('lea', ['leader']),
      { ...requestByLea, actorIsLeader: true },
      ['see', 'see-raters', 'edit', 'open', 'move-deadline', 'cancel'],
    ],
    [
      'HR sees a request and looks after it, without choosing its raters',
      person('hana', ['hr']),
      requestByLea,
      [
        'see',
        'move-deadline',
        'close',
        'end-grace',
        'cancel',
        'release',
        'ask-again',
        'see-invitations',
        'withdraw-invitation',
        'correct-address',
      ],
    ],
    [
      'HR’s own request is like any leader’s to themself',
      person('lea', ['hr', 'leader']),
      { ...requestByLea, actorIsLeader: true },
      ['see', 'see-raters', 'edit', 'open', 'move-deadline', 'cancel', 'release'],
    ],
    ['another leader sees no request', person('max', ['leader']), requestByLea, []],
    [
      'whoever made the organisation’s campaign and left HR nothing',
      person('hana', ['leader']),
      { createdBy: 'hana' },
      [],
    ],
  ])('%s', (_what, actor, standing, deeds) => {
    expect(deedsOf(actor, standing)).toEqual(deeds);
  });

  it('lets HR make campaigns of the organisation, and leaders requests', () => {
    const table = (['hr', 'leader', 'coach'] as const).map((role) => [
      role,
      mayCreate(person('p', [role]), 'organization'),
      mayCreate(person('p', [role]), 'leader'),
    ]);
    expect(table).toEqual([
      ['hr', true, false],
      ['leader', false, true],
      ['coach', false, false],
    ]);
  });

  it('refuses with a sentence that says who may', () => {
    const campaign: CampaignStanding = {
      kind: 'leader',
      state: 'collecting',
      releaseMode: 'automatic',
      createdBy: 'lea',
      actorIsLeader: true,
      ...firstRound,
    };
    expect(() => requireMay(person('lea', ['leader']), campaign, 'close')).toThrowError(/HR ends it/);
    const toHr = { ...campaign, actorIsLeader: false };
    expect(() => requireMay(person('hana', ['hr']), toHr, 'close')).not.toThrow();
  });
});

describe('what the page offers', () => {
  const now = new Date('2026-05-01T00:00:00Z');
  const offered = (actor: Actor, standing: Partial<CampaignStanding>, tallied = false, mayEndGrace = false) =>
    CAMPAIGN_STATES.map((state) =>
      actionsNow(
        actor,
        {
          kind: 'organization',
          releaseMode: 'automatic',
          createdBy: 'hana',
          actorIsLeader: false,
          ...firstRound,
          ...standing,
          state,
        },
        { tallied, mayEndGrace, now },
      ),
    );

  it('follows the state', () => {
    const hr = person('hana', ['hr']);
    const mail = ['see-invitations', 'withdraw-invitation', 'correct-address'];
    const see = ['see-invitations'];
    const collecting = ['move-deadline', 'close', 'cancel', ...mail, 'add-people'];
    const usual = [['edit', 'open', 'cancel'], collecting, see, see, see, see];
    expect(offered(hr, {})).toEqual(usual);
    expect(offered(hr, {}, true)).toEqual(usual);
    expect(offered(hr, { releaseMode: 'by-hr' })).toEqual(usual);
    expect(offered(hr, { releaseMode: 'by-hr' }, true)).toEqual([...usual.slice(0, 3), ['release', ...see], see, see]);
    expect(offered(hr, {}, false, true)).toEqual([...usual.slice(0, 2), ['end-grace', ...see], see, see, see]);
  });

  it('offers to ask once more, after the release, for 60 days, if the campaign was opened so', () => {
    const hr = person('hana', ['hr']);
    const countedAt = new Date('2026-04-01T00:00:00Z');
    const asks = (standing: Partial<CampaignStanding>, who = hr) =>
      offered(who, { countedAt, ...standing }).map((actions) => actions.includes('ask-again'));
    const never = CAMPAIGN_STATES.map(() => false);
    expect(asks({})).toEqual(CAMPAIGN_STATES.map((state) => state === 'released'));
    expect(asks({ furtherRound: false })).toEqual(never);
    expect(asks({ round: 2 })).toEqual(never);
    expect(asks({ countedAt: new Date('2026-03-02T00:00:00Z') })).toEqual(never);
    expect(asks({ finalAt: now })).toEqual(never);
    expect(asks({ kind: 'leader' })).toEqual(never);
    expect(asks({ actorIsLeader: true })).toEqual(never);
    expect(asks({}, person('lea', ['leader']))).toEqual(never);
  });

  it('neither cancels nor withdraws in a further round: reports are out', () => {
    const hr = person('hana', ['hr']);
    expect(offered(hr, { round: 2 })[1]).toEqual(['move-deadline', 'close', 'see-invitations', 'correct-address']);
  });

  it('offers a leader no way to choose the moment', () => {
    const lea = person('lea', ['leader']);
    expect(offered(lea, { ...requestByLea, actorIsLeader: true }, true, true)).toEqual([
      ['edit', 'open', 'cancel'],
      ['move-deadline', 'cancel'],
      [],
      [],
      [],
      [],
    ]);
  });
});
