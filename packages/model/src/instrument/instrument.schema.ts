import { z } from 'zod';

/** The three focuses of the mastery model, in the order of its figure (the rows of the heatmap). */
export const FOCI = ['heartset', 'mindset', 'skillset'] as const;

/** The three applications of the mastery model, in the order of its figure (the columns of the heatmap). */
export const APPLICATIONS = ['individual', 'relational', 'mission'] as const;

/** The three grades that the model gives to some of its masteries. */
export const MASTERY_LEVELS = ['foundational', 'mid-level', 'advanced'] as const;

/** The career stages that the model's advice is written for, in order. */
export const CAREER_STAGES = ['emerging', 'mid-level', 'senior'] as const;

export const focusIdSchema = z.enum(FOCI);
export const applicationIdSchema = z.enum(APPLICATIONS);
export const masteryLevelSchema = z.enum(MASTERY_LEVELS);
export const careerStageSchema = z.enum(CAREER_STAGES);

/** An id inside an instrument: kebab-case, at most 60 characters, stable over versions and languages. */
export const instrumentEntryIdSchema = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

const semanticVersionSchema = z
  .string()
  .max(20)
  .regex(/^\d+\.\d+\.\d+$/);

/** A name, a title or a label. */
const shortTextSchema = z.string().trim().min(1).max(160);

/** A sentence that a draft may still lack: empty means "not written yet", and `checkInstrument` says so. */
const draftTextSchema = z.string().trim().max(600);

/**
 * Where in the published model an entry comes from. `document` is the id of one of the instrument's documents,
 * `slide` one of the slide titles listed there; an empty slide means that a draft has not named it yet.
 */
export const sourceReferenceSchema = z.object({ document: instrumentEntryIdSchema, slide: z.string().trim().max(160) });

export const instrumentDocumentSchema = z.object({
  id: instrumentEntryIdSchema,
  title: shortTextSchema,
  publisher: shortTextSchema,
  year: z.number().int().min(1900).max(2200),
  slides: z.array(shortTextSchema).min(1).max(60),
});

/** The rating scale: whole numbers from `minimum` to `maximum`, one labelled option each, and "not observed" beside it. */
export const instrumentScaleSchema = z.object({
  minimum: z.number().int().min(0).max(10),
  maximum: z.number().int().min(1).max(10),
  /** Asked above the ratings of others; each statement completes it. */
  question: draftTextSchema,
  /** Asked above the leader's ratings of themselves. */
  selfQuestion: draftTextSchema,
  options: z
    .array(z.object({ value: z.number().int().min(0).max(10), label: shortTextSchema }))
    .min(2)
    .max(11),
  /** Stored as "no answer", never as a number; `selfLabel` is the wording on the leader's own form. */
  notObserved: z.object({ label: shortTextSchema, selfLabel: shortTextSchema }),
});

export const instrumentFocusSchema = z.object({
  id: focusIdSchema,
  name: shortTextSchema,
  /** The model's own short form, e.g. "feelings matter". */
  idea: shortTextSchema,
  description: draftTextSchema,
});

export const instrumentApplicationSchema = z.object({
  id: applicationIdSchema,
  name: shortTextSchema,
  /** The model's own short form, e.g. "leading others". */
  idea: shortTextSchema,
  description: draftTextSchema,
});

export const instrumentCellSchema = z.object({
  id: instrumentEntryIdSchema,
  focus: focusIdSchema,
  application: applicationIdSchema,
  /** Focus and application in words, e.g. "Mindset · Relational". */
  name: shortTextSchema,
  /** What the cell is about in one phrase; heads its page of the survey. */
  headline: draftTextSchema,
});

/** A grade of a mastery, set only where the model's prose says it; `because` quotes the sentence that it rests on. */
export const itemLevelSchema = z.object({ value: masteryLevelSchema, because: z.string().trim().min(1).max(400) });

export const instrumentItemSchema = z.object({
  id: instrumentEntryIdSchema,
  /** `null` for the core item, which stands in no cell. */
  cellId: instrumentEntryIdSchema.nullable(),
  name: shortTextSchema,
  /** Other names of the same mastery in the model's publication. */
  aliases: z.array(shortTextSchema).max(5),
  level: itemLevelSchema.nullable(),
  /** What raters read: third person, starts with a verb. */
  statement: draftTextSchema,
  /** What the leader reads: the same behaviour in the first person. */
  selfStatement: draftTextSchema,
  source: sourceReferenceSchema,
});

