export { loadLabelsToday } from './labels-today.queries.ts';
