import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assignment } from '../parts/wording.ts';
import type { Comparison } from './compare-number.ts';

/** Is the number that one is told the published one? Compared after the page stands there: nobody waits for it. */
export function PublishedNumber({ campaignId, assignment }: { campaignId: string; assignment: Assignment }) {
  const { t } = useTranslation();
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const { subjectKey, label, invited } = assignment;

  useEffect(() => {
    let current = true;
    setComparison(null);
    const compare = async () => {
      const { compareNumber } = await import('./compare-number.ts');
      const found = await compareNumber(campaignId, { subjectKey, label, invited });
      if (current) setComparison(found);
    };
    // Without a connection there is nothing to compare with, and nothing to say: sending checks what was published anyway.
    compare().catch(() => undefined);
    return () => {
      current = false;
    };
  }, [campaignId, subjectKey, label, invited]);

  if (comparison?.how === 'none') return <p className="callout">{t('published.none')}</p>;
  // Its room is kept: what stands below must not move under a finger when the answer comes.
  return (
    <p className="small compared-later">
      {comparison === null
        ? null
        : t(`published.${comparison.how}`, comparison.how === 'same' ? {} : { count: comparison.published })}
    </p>
  );
}
