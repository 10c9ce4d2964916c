import { createHash } from 'node:crypto';
import type { InboxMessage, MessageSummary } from './inbox-store.ts';
import { RETURNED_PREFIX } from './start-mail-catcher.ts';

/** How many messages the list shows; searching finds the others. */
export const LIST_LENGTH = 100;

const STYLE = `
:root { color-scheme: light dark; --paper: #faf7f2; --surface: #fff; --line: #e6dfd4; --edge: #8b8577; --ink: #1d2733; --ink-2: #55606d; --teal: #0d5c5a; --teal-soft: #dcebe8; --on-teal: #fff; --focus: #1f6feb;
  --serif: "Source Serif 4", "Iowan Old Style", Charter, Georgia, serif; --sans: Inter, system-ui, "Segoe UI", Roboto, sans-serif }
@media (prefers-color-scheme: dark) { :root { --paper: #12171c; --surface: #1a2128; --line: #2c363f; --edge: #74808a; --ink: #ece7de; --ink-2: #b3b9bf; --teal: #7fcfc5; --teal-soft: #1d3836; --on-teal: #0f1a1b; --focus: #79b0ff } }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 400 1.0625rem/1.55 var(--sans) }
main, header { max-width: 56rem; margin: 0 auto; padding: 0 1rem }
header { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: baseline; padding-top: 1.5rem }
header a { font: 600 1.0625rem/44px var(--serif); color: var(--ink); text-decoration: none }
header p { margin: 0; color: var(--ink-2); font-size: .9375rem }
h1 { font: 600 1.75rem/1.2 var(--serif); margin: 1.5rem 0 .5rem; text-wrap: balance; overflow-wrap: anywhere }
p { max-width: 66ch } a { color: var(--teal) }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 6px }
form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; margin: 1rem 0 }
label { flex: 1 1 16rem; font-size: .9375rem; color: var(--ink-2) }
input { display: block; width: 100%; min-height: 44px; padding: 0 .75rem; margin-top: .25rem; font: inherit; color: var(--ink); background: var(--surface); border: 1px solid var(--edge); border-radius: 6px }
button, .button { min-height: 44px; padding: 0 1.25rem; font: inherit; line-height: 42px; border: 1px solid var(--teal); border-radius: 6px; background: var(--teal); color: var(--on-teal); cursor: pointer; text-decoration: none }
ul { list-style: none; margin: 0 0 3rem; padding: 0; background: var(--surface); border: 1px solid var(--line); border-radius: 12px; overflow: hidden }
li + li { border-top: 1px solid var(--line) }
li a { display: grid; grid-template-columns: 1fr auto; gap: 0 1rem; padding: .75rem 1rem; color: inherit; text-decoration: none }
li a:hover { background: var(--teal-soft) }
li strong { grid-column: 1; font-weight: 600; overflow-wrap: anywhere } li span { grid-column: 1; color: var(--ink-2); font-size: .9375rem; overflow-wrap: anywhere }
time { color: var(--ink-2); font-size: .9375rem; font-variant-numeric: tabular-nums } li time { grid-column: 2; grid-row: 1 }
@media (max-width: 719px) { li a { display: block } li strong, li span, li time { display: block } }
dl { display: grid; grid-template-columns: auto 1fr; gap: .25rem 1rem; margin: 0 0 1rem; font-size: .9375rem } dt { color: var(--ink-2) } dd { margin: 0; overflow-wrap: anywhere }
iframe { width: 100%; height: 75vh; border: 1px solid var(--line); border-radius: 12px; background: #fff }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: .9375rem/1.5 ui-monospace, monospace; background: var(--surface); border: 1px solid var(--line); border-radius: 12px; padding: 1rem; margin: .5rem 0 }
summary { min-height: 44px; line-height: 44px; cursor: pointer; color: var(--teal) }
#news { display: none } #news[data-some] { display: inline-block; margin-bottom: 1rem }
`;

/** Looks every few seconds whether newer mail has come, and then offers it: the list never moves under the reader's hand. */
const WATCH_SCRIPT = `
const news = document.getElementById('news');
const look = async () => {
  if (document.hidden) return;
  const answer = await fetch(news.dataset.source).catch(() => undefined);
  if (!answer || !answer.ok) return;
  const { messages } = await answer.json();
  if (messages[0] && messages[0].id !== news.dataset.newest) { news.textContent = 'New mail has come: show it'; news.dataset.some = ''; }
};
setInterval(look, 3000);
`;

