import { languages } from '../../features/survey-language/languages.ts';

const words = { en: 'Reload', de: 'Neu laden', fr: 'Recharger', es: 'Recargar' };

/** The page's own texts did not come, whichever the language: so it says the one thing to do in all of them. */
export default function NotLoadedPage() {
  return (
    <main className="page notice">
      <button className="button" type="button" onClick={() => window.location.reload()}>
        {languages.map(({ tag }, place) => (
          <span key={tag} lang={tag}>
            {place === 0 ? '' : ' · '}
            {words[tag]}
          </span>
        ))}
      </button>
    </main>
  );
}
