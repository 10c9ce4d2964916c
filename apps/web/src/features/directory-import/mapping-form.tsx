import {
  type DirectoryField,
  type DirectoryImport,
  type DirectoryMapping,
  directoryFields,
} from '@heartset/model/api/directory-imports';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { JSX, RefObject } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { Records } from '../../components/records.tsx';
import { assignColumn, fieldOfColumn, isDomain, readDomain } from './column-mapping.ts';
import styles from './directory-import.module.css';

type MappingFormProps = {
  source: DirectoryImport;
  busy: boolean;
  error: unknown;
  onChange: (mapping: DirectoryMapping) => void;
  /** The field of the domain, for whoever is led back to it. */
  domainField: RefObject<HTMLInputElement | null>;
};

/** Which column is what. Each change is previewed at once; a domain when it is asked for. */
export function MappingForm({ source, busy, error, onChange, domainField }: MappingFormProps): JSX.Element {
  const { t } = useTranslation();
  const [domain, setDomain] = useState(source.mapping.emailDomain ?? '');
  const [wrong, setWrong] = useState(false);
  // Also once it is given: it can be another one.
  const asksForDomain = source.preview.domainMissing || source.mapping.emailDomain !== null;
  const choices = [
    { value: '', label: t('import.leaveOut') },
    ...directoryFields.map((field) => ({ value: field, label: t(`import.fields.${field}`) })),
  ];
  return (
    <div className={styles.mapping}>
      <Records
        caption={t('import.columnsTitle')}
        entries={source.columns}
        keyOf={(column) => String(column.index)}
        columns={[
          { heading: t('import.column'), cell: (column) => <b className={styles.column}>{column.name}</b> },
          {
            heading: t('import.samples'),
            cell: (column) => <span className={styles.samples}>{column.samples.slice(0, 3).join(' · ') || null}</span>,
          },
          {
            heading: t('import.holds'),
            cell: (column) => (
              <NativeSelect
                aria-label={t('import.holdsOf', { column: column.name })}
                data={choices}
                value={fieldOfColumn(source.mapping, column.index) ?? ''}
                onChange={(event) => {
                  const field = directoryFields.find((each) => each === event.currentTarget.value) ?? null;
                  onChange(assignColumn(source.mapping, column.index, field));
                }}
              />
            ),
          },
        ]}
      />
      {asksForDomain && (
        <form
          className={styles.domain}
          onSubmit={(event) => {
            event.preventDefault();
            const emailDomain = readDomain(domain);
            setWrong(!isDomain(emailDomain));
            if (isDomain(emailDomain)) onChange({ ...source.mapping, emailDomain });
            else domainField.current?.focus();
          }}
        >
          <TextInput
            ref={domainField}
            label={t('import.domain')}
            description={t('import.domainText')}
            placeholder="example.org"
            value={domain}
            maxLength={190}
            error={wrong ? t('import.domainWrong') : undefined}
            onChange={(event) => setDomain(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={busy}>
            {t('import.useDomain')}
          </Button>
        </form>
      )}
      <MissingFields fields={source.preview.missingFields} />
      <ProblemNotice error={error} />
    </div>
  );
}

function MissingFields({ fields }: { fields: DirectoryField[] }): JSX.Element | null {
  const { t, i18n } = useTranslation();
  if (fields.length === 0) return null;
  const names = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(
    fields.map((field) => t(`import.fields.${field}`)),
  );
  return (
    <Notice tone="attention" role="status">
      {t('import.missing', { names })}
    </Notice>
  );
}
