import type { LeaderRelease, OrganizationRelease, Publishable } from '@heartset/model';
import { canonicalJson } from './canonical-json.ts';
import { publishable } from './publishable.ts';
import { ScoringInputError } from './scoring-input-error.ts';

/**
 * The way back for a stored release, of a leader or of an organisation: checks that the text is the one that was hashed, that it has
 * the shape of a release this version knows, and that nothing was lost in reading it.
 *
 * The hash function and the schema are handed in, because this package does no I/O and carries no
 * schema library.
 *
 * @throws ScoringInputError when the hash differs or the text is not canonical; what `parse` throws
 *   for a document of another shape.
 */
export function reviveRelease<Release extends LeaderRelease | OrganizationRelease>(stored: {
  text: string;
  sha256: string;
  hash: (text: string) => string;
  parse: (document: unknown) => Release;
}): Publishable<Release> {
  if (stored.hash(stored.text) !== stored.sha256) {
    throw new ScoringInputError('stored release', 'the text is not the one that was released');
  }
  const release = stored.parse(JSON.parse(stored.text));
  if (canonicalJson(release) !== stored.text) {
    throw new ScoringInputError('stored release', 'the text is not canonical');
  }
  return publishable(release);
}
