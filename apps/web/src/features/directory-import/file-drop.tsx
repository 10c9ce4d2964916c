import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './directory-import.module.css';

/** Takes one file: dropped here, or chosen. */
export function FileDrop({ busy, onFile }: { busy: boolean; onFile: (file: File) => void }): JSX.Element {
  const { t } = useTranslation();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const file = files?.item(0);
    if (file) onFile(file);
  };
  return (
    // Dropping is a shortcut; the button inside does the same by keyboard.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above.
    <div
      className={over ? `${styles.drop} ${styles.over}` : styles.drop}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <label htmlFor={id} className={styles.dropTitle}>
        {t('import.drop')}
      </label>
      <p className={styles.dropText}>{t('import.dropText')}</p>
      <input
        id={id}
        ref={input}
        className={styles.file}
        type="file"
        accept=".csv,.tsv,.txt,text/csv"
        disabled={busy}
        onChange={(event) => {
          take(event.currentTarget.files);
          // The same file may be chosen again after it was corrected.
          event.currentTarget.value = '';
        }}
      />
      <Button loading={busy} onClick={() => input.current?.click()}>
        {t('import.choose')}
      </Button>
    </div>
  );
}
