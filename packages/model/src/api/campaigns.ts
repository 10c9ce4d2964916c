import { z } from 'zod';
import { emailSchema, idSchema, instantSchema, lineSchema } from './common.ts';

export const campaignStateSchema = z.enum(['draft', 'collecting', 'closing', 'closed', 'released', 'cancelled']);
export const raterGroupSchema = z.enum(['team-members', 'peers', 'senior-leaders', 'others']);
export const campaignKindSchema = z.enum(['organization', 'leader']);

const settings = {
  name: lineSchema(120),
  deadlineAt: instantSchema,
  minimumGroupSize: z.number().int().min(3).max(10),
  seniorLeaders: z.enum(['anonymous', 'identified']),
  releaseMode: z.enum(['automatic', 'by-hr']),
  reportReaders: z.enum(['leader', 'leader-and-hr']),
  graceHours: z.number().int().min(0).max(72),
  /** How often everybody who was asked is reminded: 2 is half-way and two days before the end, 1 the latter alone. */
  reminders: z.number().int().min(0).max(2),
  promptIds: z.array(z.string().max(100)).max(6),
  /** May those who have not answered be asked once more, after the reports are out? */
  furtherRound: z.boolean(),
  /** Whom the manifest's hash is mailed to when the campaign opens: a works council, say. */
  auditorAddress: emailSchema.nullable(),
};

/** POST /api/v1/campaigns. A leader's own request is `kind: 'leader'`: about the leader alone, whatever `leaderIds` says. */
export const createCampaignSchema = z.object({
  kind: campaignKindSchema.default('organization'),
  name: settings.name,
  deadlineAt: settings.deadlineAt,
  minimumGroupSize: settings.minimumGroupSize.default(3),
  seniorLeaders: settings.seniorLeaders.default('anonymous'),
  releaseMode: settings.releaseMode.default('automatic'),
  reportReaders: settings.reportReaders.default('leader'),
  graceHours: settings.graceHours.default(24),
  reminders: settings.reminders.default(2),
  promptIds: settings.promptIds.optional(),
  furtherRound: settings.furtherRound.default(false),
  auditorAddress: settings.auditorAddress.default(null),
  leaderIds: z.array(idSchema).max(500).default([]),
});

/** PATCH /api/v1/campaigns/:id, drafts only. */
export const updateCampaignSchema = z.object(settings).partial();

/** PUT /api/v1/campaigns/:id/deadline: later, never earlier. */
export const moveDeadlineSchema = z.object({ deadlineAt: instantSchema });

/** POST /api/v1/campaigns/:id/ask-again: until when those who have not answered may. */
export const askAgainSchema = z.object({ deadlineAt: instantSchema });

/** PUT /api/v1/campaigns/:id/leaders, drafts only: who is in, raters proposed for the new ones. */
export const setLeadersSchema = z.object({ leaderIds: z.array(idSchema).max(500) });

/** What may be done now, by the one who asks. */
export const campaignActionSchema = z.enum([
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
  'add-people',
]);

export const campaignSummarySchema = z.object({
  id: idSchema,
  kind: campaignKindSchema,
  name: z.string(),
  state: campaignStateSchema,
  deadlineAt: instantSchema,
  leaders: z.number().int(),
  invitations: z.number().int(),
  /** 2 once people are or were asked once more; what was released stays readable meanwhile. */
  round: z.number().int(),
  createdByName: z.string(),
  /** A request that the one who asks has made about themself. */
  mine: z.boolean(),
});
export type CampaignSummary = z.infer<typeof campaignSummarySchema>;
export const campaignListSchema = z.object({ campaigns: z.array(campaignSummarySchema) });

/** A label as it stands (after opening) or would stand (draft), with what will probably become of it. */
export const labelOutlookSchema = z.object({
  label: z.string(),
  groups: z.array(raterGroupSchema),
  invited: z.number().int(),
  identified: z.boolean(),
  /** 'fine', 'tight' (may well stay below), 'below' (cannot reach the threshold). */
  outlook: z.enum(['fine', 'tight', 'below']),
  /** The label (of other groups) that it would be shown together with if it stays below; null: then it would be held back. */
  mergesInto: z.string().nullable(),
  /** While collecting: once a day. Null before opening. */
  progress: z.enum(['not-yet', 'enough']).nullable(),
  asOf: z.iso.date().nullable(),
});
export type LabelOutlook = z.infer<typeof labelOutlookSchema>;

