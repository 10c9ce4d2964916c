import { Popover } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './segment-table.module.css';

/** A cell that is held back: hatched, with the letter of its reason; the reason itself by a tap or a key. */
export function HeldCell({ sign, reason }: { sign: string; reason: string }): JSX.Element {
  const { t } = useTranslation();
  return (
    <Popover width={280} position="top" withArrow shadow="md" withRoles={false}>
      <Popover.Target>
        <button type="button" className={styles.heldButton} aria-label={t('organization.heldBecause', { reason })}>
          {sign}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={styles.why}>{reason}</Popover.Dropdown>
    </Popover>
  );
}
