import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface ReceiptProps {
  receipt: string;
  campaignId: string;
  /** This browser keeps it, too. */
  lasting: boolean;
}

/** The code that shows later that these answers were counted, to be copied and kept. */
export function Receipt({ receipt, campaignId, lasting }: ReceiptProps) {
  const { t } = useTranslation();
  const code = useRef<HTMLElement>(null);
  const [copied, setCopied] = useState<'not-yet' | 'copied' | 'selected'>('not-yet');

  async function copy() {
    try {
      await navigator.clipboard.writeText(receipt);
      setCopied('copied');
    } catch {
      // A browser that lets no page write there lets the person do it.
      if (code.current) window.getSelection()?.selectAllChildren(code.current);
      setCopied('selected');
    }
  }

  return (
    <section className="receipt" aria-labelledby="receipt">
      <h2 id="receipt">{t('receipt.heading')}</h2>
      <p className="receipt-line">
        <code ref={code}>{receipt}</code>
        <button className="button quiet" type="button" onClick={() => void copy()}>
          {t('receipt.copy')}
        </button>
        <span role="status">{copied === 'not-yet' ? '' : t(`receipt.${copied}`)}</span>
      </p>
      <p>
        {t('receipt.proves')} {lasting ? t('receipt.kept') : <strong>{t('receipt.not-kept')}</strong>}{' '}
        <a href={`/receipts/${campaignId}`} target="_blank" rel="noopener">
          {t('receipt.check')}
        </a>
      </p>
    </section>
  );
}
