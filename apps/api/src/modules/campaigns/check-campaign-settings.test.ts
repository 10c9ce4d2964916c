import { getInstrument } from '@heartset/model';
import { describe, expect, it } from 'vitest';
import { checkOwnRequest, requireFittingAnswers } from './check-campaign-settings.ts';

describe('the answers to a campaign’s questions', () => {
  const instrument = getInstrument('hcl-360');
  const itemIds = instrument?.items.map(({ id }) => id) ?? [];
  const promptIds = instrument?.askOthers.map(({ id }) => id) ?? [];

  it('fit into a ballot, with as many open questions as may be chosen', () => {
    expect(itemIds.length).toBeGreaterThan(40);
    requireFittingAnswers({ itemIds, promptIds: promptIds.slice(0, 6) });
  });

  it('are refused before anybody is asked, where the longest would not', () => {
    const seven = Array.from({ length: 7 }, (_, index) => `prompt-${index}`);
    expect(() => requireFittingAnswers({ itemIds, promptIds: seven })).toThrow(/Choose fewer open questions/);
  });
});

it('a leader’s own request writes to nobody whom the leader names', () => {
  checkOwnRequest('leader', { auditorAddress: null });
  checkOwnRequest('organization', { auditorAddress: 'council@hospital.example' });
  expect(() => checkOwnRequest('leader', { auditorAddress: 'council@hospital.example' })).toThrow(/your own request/);
});
