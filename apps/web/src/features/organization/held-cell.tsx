import { Popover } from '@mantine/core';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './segment-table.module.css';

/** A cell that is held back: hatched, with the letter of its reason; the reason itself by a tap or a key. */
export function HeldCell({ sign, reason }: { sign: string; reason: string }): JSX.Element {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} width={280} position="top" withArrow shadow="md" withRoles={false}>
      <Popover.Target>
        <button
          type="button"
          className={styles.heldButton}
          aria-label={t('organization.heldBecause', { reason })}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
          onKeyDown={({ key }) => key === 'Escape' && setOpened(false)}
          onBlur={() => setOpened(false)}
        >
          {sign}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={styles.why}>{reason}</Popover.Dropdown>
    </Popover>
  );
}
