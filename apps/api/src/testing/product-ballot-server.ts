import { ballotInfo } from '@heartset/ballot/protocol/ballot-info';
import { packRedeem } from '@heartset/ballot/protocol/redeem-body';
import type { AskedServer } from '@heartset/ballot/testing/memory-device';
import type { IssueReply, Redeem, RedeemReply, ServerFault } from '@heartset/ballot/testing/memory-server';
import type { ClientBase } from 'pg';
import { closeDatabase, openDatabase } from '../db/client.ts';
import type { CampaignStage } from './campaign-stage.ts';
import { askForBallot, sendBallot } from './play-device.ts';
import { createTestApp, type TestApp } from './test-app.ts';
import type { TestDatabase } from './test-database.ts';

/** The product as the model of a device asks it, over its real routes and on its real database. */
export interface ProductBallotServer extends AskedServer {
  close(): Promise<void>;
}

const issueDecisions: Record<string, IssueReply['decision']> = {
  'continue-where-you-began': 'other',
  'campaign-ended': 'not-collecting',
  'link-withdrawn': 'not-collecting',
};
const redeemDecisions: Record<string, RedeemReply['decision']> = {
  'answers-differ': 'other',
  'answers-invalid': 'answers-refused',
  'ballot-unknown': 'unknown',
  'campaign-ended': 'closed',
};

/**
 * @param stage a campaign that is open; its assignments are the raters, in their order
 * @example const server = await productBallotServer(database, stage);
 */
export async function productBallotServer(database: TestDatabase, stage: CampaignStage): Promise<ProductBallotServer> {
  const sound = await createTestApp(database);
  const falling = await appThatFallsOver(database);
  const appOf = (fault: ServerFault): TestApp => (fault === 'none' ? sound : falling.product);
  return {
    assignments: stage.assignments.map(({ subjectKey, label }) => ({
      info: ballotInfo({ campaign: stage.campaignId, leader: subjectKey, label }),
    })),
    issue: async (rater, blindedElement, fault) => {
      const assignment = stage.assignments[rater];
      if (!assignment) throw new RangeError('No such rater.');
      const reply = await askForBallot(appOf(fault), assignment, { blindedElement });
      if (reply.statusCode === 200) {
        return { decision: 'first', reply: Uint8Array.from(Buffer.from(reply.json().reply, 'base64url')) };
      }
      return fault === 'none' ? { decision: decisionOf(issueDecisions, reply.json().code), reply: null } : null;
    },
    redeem: async (request: Redeem, fault) => {
      // The limit that all have together refills with the clock, which stands still in tests.
      appOf(fault).clock.advance(1000);
      const reply = await sendBallot(appOf(fault), Buffer.from(packRedeem(request)));
      if (reply.statusCode === 200) return { decision: 'first', receipt: String(reply.json().receipt) };
      return fault === 'none' ? { decision: decisionOf(redeemDecisions, reply.json().code), receipt: null } : null;
    },
    close: async () => {
      await sound.close();
      await falling.close();
    },
  };
}

function decisionOf<Decision>(known: Readonly<Record<string, Decision>>, code: string): Decision {
  const decision = known[code];
  if (decision === undefined) throw new Error(`The product refused with ${code}.`);
  return decision;
}

/** A second process whose statements about ballots are all done by PostgreSQL and never committed: it ends before they are. */
async function appThatFallsOver(database: TestDatabase): Promise<{ product: TestApp; close(): Promise<void> }> {
  const api = openDatabase(database.urls.api, {
    applicationName: 'heartset falling over',
    maximumConnections: 2,
    onIdleError: () => undefined,
  });
  api.$client.on('connect', (client: ClientBase) => {
    const query = client.query.bind(client) as (...words: unknown[]) => unknown;
    const value = (...words: unknown[]): unknown => {
      const answer = words.at(-1);
      if (!isAboutBallots(words[0]) || typeof answer !== 'function') return query(...words);
      return query('BEGIN', () =>
        query(...words.slice(0, -1), () => query('ROLLBACK', () => answer(new Error('the process has ended')))),
      );
    };
    Object.defineProperty(client, 'query', { value });
  });
  const product = await createTestApp({ ...database, api });
  return {
    product,
    close: async () => {
      await product.close();
      await closeDatabase(api);
    },
  };
}

function isAboutBallots(statement: unknown): boolean {
  const text =
    typeof statement === 'object' && statement !== null && 'text' in statement
      ? String(statement.text)
      : `${statement}`;
  return /\b(issue|redeem)_ballot\(/.test(text);
}
