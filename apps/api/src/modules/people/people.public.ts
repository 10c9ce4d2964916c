export { requireHr } from './people.access.ts';
