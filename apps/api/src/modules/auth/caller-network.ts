import { isIPv6 } from 'node:net';

/** What an IPv4 address looks like inside IPv6. */
const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/**
 * What one caller has for sure: an IPv4 address, or of an IPv6 address its network of 64 bits, since a household or a server picks
 * freely among the rest.
 *
 * @example callerNetwork('2001:db8::17') // '2001:db8:0:0'
 */
export function callerNetwork(address: string): string {
  const inside = mapped.exec(address)?.[1];
  if (inside !== undefined) return inside;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
  const groupsOf = (part: string) => (part === '' ? [] : part.split(':'));
  const left = groupsOf(head);
  const right = groupsOf(tail ?? '');
  const zeros = Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return [...left, ...zeros, ...right]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
