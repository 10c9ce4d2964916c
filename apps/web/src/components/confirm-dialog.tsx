import { Button, Group, Modal, Stack } from '@mantine/core';
import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from './problem-notice.tsx';

type ConfirmDialogProps = {
  opened: boolean;
  title: string;
  /** What will happen, in plain sentences. */
  children: ReactNode;
  confirm: string;
  /** Clay for what cannot be taken back. */
  grave?: boolean;
  busy: boolean;
  error: unknown;
  disabled?: boolean;
  onConfirm: () => void;
  onClose: () => void;
};

/** Says what will happen before it happens. */
export function ConfirmDialog(props: ConfirmDialogProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={props.title}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      // Its <header> would count as a second banner of the page.
      attributes={{ header: { role: 'presentation' } }}
    >
      <Stack gap="md">
        <div>{props.children}</div>
        <ProblemNotice error={props.error} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={props.onClose}>
            {t('common.notNow')}
          </Button>
          <Button
            color={props.grave ? 'clay' : 'teal'}
            loading={props.busy}
            disabled={props.disabled ?? false}
            onClick={props.onConfirm}
          >
            {props.confirm}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
