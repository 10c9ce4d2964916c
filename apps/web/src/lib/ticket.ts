const ticketBytes = 32;

/** A ticket: 256 bits from the browser's own generator, base64url, 43 characters. Whoever holds it may hand in one sheet. */
export function drawTicket(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(ticketBytes)));
}

/**
 * What the server gets to see of a ticket while the rater is signed in: its SHA-256, base64url, 43 characters.
 *
 * @throws TypeError where the page is neither on https nor on localhost: browsers hash in secure contexts alone.
 */
export async function hashTicket(ticket: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', fromBase64Url(ticket));
  return toBase64Url(new Uint8Array(digest));
}

export function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** @throws DOMException when the text is no base64url. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
