import { GROUPS } from '@heartset/model';
import type { LeaderRaters, Rater } from '@heartset/model/api/campaigns';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../components/button-link.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Page, Section } from '../../components/page.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { QueryStates } from '../../components/query-states.tsx';
import { campaignQuery } from '../campaigns/get-campaign.ts';
import { meQuery } from '../session/get-me.ts';
import { AddRater } from './add-rater.tsx';
import { type RatersOf, ratersQuery } from './get-raters.ts';
import { isAsked } from './is-asked.ts';
import { OutlookPanel } from './outlook-panel.tsx';
import { RaterGroup } from './rater-group.tsx';
import styles from './raters.module.css';
import { useRatersEditing } from './use-raters-editing.ts';
import { wasEdited } from './was-edited.ts';

/** Who is asked about one leader. */
export function RatersPage(): JSX.Element {
  const { t } = useTranslation();
  const params = useParams({ from: '/signed-in/campaigns/$campaignId/leaders/$leaderId' });
  const raters = useQuery(ratersQuery(params));
  const back = <BackLink {...params} editable={raters.data?.editable ?? true} />;
  if (raters.data) return <RatersView raters={raters.data} campaignId={params.campaignId} back={back} />;
  return (
    <Page title={t('raters.title')} back={back}>
      <QueryStates query={raters}>{() => null}</QueryStates>
    </Page>
  );
}

/** How many are asked, and what of that stays. Whoever the campaign is about reads the same whether or not somebody was taken out. */
function Lede({ raters: { editable, raters }, campaignId }: Omit<RatersViewProps, 'back'>): JSX.Element {
  const { t } = useTranslation();
  const mayKnow = useQuery(campaignQuery(campaignId)).data?.actions.includes('see-invitations') ?? false;
  const those = (standing: Rater['standing']) => raters.filter((rater) => rater.standing === standing).length;
  const count = raters.filter(isAsked).length;
  if (editable) return <>{t(wasEdited(raters) ? 'raters.ledeEdited' : 'raters.lede', { count })}</>;
  if (!mayKnow) return <>{t('raters.ledeOwn', { count })}</>;
  const changes = [
    ...(those('added-later') > 0 ? [t('raters.addedSince', { count: those('added-later') })] : []),
    ...(those('taken-out') > 0 ? [t('raters.takenOutSince', { count: those('taken-out') })] : []),
  ];
  return <>{[t('raters.ledeToday', { count }), ...changes, t('raters.ledeSays')].join(' ')}</>;
}

/** Back to the campaign. Whoever sets up a request of their own goes on to it from here, and back to where it was begun. */
function BackLink({ campaignId, leaderId, editable }: RatersOf & { editable: boolean }): JSX.Element {
  const { t } = useTranslation();
  const me = useQuery(meQuery).data;
  const campaign = useQuery(campaignQuery(campaignId)).data;
  const own = campaign?.kind === 'leader' && me?.id === leaderId;
  if (own && editable) return <Link to="/feedback">{t('feedback.back')}</Link>;
  return (
    <Link to="/campaigns/$campaignId" params={{ campaignId }}>
      {t(own ? 'raters.backRequest' : 'raters.back')}
    </Link>
  );
}

type RatersViewProps = { raters: LeaderRaters; campaignId: string; back: JSX.Element };

function RatersView({ raters, campaignId, back }: RatersViewProps): JSX.Element {
  const { t } = useTranslation();
  const me = useQuery(meQuery).data;
  const editing = useRatersEditing({ campaignId, leaderId: raters.leaderId });
  const [resetting, setResetting] = useState(false);
  const about = me?.id === raters.leaderId ? 'You' : 'Leader';
  return (
    <Page
      title={t(`raters.title${raters.editable ? '' : 'Fixed'}${about}`, { name: raters.leaderName })}
      lede={<Lede raters={raters} campaignId={campaignId} />}
      back={back}
      actions={
        raters.editable && (
          <>
            <Button variant="default" onClick={() => setResetting(true)}>
              {t('raters.reset')}
            </Button>
            <ButtonLink to="/campaigns/$campaignId" params={{ campaignId }}>
              {t('raters.goOn')}
            </ButtonLink>
          </>
        )
      }
    >
      <ProblemNotice error={editing.error} />
      <div className={styles.columns}>
        <div className={styles.groups}>
          {GROUPS.map((group) => (
            <RaterGroup
              key={group}
              group={group}
              minimum={raters.minimumGroupSize}
              raters={raters.raters.filter((rater) => rater.group === group)}
              editing={raters.editable ? editing : null}
            />
          ))}
        </div>
        <OutlookPanel raters={raters} busy={editing.busy} />
      </div>
      {raters.editable && (
        <Section
          title={t('raters.addTitle')}
          sub={t('raters.addText', { asked: raters.usuallyEnough, answers: raters.minimumGroupSize })}
        >
          <AddRater raters={raters} onAdd={editing.add} mayAddOutsiders={me?.roles.includes('hr') ?? false} />
        </Section>
      )}
      <ConfirmDialog
        opened={resetting}
        title={t('raters.resetTitle')}
        confirm={t('raters.reset')}
        busy={false}
        error={null}
        onConfirm={() => {
          editing.reset();
          setResetting(false);
        }}
        onClose={() => setResetting(false)}
      >
        {t('raters.resetText')}
      </ConfirmDialog>
    </Page>
  );
}
