export { fieldOfAnswerProblem, unstorableText } from './answer-problems.ts';
export { cleanText } from './clean-text.ts';
export { type FrozenInstrument, type FrozenInstruments, frozenInstruments } from './frozen-instruments.ts';
