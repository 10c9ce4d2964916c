export { readMe } from './auth.queries.ts';
export { callerNetwork } from './caller-network.ts';
export { endSignIns } from './end-sign-ins.ts';
export { loadActor } from './load-actor.ts';
export { type OpenedSession, openSession } from './open-session.ts';