export const campaignLeaderSchema = z.object({
  leaderId: idSchema,
  name: z.string(),
  title: z.string().nullable(),
  department: z.string().nullable(),
  raters: z.number().int(),
  labels: z.array(labelOutlookSchema),
  selfAssessment: z.enum(['not-begun', 'begun', 'sent']),
  reportReadable: z.boolean(),
});

export const deliverySchema = z.object({
  queued: z.number().int(),
  accepted: z.number().int(),
  failed: z.number().int(),
});
export type Delivery = z.infer<typeof deliverySchema>;

export const campaignSchema = z.object({
  id: idSchema,
  kind: campaignKindSchema,
  name: z.string(),
  state: campaignStateSchema,
  createdByName: z.string(),
  deadlineAt: instantSchema,
  graceHours: z.number().int(),
  graceEndsAt: instantSchema.nullable(),
  openedAt: instantSchema.nullable(),
  closedAt: instantSchema.nullable(),
  releasedAt: instantSchema.nullable(),
  minimumGroupSize: z.number().int(),
  seniorLeaders: settings.seniorLeaders,
  releaseMode: settings.releaseMode,
  reportReaders: settings.reportReaders,
  reminders: z.number().int(),
  promptIds: z.array(z.string()),
  furtherRound: settings.furtherRound,
  auditorAddress: z.string().nullable(),
  /** 2 once people are or were asked once more; what was released stays readable meanwhile. */
  round: z.number().int(),
  /** Until when people can be asked once more; null when they cannot be. */
  askAgainUntil: instantSchema.nullable(),
  /** Something of the further round was held back: that, and nothing about whom or why. */
  furtherRoundStopped: z.boolean(),
  instrument: z.object({ id: z.string(), version: z.string().nullable() }),
  leaders: z.array(campaignLeaderSchema),
  delivery: deliverySchema,
  /** How the campaign's keys stand, for HR; null to others, and where none is needed (any more). `issuing`, `counting`: they are there. */
  keys: z.object({ issuing: z.boolean(), counting: z.boolean(), backedUp: z.boolean() }).nullable(),
  /** Answers per day in groups that have enough, campaign-wide, once at least five stand behind a day. */
  answersByDay: z.array(z.object({ day: z.iso.date(), answered: z.number().int() })),
  actions: z.array(campaignActionSchema),
});
export type Campaign = z.infer<typeof campaignSchema>;

/** Raters of one leader. GET and PUT /api/v1/campaigns/:id/leaders/:leaderId/raters. */
export const leaderParamsSchema = z.object({ id: idSchema, leaderId: idSchema });
export const raterSchema = z.object({
  personId: idSchema,
  name: z.string(),
  email: z.string(),
  title: z.string().nullable(),
  inDirectory: z.boolean(),
  group: raterGroupSchema,
  source: z.enum(['org-chart', 'by-hand']),
  /** Do they stand right above the leader in the org chart, or one further up? */
  above: z.enum(['manager', 'managers-manager']).nullable(),
  /**
   * In an open campaign: asked as at the opening, added since, or taken out since. Always 'asked' in a draft, and for whoever the
   * campaign is about: who could not answer is not theirs to know.
   */
  standing: z.enum(['asked', 'added-later', 'taken-out']),
});
export type Rater = z.infer<typeof raterSchema>;
export const leaderRatersSchema = z.object({
  leaderId: idSchema,
  leaderName: z.string(),
  editable: z.boolean(),
  /** The campaign's threshold, and how many asked in one group usually bring as many answers. */
  minimumGroupSize: z.number().int(),
  usuallyEnough: z.number().int(),
  raters: z.array(raterSchema),
  labels: z.array(labelOutlookSchema),
  /** Warnings in product words, about groups that are small or would be merged. */
  warnings: z.array(z.string()),
});
export type LeaderRaters = z.infer<typeof leaderRatersSchema>;
export const setRatersSchema = z.object({
  raters: z.array(z.object({ personId: idSchema, group: raterGroupSchema })).max(500),
});

/** POST /api/v1/campaigns/:id/leaders/:leaderId/raters/added: somebody more is asked, while the campaign collects. */
export const addRaterSchema = z.object({ personId: idSchema, group: raterGroupSchema });

