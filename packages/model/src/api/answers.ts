import { z } from 'zod';
import { idSchema } from './common.ts';

/** The longest comment, in characters. */
export const commentMaximum = 2000;
/** The most prompts that a campaign asks. */
export const promptsMaximum = 6;

export const itemIdSchema = z.string().min(1).max(100);

/** A rating: a step of the scale, or not observed (which also stands for "I'd rather not"). Which steps exist is the instrument's to say. */
export const ratingSchema = z.union([z.number().min(-1000).max(1000), z.literal('not-observed')]);

export const commentSchema = z.object({
  promptId: itemIdSchema,
  text: z.string().max(commentMaximum),
  mode: z.enum(['as-written', 'only-that-commented']),
});

export const answerSheetSchema = z.object({
  ratings: z.record(itemIdSchema, ratingSchema),
  comments: z.array(commentSchema).max(promptsMaximum),
});
export type AnswerSheetOnWire = z.infer<typeof answerSheetSchema>;

/** POST /api/v1/answers: no cookie, no sign-in. The ticket (128 bits or more, base64url) is all that it takes. */
export const redeemAnswersSchema = z.object({
  ticket: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  campaignId: idSchema,
  subjectKey: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
  label: z
    .string()
    .max(100)
    .regex(/^[a-z+-]+$/),
  answers: answerSheetSchema,
  /** Anything, ignored: a client may fill its body up to one size, so that the size says nothing about the answers. */
  padding: z
    .string()
    .max(64 * 1024)
    .optional(),
});
export type RedeemAnswers = z.infer<typeof redeemAnswersSchema>;
export const answersCountedSchema = z.object({ status: z.literal('counted') });
