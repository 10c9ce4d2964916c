export {
  type AnswerSheet,
  type AnswerSheetFrame,
  type AnswerSheetProblem,
  COMMENT_MODES,
  type CommentMode,
  checkAnswerSheet,
  NOT_OBSERVED,
} from './campaign/answer-sheet.ts';
export {
  ASK_AGAIN_DAYS,
  acceptsAnswers,
  askAgainUntil,
  CAMPAIGN_EVENTS,
  CAMPAIGN_ROUNDS,
  CAMPAIGN_STATES,
  type CampaignEvent,
  type CampaignState,
  EVENT_CAUSES,
  type EventCause,
  type FurtherRoundStanding,
  furtherRoundMayFollow,
  isCancellable,
  isCollecting,
  isEditable,
  isReadable,
  KEEP_KEYS_DAYS,
  KEEP_UNCOUNTED_DAYS,
  mayCause,
  nextState,
  type TransitionRefusal,
  uncountedKeptUntil,
} from './campaign/campaign-state.ts';
export {
  formatLabel,
  GROUPS,
  type Group,
  groupsOfLabel,
  isGroup,
  isLabel,
  LABELS,
  type Label,
  parseLabel,
} from './campaign/groups.ts';
export {
  type CampaignPolicy,
  campaignPolicySchema,
  DEFAULT_CAMPAIGN_POLICY,
  MINIMUM_GROUP_SIZE,
} from './campaign/policy.ts';
export {
  type OrgChart,
  type OrgChartPerson,
  type ProposedRater,
  proposeRaters,
  readOrgChart,
} from './campaign/propose-raters.ts';
export {
  type DecodedRaterCode,
  decodeRaterCode,
  encodeRaterCode,
  inGroups,
  type RaterCodeMistake,
} from './campaign/rater-code.ts';
export { BAD_ROW_REASONS, type BadRow, type BadRowReason } from './directory/bad-row.ts';
export {
  DIRECTORY_FIELDS,
  type DirectoryColumns,
  type DirectoryField,
  type DirectoryRow,
  missingFields,
} from './directory/directory-field.ts';
export { DIRECTORY_LIMITS, type DirectoryPerson, fullNameOf } from './directory/directory-person.ts';
export {
  type ChangedField,
  type DirectoryPlan,
  type PlannedPerson,
  planDirectoryImport,
} from './directory/plan-directory-import.ts';
export { recognizeColumns } from './directory/recognize-columns.ts';
export type { ManagerTarget } from './directory/resolve-managers.ts';
export { checkInstrument, type InstrumentCheck, type InstrumentCounts } from './instrument/check-instrument.ts';
export { composeInstrument } from './instrument/compose-instrument.ts';
export {
  type Advice,
  APPLICATIONS,
  type ApplicationId,
  type AskOthersPrompt,
  type AskYourselfPrompt,
  applicationIdSchema,
  CAREER_STAGES,
  type CareerStage,
  type CellId,
  careerStageSchema,
  FOCI,
  type FocusId,
  focusIdSchema,
  type Instrument,
  type InstrumentApplication,
  type InstrumentCell,
  type InstrumentDocument,
  type InstrumentFocus,
  type InstrumentItem,
  type InstrumentScale,
  type ItemLevel,
  instrumentEntryIdSchema,
  instrumentSchema,
  MASTERY_LEVELS,
  type MasteryLevel,
  masteryLevelSchema,
  type Practice,
  type Resource,
  type SourceReference,
} from './instrument/instrument.schema.ts';
export type { InstrumentProblem, InstrumentProblemCode } from './instrument/instrument-problem.ts';
export type { InstrumentStructure, InstrumentTexts, InstrumentTextsFor } from './instrument/instrument-structure.ts';
export { suggestedPrompts } from './instrument/suggested-prompts.ts';
export { getInstrument, getInstrumentRecord, type InstrumentRecord } from './instruments/get-instrument.ts';
export { hcl360Counts } from './instruments/hcl-360/expected-counts.ts';
export { hcl360Structure, instrumentVersion } from './instruments/hcl-360/structure/hcl-360.structure.ts';
export { HEAT_STEP_EDGES, type HeatStep, heatStep } from './publication/heat-step.ts';
export {
  ORGANIZATION_RELEASE_SCHEMA_VERSION,
  type OrganizationCell,
  type OrganizationRelease,
  type OrganizationSegment,
  organizationReleaseSchema,
  SEGMENT_DIMENSIONS,
  type SegmentDimension,
} from './publication/organization-release.ts';
export type { Publishable } from './publication/publishable.ts';
export {
  MINIMUM_LEADERS,
  REASON_CODES,
  REASON_TEXTS,
  type ReasonCode,
  reasonSentence,
} from './publication/reason-texts.ts';
export {
  type AnswerDistribution,
  type EveryoneElseValue,
  type LeaderRelease,
  leaderReleaseSchema,
  type PublishedValue,
  type QuarterBand,
  RELEASE_SCHEMA_VERSION,
  type ReleasedBlock,
  type ReleasedBlockCell,
  type ReleasedBlockItem,
  type ReleasedCell,
  type ReleasedCommentPool,
  type ReleasedItem,
  SELF_VERDICTS,
  type SelfComparison,
  type SelfReport,
  type SelfVerdict,
  selfReportSchema,
  type ValueMark,
  type Withheld,
} from './publication/release.ts';
