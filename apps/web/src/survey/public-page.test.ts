import { describe, expect, it } from 'vitest';
import { readPublicPage } from './public-page.ts';

describe('the pages that need no invitation', () => {
  it('are known by their address alone', () => {
    const campaignId = '6f9619ff-8b86-4d01-b42d-00c04fc964ff';
    expect(readPublicPage(`/how-it-works/${campaignId}`)).toEqual({ name: 'how-it-works', campaignId });
    expect(readPublicPage(`/receipts/${campaignId}/`)).toEqual({ name: 'receipts', campaignId });
    expect(readPublicPage('/receipts/nothing')).toEqual({ name: 'receipts', campaignId: 'nothing' });
    expect(readPublicPage('/accessibility')).toEqual({ name: 'accessibility', campaignId: '' });
    for (const path of ['/stop', '/stop/', '/stop/AAAAAAAAAAAAAAAAAAAAAA'])
      expect(readPublicPage(path)).toEqual({ name: 'stop', campaignId: '' });
    for (const path of ['/a', '/a/', '/how-it-works', '/receipts/']) expect(readPublicPage(path)).toBeNull();
  });
});
