const prefix = '/how-it-works/';

/**
 * The campaign that an address asks to explain, whether there is one or not; null for every other page of the survey.
 *
 * @example explainedCampaign('/how-it-works/6f9619ff-8b86-4d01-b42d-00c04fc964ff') // '6f9619ff-8b86-4d01-b42d-00c04fc964ff'
 */
export function explainedCampaign(path: string): string | null {
  return path.startsWith(prefix) ? path.slice(prefix.length).replace(/\/$/, '') : null;
}
