/** A page that anybody may read. */
export interface PublicPage {
  name: 'how-it-works' | 'receipts' | 'accessibility' | 'stop';
  /** As it stands in the address, whether there is such a campaign or not; empty for a page about none. */
  campaignId: string;
}

/**
 * The page that an address asks for; null for the survey itself.
 *
 * @example readPublicPage('/receipts/6f9619ff-8b86-4d01-b42d-00c04fc964ff')?.name // 'receipts'
 */
export function readPublicPage(path: string): PublicPage | null {
  const [, name, campaignId = ''] = path.split('/');
  if (name === 'accessibility' || name === 'stop') return { name, campaignId: '' };
  return (name === 'how-it-works' || name === 'receipts') && campaignId !== '' ? { name, campaignId } : null;
}
