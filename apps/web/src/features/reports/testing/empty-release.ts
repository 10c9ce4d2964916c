import type { LeaderRelease } from '@heartset/model';

/** A release of a first round in which nothing stands, not even who was asked: tests fill in what they are about. */
export const emptyRelease: LeaderRelease = {
  releaseSchemaVersion: 1,
  methodVersion: '1.0.0',
  subject: { campaignId: 'campaign', subjectKey: 'subject' },
  instrument: { id: 'hcl-360', version: '1.0.0' },
  scale: { minimum: 1, maximum: 5 },
  policy: { minimumGroupSize: 3, seniorLeaders: 'anonymous', releaseMode: 'automatic', furtherRound: false },
  groups: [],
  labels: [],
  blocks: [],
  everyoneElse: { status: 'withheld', reason: 'too-few-answers' },
  cells: [],
  items: [],
  strengths: [],
  comments: [],
};
