import { GROUPS } from '@heartset/model';
import type { Campaign } from '@heartset/model/api/campaigns';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { capitalised, useGroupWords } from '../../components/group-words.ts';
import { type Column, Records } from '../../components/records.tsx';
import { couldBeSmaller } from '../raters/large-group.ts';
import { meQuery } from '../session/get-me.ts';
import styles from './campaigns.module.css';
import { type GroupStanding, groupStanding, labelWord, needsAHand } from './group-standing.ts';

type CampaignLeader = Campaign['leaders'][number];
type LeaderStandingsProps = { campaign: Campaign; leaders: readonly CampaignLeader[] };

/** Per leader and group: how many were asked, and whether that is (or will be) enough. Never who answered. */
export function LeaderStandings({ campaign, leaders }: LeaderStandingsProps): JSX.Element {
  const { t } = useTranslation();
  const me = useQuery(meQuery).data;
  // Whom a leader asks alone is that leader's to know.
  const mayFollow = (leader: CampaignLeader) =>
    leader.reportReadable || campaign.kind === 'organization' || leader.leaderId === me?.id;
  const others = leaders.some((leader) => leader.labels.some((label) => label.groups.includes('others')));
  const groups = GROUPS.filter((group) => group !== 'others' || others);
  const columns: Column<CampaignLeader>[] = [
    {
      heading: t('campaign.leader'),
      width: '26%',
      cell: (leader) => (
        <>
          <b className={styles.leaderName}>{leader.name}</b>
          <span className={styles.leaderDetail}>{[leader.title, leader.department].filter(Boolean).join(' · ')}</span>
        </>
      ),
    },
    ...groups.map((group) => ({
      heading: capitalised(t(`groups.${group}`)),
      cell: (leader: CampaignLeader) => (
        <Standing
          standing={groupStanding(leader.labels, group)}
          state={campaign.round > 1 ? 'closed' : campaign.state}
          minimum={campaign.minimumGroupSize}
        />
      ),
    })),
    {
      heading: t('campaign.self'),
      cell: (leader) => t(`campaign.selfState.${leader.selfAssessment}`),
    },
  ];
  if (leaders.some(mayFollow)) {
    columns.push({
      heading: t('campaign.next'),
      width: '17%',
      cell: (leader) => (mayFollow(leader) ? <NextStep campaign={campaign} leader={leader} /> : null),
    });
  }
  return (
    <Records
      caption={t('campaign.leadersTitle', { count: leaders.length })}
      columns={columns}
      entries={leaders}
      keyOf={(leader) => leader.leaderId}
    />
  );
}

type StandingProps = { standing: GroupStanding; state: Campaign['state']; minimum: number };

function Standing({ standing, state, minimum }: StandingProps): JSX.Element {
  const { t } = useTranslation();
  const words = useGroupWords();
  if (standing.kind === 'nobody-asked') return <span className={styles.standing}>{t('campaign.nobodyAsked')}</span>;
  if (standing.kind === 'counts-with') {
    return <span className={styles.standing}>{t('campaign.countsWith', { groups: words(standing.groups) })}</span>;
  }
  const { label } = standing;
  const word = labelWord(label, state);
  const asked =
    standing.with.length > 0
      ? t('campaign.askedTogether', { count: label.invited, groups: words(standing.with) })
      : t('campaign.asked', { count: label.invited });
  if (word === null) return <span className={styles.standing}>{asked}</span>;
  const ample = standing.with.length === 0 && state === 'draft' && word === 'fine' && couldBeSmaller(label, minimum);
  const tone = needsAHand(label, state) ? styles.low : word === 'enough' ? styles.enough : undefined;
  return (
    <span className={styles.standing}>
      <span className={tone}>{t(`labelWord.${ample ? 'ample' : word}`)}</span>
      <small>{ample ? t('campaign.askedAmple', { count: label.invited }) : asked}</small>
    </span>
  );
}

function NextStep({ campaign, leader }: { campaign: Campaign; leader: CampaignLeader }): JSX.Element {
  const { t } = useTranslation();
  const params = { campaignId: campaign.id, leaderId: leader.leaderId };
  if (leader.reportReadable) {
    return (
      <Link to="/reports/$campaignId/$leaderId" params={params} className={styles.link}>
        {t('campaign.readReport')}
      </Link>
    );
  }
  return (
    <Link to="/campaigns/$campaignId/leaders/$leaderId" params={params} className={styles.link}>
      {t(campaign.state === 'draft' ? 'campaign.chooseRaters' : 'campaign.whoIsAsked')}
    </Link>
  );
}
