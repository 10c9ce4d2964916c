import { z } from 'zod';

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
