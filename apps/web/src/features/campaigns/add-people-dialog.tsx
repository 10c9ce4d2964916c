import type { Group } from '@heartset/model';
import type { Campaign } from '@heartset/model/api/campaigns';
import type { PersonSummary } from '@heartset/model/api/people';
import { Button, NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Notice } from '../../components/notice.tsx';
import { QueryStates } from '../../components/query-states.tsx';
import { PersonSearch } from '../people/person-search.tsx';
import { GroupSelect } from '../raters/group-select.tsx';
import { type Addition, addPeople } from './add-people.ts';
import { AddedLeaderFacts } from './added-leader-facts.tsx';
import styles from './campaigns.module.css';
import { leaderAdditionQuery } from './leader-addition.ts';

const kinds = ['rater', 'leader'] as const;
type Kind = (typeof kinds)[number];

const raterFacts = ['mail', 'sameGroups', 'stays'] as const;
const leaderFacts = ({ auditorAddress }: Campaign) =>
  ['supplement', auditorAddress ? 'mailLeaderAuditor' : 'mailLeader', 'stays'] as const;

/** Adds somebody to a campaign that is open: who is asked about a leader, or a leader more. What others were told stays as it is. */
export function AddPeopleDialog({ campaign, onClose }: { campaign: Campaign; onClose: () => void }): JSX.Element {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [what, setWhat] = useState<Kind>('rater');
  const [leaderId, setLeaderId] = useState(campaign.leaders[0]?.leaderId ?? '');
  const [group, setGroup] = useState<Group>('peers');
  const [person, setPerson] = useState<PersonSummary | null>(null);
  const adding = useMutation({
    mutationFn: (addition: Addition) => addPeople(campaign.id, addition),
    onSuccess: ({ warnings }) => (warnings.length > 0 ? undefined : onClose()),
    onSettled: () => queries.invalidateQueries({ queryKey: ['campaigns'] }),
  });
  const isLeader = what === 'leader';
  const addition = useQuery({
    ...leaderAdditionQuery(campaign.id, person?.id ?? ''),
    enabled: isLeader && person !== null && !adding.isSuccess,
  });
  const mayAddLeader = addition.data !== undefined && !addition.isFetching && addition.data.refusals.length === 0;
  const isRefused = isLeader && person !== null && (addition.data?.refusals.length ?? 0) > 0;
  const warnings = adding.data?.warnings ?? [];
  const choose = (chosen: PersonSummary | null) => {
    setPerson(chosen);
    adding.reset();
  };
  const add = () => {
    if (warnings.length > 0) onClose();
    else if (person) adding.mutate(additionOf(what, person, { leaderId, group }));
  };
  return (
    <ConfirmDialog
      opened
      title={t('campaign.dialog.add.title')}
      confirm={t(
        warnings.length > 0
          ? 'common.close'
          : isLeader
            ? 'campaign.dialog.add.confirmLeader'
            : 'campaign.dialog.add.confirm',
      )}
      busy={adding.isPending}
      error={adding.error}
      disabled={person === null || (isLeader && !adding.isSuccess && !mayAddLeader)}
      onConfirm={add}
      onClose={onClose}
    >
      {warnings.length > 0 ? (
        <Notice tone="attention" role="status" title={t('campaign.dialog.add.added', { name: person?.name ?? '' })}>
          {warnings.join(' ')}
        </Notice>
      ) : (
        <>
          <div className={styles.fields}>
            <NativeSelect
              label={t('campaign.dialog.add.what')}
              value={what}
              data={kinds.map((value) => ({ value, label: t(`campaign.dialog.add.${value}`) }))}
              onChange={(event) => {
                setWhat(event.currentTarget.value === 'leader' ? 'leader' : 'rater');
                adding.reset();
              }}
            />
            {what === 'rater' && (
              <>
                <NativeSelect
                  label={t('campaign.dialog.add.about')}
                  value={leaderId}
                  data={campaign.leaders.map((leader) => ({ value: leader.leaderId, label: leader.name }))}
                  onChange={(event) => {
                    setLeaderId(event.currentTarget.value);
                    adding.reset();
                  }}
                />
                <GroupSelect
                  group={group}
                  onChoose={(chosen) => {
                    setGroup(chosen);
                    adding.reset();
                  }}
                />
              </>
            )}
            {person ? (
              <div className={styles.chosenPerson}>
                <span>
                  <b className={styles.leaderName}>{person.name}</b>
                  <span className={styles.leaderDetail}>
                    {[person.title, person.department].filter(Boolean).join(' · ') || person.email}
                  </span>
                </span>
                <Button variant="default" onClick={() => choose(null)}>
                  {t('campaign.dialog.add.another')}
                </Button>
              </div>
            ) : (
              <PersonSearch
                label={t(what === 'leader' ? 'campaign.form.findLeaders' : 'raters.find')}
                limit={5}
                action={(found) => (
                  <Button
                    variant="default"
                    aria-label={t('campaign.dialog.add.choose', { name: found.name })}
                    onClick={() => choose(found)}
                  >
                    {t('campaign.dialog.add.chooseShort')}
                  </Button>
                )}
              />
            )}
          </div>
          {isLeader && person && (
            <QueryStates query={addition}>{(found) => <AddedLeaderFacts addition={found} />}</QueryStates>
          )}
          {!isRefused && (
            <ul className={styles.factsBelow}>
              {(isLeader ? leaderFacts(campaign) : raterFacts).map((fact) => (
                <li key={fact}>{t(`campaign.dialog.add.${fact}`, { minimum: campaign.minimumGroupSize })}</li>
              ))}
            </ul>
          )}
        </>
      )}
    </ConfirmDialog>
  );
}

/** Who is not in the directory counts as one of the others, whatever was chosen. */
function additionOf(what: Kind, person: PersonSummary, about: { leaderId: string; group: Group }): Addition {
  if (what === 'leader') return { what, personId: person.id };
  return { what, personId: person.id, ...about, group: person.inDirectory ? about.group : 'others' };
}
