import type { DirectoryImport } from '@heartset/model/api/directory-imports';
import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import { Records } from '../../components/records.tsx';
import styles from './directory-import.module.css';

type Preview = DirectoryImport['preview'];
type BadRowsProps = {
  preview: Preview;
  /** The other rows: there are none, they would change nothing, or they can be imported without these. */
  rest: 'none' | 'known' | 'importable';
  /** Takes whoever reads this to the field that says which domain to append. */
  onAddDomain: () => void;
};

/** What stands in the way: what many rows share is said once, the rest row by row. */
export function BadRows({ preview, rest, onAddDomain }: BadRowsProps): JSX.Element {
  const { t } = useTranslation();
  const { badRowGroups: groups, badRowCount } = preview;
  const grouped = new Set(groups.map((group) => group.message));
  const single = preview.badRows.filter((row) => !grouped.has(row.message));
  const more = badRowCount - groups.reduce((sum, group) => sum + group.count, 0) - single.length;
  return (
    <div className={styles.bad}>
      <div>
        <h3 className={styles.minor}>{t('import.badTitle')}</h3>
        <p className={styles.flat}>{t(`import.badText.${rest}`)}</p>
      </div>
      {groups.map((group) => (
        <Group key={group.message} group={group} onAddDomain={onAddDomain} />
      ))}
      {single.length > 0 && (
        <Records
          caption={t('import.badTitle')}
          entries={single}
          keyOf={(row) => `${row.line}-${row.reason}`}
          columns={[
            {
              heading: t('import.line'),
              cell: (row) => <b>{t('import.lineOf', { line: row.line, name: row.name })}</b>,
            },
            { heading: t('import.reason'), cell: (row) => row.message },
            { heading: t('import.value'), cell: (row) => (row.value === '' ? null : <code>{row.value}</code>) },
          ]}
        />
      )}
      {more > 0 && <p className={styles.flat}>{t('import.moreBad', { count: more })}</p>}
    </div>
  );
}

type GroupProps = { group: Preview['badRowGroups'][number]; onAddDomain: () => void };

function Group({ group, onAddDomain }: GroupProps): JSX.Element {
  const { t, i18n } = useTranslation();
  const { count, message, reason, lines } = group;
  const rest = count - lines.length;
  const named = rest > 0 ? [...lines.map(String), t('import.linesMore', { count: rest })] : lines.map(String);
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(named);
  const needsDomain = reason === 'address-without-domain';
  return (
    <Notice tone="attention" title={t('import.badGroup', { count })}>
      <p className={styles.groupText}>{needsDomain ? t('import.domainMissing') : message}</p>
      <p className={styles.groupLines}>{t('import.lines', { list })}</p>
      {needsDomain && (
        <Button variant="default" mt={12} onClick={onAddDomain}>
          {t('import.addDomain')}
        </Button>
      )}
    </Notice>
  );
}
