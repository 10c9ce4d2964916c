import { expect, it } from 'vitest';
import { returnPathOf } from '../features/session/return-path.ts';
import router from './router.tsx?raw';

const id = '6f9619ff-8b86-4d01-b42d-00c04fc964ff';

it('leads back to every page that needs somebody signed in', () => {
  const pages = [...router.matchAll(/path: '([^']+)'/g)].map(([, page = '']) => page);
  const behindSignIn = pages.filter((page) => page !== '/' && !page.startsWith('/sign-in'));
  expect(behindSignIn).toContain('/reports/$campaignId/$leaderId');
  for (const page of behindSignIn) {
    const address = page.replaceAll(/\$\w+/g, id);
    expect(returnPathOf(address), `add ${page} to returnPages in return-path.ts`).toBe(address);
  }
});