/** An open question to raters. Where `mayIdentify` is true an honest answer gives its writer away. */
export const askOthersPromptSchema = z.object({
  id: instrumentEntryIdSchema,
  application: applicationIdSchema,
  prompt: draftTextSchema,
  mayIdentify: z.boolean(),
  source: sourceReferenceSchema,
});

/** A question that the leader answers alone; the answers are the leader's only. */
export const askYourselfPromptSchema = z.object({
  id: instrumentEntryIdSchema,
  application: applicationIdSchema,
  prompt: draftTextSchema,
  source: sourceReferenceSchema,
});

export const practiceSchema = z.object({
  id: instrumentEntryIdSchema,
  application: applicationIdSchema,
  kind: z.enum(['assess', 'act']),
  title: shortTextSchema,
  text: draftTextSchema,
  source: sourceReferenceSchema,
});

export const resourceSchema = z.object({
  id: instrumentEntryIdSchema,
  application: applicationIdSchema,
  kind: z.enum(['learn', 'engage']),
  title: shortTextSchema,
  by: shortTextSchema.nullable(),
  url: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .nullable(),
  source: sourceReferenceSchema,
});

/** What a leader of a career stage should work on; `favours` is the machine-readable half of `text`. */
export const adviceSchema = z.object({
  id: instrumentEntryIdSchema,
  careerStage: careerStageSchema,
  /** 1 is what comes first within the career stage. */
  order: z.number().int().min(1).max(20),
  text: draftTextSchema,
  favours: z.object({
    applications: z.array(applicationIdSchema).max(3),
    levels: z.array(masteryLevelSchema).max(3),
    items: z.array(instrumentEntryIdSchema).max(50),
  }),
  source: sourceReferenceSchema,
});

/**
 * A 360-degree instrument in one language: what `GET /api/v1/instruments/{id}` returns.
 *
 * The schema bounds shapes and lengths and lets a draft's texts be empty; whether the instrument hangs together and may
 * be published is `checkInstrument`'s answer.
 */
export const instrumentSchema = z.object({
  id: instrumentEntryIdSchema,
  version: semanticVersionSchema,
  /** BCP 47 tag of the language of the texts, e.g. "en". */
  locale: z.string().min(2).max(35),
  name: shortTextSchema,
  credit: draftTextSchema,
  documents: z.array(instrumentDocumentSchema).min(1).max(10),
  scale: instrumentScaleSchema,
  foci: z.array(instrumentFocusSchema).max(3),
  applications: z.array(instrumentApplicationSchema).max(3),
  /** The item at the centre of the figure, in no cell, and the phrase that heads its page of the survey. */
  core: z.object({ itemId: instrumentEntryIdSchema, headline: draftTextSchema }),
  cells: z.array(instrumentCellSchema).max(9),
  items: z.array(instrumentItemSchema).max(200),
  askOthers: z.array(askOthersPromptSchema).max(100),
  askYourself: z.array(askYourselfPromptSchema).max(100),
  practices: z.array(practiceSchema).max(100),
  resources: z.array(resourceSchema).max(200),
  advice: z.array(adviceSchema).max(50),
});

export type FocusId = z.infer<typeof focusIdSchema>;
export type ApplicationId = z.infer<typeof applicationIdSchema>;
export type MasteryLevel = z.infer<typeof masteryLevelSchema>;
export type CareerStage = z.infer<typeof careerStageSchema>;
export type CellId = `${FocusId}-${ApplicationId}`;
export type SourceReference = z.infer<typeof sourceReferenceSchema>;
export type InstrumentDocument = z.infer<typeof instrumentDocumentSchema>;
export type InstrumentScale = z.infer<typeof instrumentScaleSchema>;
export type InstrumentFocus = z.infer<typeof instrumentFocusSchema>;
export type InstrumentApplication = z.infer<typeof instrumentApplicationSchema>;
export type InstrumentCell = z.infer<typeof instrumentCellSchema>;
export type ItemLevel = z.infer<typeof itemLevelSchema>;
export type InstrumentItem = z.infer<typeof instrumentItemSchema>;
export type AskOthersPrompt = z.infer<typeof askOthersPromptSchema>;
export type AskYourselfPrompt = z.infer<typeof askYourselfPromptSchema>;
export type Practice = z.infer<typeof practiceSchema>;
export type Resource = z.infer<typeof resourceSchema>;
export type Advice = z.infer<typeof adviceSchema>;
export type Instrument = z.infer<typeof instrumentSchema>;
