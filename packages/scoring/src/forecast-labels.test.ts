import { describe, expect, it } from 'vitest';
import { forecastLabels } from './forecast-labels.ts';

describe('forecastLabels', () => {
  it('invites five to secure three', () => {
    expect(forecastLabels({ invitedPerGroup: { peers: 5 }, k: 3, seniorLeaders: 'anonymous' })).toEqual([
      {
        label: 'peers',
        invited: 5,
        identified: false,
        expected: 3,
        outlook: 'fine',
        inviteMore: 0,
        mergesWith: null,
        probablyShownIn: 'peers',
      },
    ]);
  });

  it('says with what a tight label would be merged', () => {
    const forecasts = forecastLabels({
      invitedPerGroup: { 'team-members': 8, peers: 6, 'senior-leaders': 3 },
      k: 3,
      seniorLeaders: 'anonymous',
    });
    expect(forecasts).toMatchObject([
      { label: 'team-members', outlook: 'fine', mergesWith: 'peers', probablyShownIn: 'team-members' },
      { label: 'peers', outlook: 'fine', mergesWith: 'senior-leaders', probablyShownIn: 'peers+senior-leaders' },
      {
        label: 'senior-leaders',
        outlook: 'tight',
        expected: 1,
        inviteMore: 2,
        mergesWith: 'peers',
        probablyShownIn: 'peers+senior-leaders',
      },
    ]);
  });

  it('says so when a label cannot be shown, whoever answers', () => {
    const forecasts = forecastLabels({
      invitedPerGroup: { 'team-members': 1, peers: 1, others: 2 },
      k: 3,
      seniorLeaders: 'anonymous',
    });
    expect(forecasts).toMatchObject([
      { label: 'team-members+peers', outlook: 'below', inviteMore: 3, mergesWith: null, probablyShownIn: null },
      { label: 'others', outlook: 'below', mergesWith: null, probablyShownIn: null },
    ]);
  });

  it('has no doubt about identified senior leaders', () => {
    const forecasts = forecastLabels({ invitedPerGroup: { 'senior-leaders': 1 }, k: 3, seniorLeaders: 'identified' });
    expect(forecasts).toMatchObject([{ outlook: 'fine', inviteMore: 0, probablyShownIn: 'senior-leaders' }]);
  });

  it('takes another rate, and refuses what is none', () => {
    const forecast = (responseRate: number) =>
      forecastLabels({ invitedPerGroup: { peers: 6 }, k: 3, seniorLeaders: 'anonymous', responseRate })[0];
    expect(forecast(0.4)).toMatchObject({ expected: 2, outlook: 'tight', inviteMore: 2 });
    expect(forecast(1)).toMatchObject({ expected: 6, outlook: 'fine' });
    expect(() => forecast(0)).toThrow('response rate');
    expect(() => forecast(Number.NaN)).toThrow('got NaN');
  });
});
