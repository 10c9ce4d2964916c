import { GROUPS, type Group, isGroup } from '@heartset/model';
import { NativeSelect } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { capitalised } from '../../components/group-words.ts';

type GroupSelectProps = { group: Group; onChoose: (group: Group) => void };

/** As what somebody of the directory is added; whoever is not in it is always one of the others. */
export function GroupSelect({ group, onChoose }: GroupSelectProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <NativeSelect
      label={t('raters.addAs')}
      value={group}
      data={GROUPS.filter((each) => each !== 'others').map((each) => ({
        value: each,
        label: capitalised(t(`groups.${each}`)),
      }))}
      onChange={(event) => {
        const { value } = event.currentTarget;
        if (isGroup(value)) onChoose(value);
      }}
    />
  );
}
