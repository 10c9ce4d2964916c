import { isReceiptListed, type ReceiptList, readReceipt } from '@heartset/ballot/protocol/receipt';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

type Verdict = 'empty' | 'unreadable' | 'counted' | 'missing';

/**
 * A field for a receipt, which is looked up as it is typed.
 *
 * @param receipt one that is known already: then there is no field
 */
export function CheckReceipt({ list, receipt }: { list: ReceiptList; receipt?: string }) {
  const { t } = useTranslation();
  const id = useId();
  const [typed, setTyped] = useState('');
  const verdict = useVerdict(list, receipt ?? typed);
  return (
    <div className="compare">
      {receipt === undefined ? (
        <>
          <label htmlFor={id}>{t('receipts.field')}</label>
          <input
            id={id}
            spellCheck={false}
            autoComplete="off"
            autoCapitalize="characters"
            placeholder="XXXXX-XXXXX-XXXX"
            value={typed}
            aria-describedby={`${id}-verdict`}
            onChange={(event) => setTyped(event.target.value)}
          />
        </>
      ) : (
        <p className="fingerprint">
          <code>{receipt}</code>
        </p>
      )}
      <p id={`${id}-verdict`} role="status" className={`compared compared-${verdict}`}>
        {verdict === 'empty' ? '' : t(`receipts.verdict-${verdict}`)}
      </p>
    </div>
  );
}

function useVerdict(list: ReceiptList, typed: string): Verdict {
  const [verdict, setVerdict] = useState<Verdict>('empty');
  useEffect(() => {
    let current = true;
    void judge(list, typed).then((found) => {
      if (current) setVerdict(found);
    });
    return () => {
      current = false;
    };
  }, [list, typed]);
  return verdict;
}

async function judge(list: ReceiptList, typed: string): Promise<Verdict> {
  if (typed.trim() === '') return 'empty';
  if (readReceipt(typed) === null) return 'unreadable';
  return (await isReceiptListed(list, typed)) ? 'counted' : 'missing';
}
