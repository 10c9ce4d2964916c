import type { DirectoryImport, DirectoryMapping } from '@heartset/model/api/directory-imports';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import { Page, Section } from '../../components/page.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { applyImport } from './apply-import.ts';
import { FileDrop } from './file-drop.tsx';
import { ImportPreview } from './import-preview.tsx';
import { ImportResult } from './import-result.tsx';
import { mapColumns } from './map-columns.ts';
import { MappingForm } from './mapping-form.tsx';
import { NeededColumns } from './needed-columns.tsx';
import { uploadDirectory } from './upload-directory.ts';

/** A file becomes the directory: hand it over, say what its columns are, see what would happen, do it. */
export function ImportPage(): JSX.Element {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const domainField = useRef<HTMLInputElement>(null);
  const [current, setCurrent] = useState<DirectoryImport | null>(null);
  const uploading = useMutation({ mutationFn: uploadDirectory, onSuccess: setCurrent });
  const mapping = useMutation({
    mutationFn: ({ id, to }: { id: string; to: DirectoryMapping }) => mapColumns(id, to),
    onSuccess: setCurrent,
  });
  const applying = useMutation({
    mutationFn: ({ from, leaveOutBadRows }: { from: DirectoryImport; leaveOutBadRows: boolean }) =>
      applyImport(from.id, { fingerprint: from.preview.fingerprint, leaveOutBadRows }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['people'] }),
  });
  const startAgain = () => {
    setCurrent(null);
    uploading.reset();
    mapping.reset();
    applying.reset();
  };
  return (
    <Page
      title={t('import.title')}
      lede={t('import.lede')}
      back={<Link to="/people">{t('import.back')}</Link>}
      actions={
        current && !applying.isSuccess ? (
          <Button variant="default" onClick={startAgain}>
            {t('import.otherFile')}
          </Button>
        ) : undefined
      }
    >
      {current === null && (
        <>
          <FileDrop busy={uploading.isPending} onFile={(file) => uploading.mutate(file)} />
          <ProblemNotice error={uploading.error} />
          <NeededColumns />
        </>
      )}
      {current !== null && applying.isSuccess && <ImportResult result={applying.data} onAgain={startAgain} />}
      {current !== null && !applying.isSuccess && (
        <>
          <Notice role="status">{t('import.read', { fileName: current.fileName, count: current.rowCount })}</Notice>
          <Section title={t('import.columnsTitle')} sub={t('import.columnsText')}>
            <MappingForm
              source={current}
              busy={mapping.isPending}
              error={mapping.error}
              domainField={domainField}
              onChange={(to) => mapping.mutate({ id: current.id, to })}
            />
          </Section>
          <ImportPreview
            source={current}
            stale={mapping.isPending}
            busy={applying.isPending}
            error={applying.error}
            onAddDomain={() => domainField.current?.focus()}
            onApply={(leaveOutBadRows) => applying.mutate({ from: current, leaveOutBadRows })}
          />
        </>
      )}
    </Page>
  );
}
