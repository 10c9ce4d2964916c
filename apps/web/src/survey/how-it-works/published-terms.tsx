import type { PublishedManifest } from '@heartset/model/api/ballots';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckedTerms } from '../../features/survey-sending/ballot-messages.ts';
import { inWords, labelInWords } from '../parts/wording.ts';
import { CompareFingerprint } from './compare-fingerprint.tsx';
import { inGroups } from './fingerprint.ts';

interface PublishedTermsProps {
  published: PublishedManifest;
  checked: CheckedTerms;
  campaignId: string;
}

/** The manifest in words, as text and as a file, with its hash as this device has worked it out. */
export function PublishedTerms({ published, checked, campaignId }: PublishedTermsProps) {
  const { t } = useTranslation();
  const [hash = '', ...supplements] = checked.chain;
  return (
    <>
      <Terms checked={checked} />
      <h3>{t('how.fingerprint')}</h3>
      <p className="fingerprint">
        <code>{inGroups(hash)}</code>
      </p>
      <p>{t('how.fingerprint-why')}</p>
      <CompareFingerprint hash={hash} />
      <h3>{t('how.document')}</h3>
      <p>{t('how.document-why')}</p>
      <Document name={`manifest-${campaignId}.json`} text={published.manifest} words={t('how.download')} />
      {supplements.map((each, place) => (
        <section key={each}>
          <h3>{t('how.supplement', { number: place + 1 })}</h3>
          <p className="fingerprint">
            <code>{inGroups(each)}</code>
          </p>
          <Document
            name={`supplement-${place + 1}-${campaignId}.json`}
            text={published.supplements[place] ?? ''}
            words={t('how.download')}
          />
        </section>
      ))}
    </>
  );
}

function Terms({ checked: { terms, leaders, chain } }: { checked: CheckedTerms }) {
  const { t, i18n } = useTranslation();
  const readers = terms.readers.map((reader) => t(`how.reader.${reader}`));
  const identified = terms.identifiedLabels.map((label) => labelInWords(label, t, i18n.language));
  return (
    <dl className="facts">
      <Fact name={t('how.threshold')}>{t('how.threshold-is', { minimum: terms.minimumGroupSize })}</Fact>
      <Fact name={t('how.named')}>
        {identified.length === 0
          ? t('how.named-none')
          : t('how.named-are', { groups: inWords(identified, i18n.language) })}
      </Fact>
      <Fact name={t('how.readers')}>{t('how.readers-are', { readers: inWords(readers, i18n.language) })}</Fact>
      <Fact name={t('how.round')}>{t(terms.furtherRound ? 'how.round-may' : 'how.round-never')}</Fact>
      <Fact name={t('how.leaders')}>{t('how.leaders-are', { count: leaders })}</Fact>
      {chain.length > 1 ? <Fact name={t('how.added')}>{t('how.added-are', { count: chain.length - 1 })}</Fact> : null}
      <Fact name={t('how.keys')}>
        <code>{terms.issuingKey}</code>
        <br />
        <code>{terms.sealingKey}</code>
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A long one would take a phone long to lay out; the file has all of it. */
const shownCharacters = 20_000;

function Document({ name, text, words }: { name: string; text: string; words: string }) {
  const { t } = useTranslation();
  const address = useFile(text);
  return (
    <>
      <p>
        <a href={address} download={name}>
          {words}
        </a>
      </p>
      <details>
        <summary>{t('how.as-text')}</summary>
        <textarea readOnly rows={12} spellCheck={false} aria-label={name} value={text.slice(0, shownCharacters)} />
        {text.length > shownCharacters ? <p className="small">{t('how.longer')}</p> : null}
      </details>
    </>
  );
}

/** An address of these very bytes within this page, so that a program on one's own machine works out the same hash. */
function useFile(text: string): string {
  const [address, setAddress] = useState('');
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [text]);
  return address;
}
