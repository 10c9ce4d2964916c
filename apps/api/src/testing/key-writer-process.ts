import { randomBytes, randomUUID } from 'node:crypto';
import { openDirectoryKeyStore } from '../modules/keys/directory-key-store.ts';

/** Keeps one secret after the other, and says of each that it was kept once it was, until it is killed. For tests alone. */
const [directory = ''] = process.argv.slice(2);
const store = await openDirectoryKeyStore(directory, ['issuing'], new Date());
process.stdout.write('at work\n');
for (;;) {
  const campaignId = randomUUID();
  const secret = randomBytes(32);
  await store.put({ campaignId, purpose: 'issuing' }, secret);
  process.stdout.write(`${campaignId} ${secret.toString('base64url')}\n`);
}
