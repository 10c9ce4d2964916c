import type { SignInView } from './sign-in.tsx';
import { setIn, textPart, wrap } from './text-part.ts';

export function signInText(view: SignInView): string {
  const { texts } = view;
  return textPart(texts, view.organizationName, [
    texts.text('hello', { name: view.givenName }),
    wrap(texts.text('signIn.intro', { organization: view.organizationName })),
    setIn(view.link),
    wrap(texts.text('signIn.whereText', { count: view.minutes })),
    wrap(texts.text('signIn.codeIntro')),
    setIn(view.code),
    wrap(texts.text('signIn.ignore')),
  ]);
}