/** POST /api/v1/campaigns/:id/leaders/added: a leader more. Without raters those are asked whom the org chart proposes. */
export const addLeaderSchema = setRatersSchema.partial().extend({ leaderId: idSchema });

/** GET /api/v1/campaigns/:id/leaders/added?leaderId=: who would be asked about a leader whom HR adds. Changes nothing. */
export const leaderAdditionQuerySchema = z.object({ leaderId: idSchema });
export const leaderAdditionSchema = z.object({
  /** Why the leader cannot be added, in product words; empty when they can. */
  refusals: z.array(z.string()),
  /** Whom the org chart proposes, each once: all of them get a mail. */
  raters: z.array(raterSchema.pick({ personId: true, name: true, title: true, group: true })),
  /** How many of them are asked in this campaign already, and get their link once more. */
  askedAlready: z.number().int(),
});
export type LeaderAddition = z.infer<typeof leaderAdditionSchema>;

/** In product words: what HR's own campaigns about the leader who was added, laid side by side, could give away from now on. */
export const leaderAddedSchema = z.object({ warnings: z.array(z.string()) });

/** Why a mail did not leave. */
export const mailFailures = [
  'address-refused',
  'mail-refused',
  'sender-refused',
  'login-refused',
  'server-busy',
  'server-unreachable',
  'server-too-slow',
  'not-sent',
  // A server had taken it, and gave it back later: `returned-elsewhere` from an address to which the recipient's passes mail on.
  'mail-returned',
  'returned-elsewhere',
] as const;
/** Why a mail of a campaign was not sent any more when its turn came. */
export const mailsNotNeeded = ['invitation-withdrawn', 'campaign-over', 'person-gone', 'link-held-elsewhere'] as const;

/** GET /api/v1/campaigns/:id/invitations: delivery of the mail per person, and nothing about answering. For HR alone. */
export const invitationDeliverySchema = z.object({
  invitationId: idSchema,
  name: z.string(),
  email: z.string(),
  delivery: z.enum(['queued', 'accepted', 'failed']),
  /** One of `mailFailures` or `mailsNotNeeded`; an older database may hold others. */
  error: z.string().nullable(),
  removed: z.boolean(),
});
export type InvitationDelivery = z.infer<typeof invitationDeliverySchema>;
export const invitationDeliveriesSchema = z.object({ invitations: z.array(invitationDeliverySchema) });

/**
 * An event of GET /api/v1/campaigns/:id/events (text/event-stream, event name "campaign"). The actions are in it because they can
 * change while the state does not: a closed campaign whose answers have been counted can be released.
 */
export const campaignEventSchema = z.object({
  state: campaignStateSchema,
  delivery: deliverySchema,
  deadlineAt: instantSchema,
  actions: z.array(campaignActionSchema),
});
export type CampaignEvent = z.infer<typeof campaignEventSchema>;

/** DELETE /api/v1/campaigns/:id/invitations/:invitationId: the link stops working. Says nothing about answers. */
export const invitationParamsSchema = z.object({ id: idSchema, invitationId: idSchema });
export const invitationWithdrawnSchema = z.object({
  /** In product words: what HR's own campaigns, laid side by side, could give away from now on. */
  warnings: z.array(z.string()),
});

/** PUT /api/v1/campaigns/:id/invitations/:invitationId/address: for a mail that came back; it goes out again. */
export const correctAddressSchema = z.object({ email: emailSchema });

/** GET /api/v1/campaigns/:id/opening: what opening a draft would be refused for and warned of, in product words. Changes nothing. */
export const openingCheckSchema = z.object({
  /** Why it cannot be opened as it stands; empty when it can. */
  refusals: z.array(z.string()),
  warnings: z.array(z.string()),
});
export type OpeningCheck = z.infer<typeof openingCheckSchema>;

/** POST /api/v1/campaigns/:id/{open,close,end-grace,cancel,release,ask-again}. */
export const campaignTransitionSchema = z.object({
  id: idSchema,
  state: campaignStateSchema,
  /** What the one who did it should know, in product words; opening may have some. */
  warnings: z.array(z.string()),
});
export type CampaignTransition = z.infer<typeof campaignTransitionSchema>;
