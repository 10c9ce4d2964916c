export { answersInvalid, fieldOfAnswerProblem, unstorableText } from './answer-problems.ts';
export { cleanText } from './clean-text.ts';
export { type FrozenInstruments, frozenInstruments } from './frozen-instruments.ts';
