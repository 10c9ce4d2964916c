import type { DirectoryImport } from '@heartset/model/api/directory-imports';
import { Button, Group } from '@mantine/core';
import type { JSX } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Notice } from '../../components/notice.tsx';
import { Section } from '../../components/page.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { BadRows } from './bad-rows.tsx';
import styles from './directory-import.module.css';

type ImportPreviewProps = {
  source: DirectoryImport;
  /** The mapping is being changed: what is shown is about to be something else. */
  stale: boolean;
  busy: boolean;
  error: unknown;
  onApply: (leaveOutBadRows: boolean) => void;
  /** Leads to the field that says which domain to append. */
  onAddDomain: () => void;
};

/** What would happen, to whom, and what stands in the way. */
export function ImportPreview(props: ImportPreviewProps): JSX.Element | null {
  const { source, stale, busy, error, onApply, onAddDomain } = props;
  const { t } = useTranslation();
  const [leavingOut, setLeavingOut] = useState(false);
  const { preview } = source;
  if (preview.missingFields.length > 0) return null;
  const good = source.rowCount - preview.badRowCount;
  const effect = preview.added + preview.changed;
  const nothing = effect === 0;
  const title = t(preview.badRowCount === 0 ? 'import.previewTitle' : 'import.previewTitleBad', {
    count: preview.badRowCount,
  });
  return (
    <Section title={title} sub={t('import.previewText')}>
      <div className={styles.preview} aria-busy={stale}>
        <dl className={styles.counts}>
          <Count label={t('import.added')} value={preview.added} />
          <Count label={t('import.changed')} value={preview.changed} />
          <Count label={t('import.unchanged')} value={preview.unchanged} />
          {preview.badRowCount > 0 && <Count label={t('import.bad')} value={preview.badRowCount} attention />}
        </dl>
        {preview.addressChanges > 0 && (
          <Notice role="status">{t('import.addressChanges', { count: preview.addressChanges })}</Notice>
        )}
        {preview.oneName.count > 0 && <OneName oneName={preview.oneName} />}
        {preview.badRowCount > 0 && (
          <BadRows
            preview={preview}
            rest={good === 0 ? 'none' : nothing ? 'known' : 'importable'}
            onAddDomain={onAddDomain}
          />
        )}
        {preview.examples.length > 0 && <Examples source={source} />}
        <ProblemNotice error={error} />
        {preview.badRowCount === 0 && nothing && <Notice role="status">{t('import.nothing')}</Notice>}
        {preview.badRowCount === 0 && !nothing && (
          <Group>
            <Button size="md" loading={busy} disabled={stale} onClick={() => onApply(false)}>
              {t(applyWords(preview), { count: effect })}
            </Button>
          </Group>
        )}
        {preview.badRowCount > 0 && !nothing && (
          <Group>
            <Button variant="default" size="md" disabled={stale} onClick={() => setLeavingOut(true)}>
              {t('import.applyWithout', { good: effect, count: preview.badRowCount })}…
            </Button>
          </Group>
        )}
      </div>
      <ConfirmDialog
        opened={leavingOut}
        title={t('import.applyWithout', { good: effect, count: preview.badRowCount })}
        confirm={t('import.applyWithout', { good: effect, count: preview.badRowCount })}
        busy={busy}
        error={error}
        onConfirm={() => onApply(true)}
        onClose={() => setLeavingOut(false)}
      >
        <Consequences sentences={preview.consequences} />
      </ConfirmDialog>
    </Section>
  );
}

function Count({
  label,
  value,
  attention = false,
}: {
  label: string;
  value: number;
  attention?: boolean;
}): JSX.Element {
  return (
    <div className={attention ? `${styles.count} ${styles.attention}` : styles.count}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** What the button does: what stays as it is is not imported again. */
function applyWords({ added, changed }: Pick<DirectoryImport['preview'], 'added' | 'changed'>): string {
  if (changed === 0) return 'import.apply.people';
  return added === 0 ? 'import.apply.changes' : 'import.apply.both';
}

function OneName({ oneName }: Pick<DirectoryImport['preview'], 'oneName'>): JSX.Element {
  const { t, i18n } = useTranslation();
  const people = oneName.first.map((person) => t('import.inLine', person));
  const more = oneName.count - people.length;
  if (more > 0) people.push(t('import.linesMore', { count: more }));
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(people);
  return <Notice role="status">{t('import.oneName', { count: oneName.count, list })}</Notice>;
}

function Consequences({ sentences }: { sentences: string[] }): JSX.Element {
  const { t } = useTranslation();
  if (sentences.length === 0) return <p className={styles.flat}>{t('import.noConsequences')}</p>;
  return (
    <>
      <p className={styles.flat}>{t('import.consequences')}</p>
      <ul className={styles.consequences}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  );
}

function Examples({ source }: { source: DirectoryImport }): JSX.Element {
  const { t } = useTranslation();
  return (
    <details className={styles.examples}>
      <summary>{t('import.examples')}</summary>
      <ul className={styles.consequences}>
        {source.preview.examples.map((example) => (
          <li key={example.line}>
            {t(`import.example.${example.what}`, {
              name: example.name,
              email: example.email,
              fields: example.fields.map((field) => t(`import.fields.${field}`, field)).join(', '),
            })}
          </li>
        ))}
      </ul>
    </details>
  );
}
