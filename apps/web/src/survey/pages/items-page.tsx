import type { Instrument } from '@heartset/model';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChosenBy } from '../../features/survey-answering/choices.ts';
import type { Draft, Rating } from '../../features/survey-answering/draft.ts';
import type { ItemsPage as Items, SurveyPage } from '../../features/survey-answering/survey-pages.ts';
import { CellMap } from '../parts/cell-map.tsx';
import { ItemQuestion } from '../parts/item-question.tsx';
import { bringIntoView, focusItem } from '../parts/move-to-item.ts';
import { PageHeading } from '../parts/page-heading.tsx';

interface ItemsPageProps {
  instrument: Instrument;
  pages: readonly SurveyPage[];
  page: Items;
  draft: Draft;
  /** The item that the rater came back for. */
  focus: string | undefined;
  onRate(itemId: string, rating: Rating, by: ChosenBy): void;
}

/** One cell, or the core, item by item. */
export function ItemsPage({ instrument, pages, page, draft, focus, onRate }: ItemsPageProps) {
  const { t } = useTranslation();
  const { scale } = instrument;

  useEffect(() => {
    if (focus === undefined) return;
    focusItem(focus);
    bringIntoView(focus, 'at-once');
  }, [focus]);

  return (
    <>
      <div className="cell-head">
        <CellMap instrument={instrument} pages={pages} draft={draft} cellId={page.cellId} />
        <p className="eyebrow">{page.eyebrow}</p>
      </div>
      <PageHeading key={page.id} focus={focus === undefined}>
        {page.headline}
      </PageHeading>
      <p className="hint">{t(page.cellId === null ? 'page.hint-core' : 'page.hint', { question: scale.question })}</p>
      <p className="hint keys">{t('page.keys', { from: scale.minimum, to: scale.maximum })}</p>
      {page.items.map((item) => (
        <ItemQuestion
          key={item.id}
          item={item}
          scale={scale}
          rating={draft.ratings[item.id]}
          onRate={(rating, by) => onRate(item.id, rating, by)}
        />
      ))}
      <p className="hint">{t('page.skip')}</p>
    </>
  );
}
