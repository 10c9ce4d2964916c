import { Modal } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from './notice.tsx';

type WarningsDialogProps = { title: string; warnings: readonly string[]; onClose: () => void };

/** What was done has a consequence that somebody should read before the dialog goes. */
export function WarningsDialog({ title, warnings, onClose }: WarningsDialogProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      // Its <header> would count as a second banner of the page.
      attributes={{ header: { role: 'presentation' } }}
    >
      {warnings.map((warning) => (
        <Notice key={warning} tone="attention">
          {warning}
        </Notice>
      ))}
    </Modal>
  );
}
