import { sql } from 'drizzle-orm';
import { campaigns } from '../../db/schema/campaigns.ts';
import { assignments } from '../../db/schema/invitations.ts';

/** Do people answer under their own name under an assignment's label? Both were fixed at opening. In a query of campaigns and assignments. */
export const identifiedLabel = sql<boolean>`(${campaigns.seniorLeaders} = 'identified' AND ${assignments.label} = 'senior-leaders')`;