/** What the inbox's own pages may load: their own style and script, and the frame of a mail. */
export const PAGE_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  `script-src 'sha256-${createHash('sha256').update(WATCH_SCRIPT).digest('base64')}'`,
  "connect-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What the HTML of a mail may do: show itself, and open a link in a new tab. No script, no picture from elsewhere. */
export const MAIL_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

/** The list of mails, newest first. */
export function listPage(messages: readonly MessageSummary[], recipient: string, total: number): string {
  const heading = recipient === '' ? 'Mail that Heartset sent' : `Mail to “${recipient}”`;
  const rest =
    total > messages.length ? `<p>The newest ${messages.length} of ${total}. Search to find the others.</p>` : '';
  return page(
    heading,
    `<h1>${escapeHtml(heading)}</h1>
<p>To try a wrong address: mail to one that begins with “${RETURNED_PREFIX}” comes back.</p>
<form method="get" action="/inbox" role="search">
<label>Recipient<input type="search" name="to" value="${escapeHtml(recipient)}" maxlength="320" autocomplete="off" placeholder="name or address"></label>
<button type="submit">Search</button>
</form>
<p role="status"><a id="news" class="button" href="${escapeHtml(listAddress(recipient))}" data-newest="${messages[0]?.id ?? ''}" data-source="/inbox/api/messages?limit=1&amp;to=${encodeURIComponent(recipient)}"></a></p>
${messages.length === 0 ? emptyNote(recipient) : `<ul>${messages.map(listEntry).join('')}</ul>${rest}`}
<script>${WATCH_SCRIPT}</script>`,
  );
}

/** One mail: its HTML in a frame that can do nothing, its text, its headers. */
export function messagePage(message: InboxMessage): string {
  const text = `<pre>${escapeHtml(message.text)}</pre>`;
  return page(
    message.subject,
    `<p><a href="/inbox">All mail</a></p>
<h1>${escapeHtml(message.subject) || 'No subject'}</h1>
<dl><dt>To</dt><dd>${escapeHtml(message.to.join(', '))}</dd><dt>From</dt><dd>${escapeHtml(message.from)}</dd><dt>Received</dt><dd>${timeElement(message.receivedAt)}</dd></dl>
${
  message.html === null
    ? text
    : `<iframe sandbox="allow-popups allow-popups-to-escape-sandbox" title="The mail as its reader sees it" src="/inbox/messages/${message.id}/html"></iframe>
<p><a href="/inbox/messages/${message.id}/html">See it on a page of its own</a></p>
<details><summary>Text without formatting</summary>${text}</details>`
}
<details><summary>Headers</summary><pre>${escapeHtml(message.headers.map(({ name, value }) => `${name}: ${value}`).join('\n'))}</pre></details>`,
  );
}

/** The page for a mail that is not here. */
export function missingPage(): string {
  return page(
    'No such mail',
    '<h1>This mail is not here any more</h1><p>The oldest mails go when there are too many. <a href="/inbox">See all mail</a>.</p>',
  );
}

/** The mail's HTML, with every link opening in a new tab. */
export function mailDocument(html: string): string {
  const base = '<base target="_blank">';
  return /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, (head) => `${head}${base}`) : `${base}${html}`;
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)} · Local inbox</title><style>${STYLE}</style></head>
<body><header><a href="/">Heartset</a><p>Local inbox. Nothing here leaves this computer.</p></header><main>${body}</main></body></html>`;
}

function listEntry(message: MessageSummary): string {
  return `<li><a href="/inbox/messages/${message.id}"><strong>${escapeHtml(message.subject) || 'No subject'}</strong><span>to ${escapeHtml(message.to.join(', '))}</span>${timeElement(message.receivedAt)}</a></li>`;
}

function emptyNote(recipient: string): string {
  return recipient === ''
    ? '<p>No mail yet. Whatever Heartset sends appears here at once.</p>'
    : '<p>No mail to this recipient. <a href="/inbox">See all mail</a>.</p>';
}

function listAddress(recipient: string): string {
  return recipient === '' ? '/inbox' : `/inbox?to=${encodeURIComponent(recipient)}`;
}

function timeElement(moment: string): string {
  const shown = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  return `<time datetime="${moment}">${shown.format(new Date(moment))}</time>`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}
