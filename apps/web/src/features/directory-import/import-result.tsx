import type { directoryImportResultSchema } from '@heartset/model/api/directory-imports';
import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../components/button-link.tsx';
import { EmptyState } from '../../components/notice.tsx';

type Result = ReturnType<(typeof directoryImportResultSchema)['parse']>;

/** What was done. */
export function ImportResult({ result, onAgain }: { result: Result; onAgain: () => void }): JSX.Element {
  const { t } = useTranslation();
  const text = t('import.doneText', { added: result.added, changed: result.changed, unchanged: result.unchanged });
  return (
    <div role="status">
      <EmptyState
        title={t('import.doneTitle')}
        text={result.leftOut > 0 ? `${text} ${t('import.doneLeftOut', { count: result.leftOut })}` : text}
        actions={
          <>
            <ButtonLink to="/people">{t('import.seePeople')}</ButtonLink>
            <ButtonLink to="/campaigns/new" variant="default">
              {t('import.startCampaign')}
            </ButtonLink>
            <Button variant="subtle" onClick={onAgain}>
              {t('import.again')}
            </Button>
          </>
        }
      />
    </div>
  );
}
