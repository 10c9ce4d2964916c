import type { Campaign } from '@heartset/model/api/campaigns';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import { Page, Section } from '../../components/page.tsx';
import { QueryStates } from '../../components/query-states.tsx';
import { formatMoment } from '../../lib/format-date.ts';
import { OrganizationLink } from '../organization/organization-link.tsx';
import { meQuery } from '../session/get-me.ts';
import { CampaignActions } from './campaign-actions.tsx';
import { CampaignRules } from './campaign-rules.tsx';
import styles from './campaigns.module.css';
import { DeliveryTiles } from './delivery-tiles.tsx';
import { campaignQuery } from './get-campaign.ts';
import { fateOfSmallGroups, leadersByStanding } from './group-standing.ts';
import { InvitationList } from './invitation-list.tsx';
import { KeysNotice } from './keys-notice.tsx';
import { LeaderStandings } from './leader-standings.tsx';
import { useCampaignEvents } from './use-campaign-events.ts';

/** One campaign, whatever its state. */
export function CampaignPage(): JSX.Element {
  const { t } = useTranslation();
  const { campaignId } = useParams({ from: '/signed-in/campaigns/$campaignId' });
  const campaign = useQuery(campaignQuery(campaignId));
  const underWay = ['collecting', 'closing', 'closed'].includes(campaign.data?.state ?? '');
  useCampaignEvents(campaignId, underWay);
  if (campaign.data) return <CampaignView campaign={campaign.data} />;
  return (
    <Page title={t('campaign.one')} back={<BackLink />}>
      <QueryStates query={campaign}>{() => null}</QueryStates>
    </Page>
  );
}

/** Where it belongs: a request among what is about its leader, also when that is somebody from HR. */
function BackLink({ own = false }: { own?: boolean }): JSX.Element {
  const { t } = useTranslation();
  const me = useQuery(meQuery).data;
  if (me?.roles.includes('hr') && !own) return <Link to="/campaigns">{t('campaign.back')}</Link>;
  return <Link to="/feedback">{t('feedback.back')}</Link>;
}

function CampaignView({ campaign }: { campaign: Campaign }): JSX.Element {
  const { t } = useTranslation();
  const asked = campaign.delivery.queued + campaign.delivery.accepted + campaign.delivery.failed;
  const sent = campaign.openedAt !== null;
  const me = useQuery(meQuery).data;
  return (
    <Page
      title={campaign.name}
      lede={<StateSentence campaign={campaign} asked={asked} />}
      back={<BackLink own={isOwnRequest(campaign, me?.id)} />}
      actions={<CampaignActions campaign={campaign} />}
    >
      <KeysNotice campaign={campaign} />
      {sent && campaign.state !== 'cancelled' && <DeliveryTiles campaign={campaign} />}
      {campaign.furtherRoundStopped && campaign.state === 'released' && (
        <Notice>{t('campaign.furtherRoundStopped')}</Notice>
      )}
      <OrganizationLink campaign={campaign} />
      <Leaders campaign={campaign} />
      {campaign.state === 'draft' && <CampaignRules campaign={campaign} />}
      {sent && <InvitationList campaign={campaign} />}
      {sent && campaign.state !== 'cancelled' && (
        <div className={styles.noteBelow}>
          <Notice>
            {t(campaign.seniorLeaders === 'identified' ? 'campaign.nobodySeesButNamed' : 'campaign.nobodySees')}
          </Notice>
        </div>
      )}
    </Page>
  );
}

/** A request that the one who looks has made about themself. */
function isOwnRequest({ kind, leaders }: Campaign, myId: string | undefined): boolean {
  return kind === 'leader' && leaders[0]?.leaderId === myId;
}

function StateSentence({ campaign, asked }: { campaign: Campaign; asked: number }): JSX.Element {
  const { t, i18n } = useTranslation();
  const moment = (instant: string | null) => (instant ? formatMoment(instant, i18n.language) : '');
  const ready = campaign.state === 'closed' && campaign.actions.includes('release');
  const stands = ready ? 'ready' : campaign.state;
  const values = {
    deadline: moment(campaign.deadlineAt),
    grace: moment(campaign.graceEndsAt),
    released: moment(campaign.releasedAt),
    until: moment(campaign.askAgainUntil),
  };
  const sentence = [
    t(campaign.round > 1 ? `campaign.sentenceAgain.${stands}` : `campaign.sentence.${stands}`, values),
    ...(campaign.actions.includes('ask-again') ? [t('campaign.mayAskAgain', values)] : []),
  ].join(' ');
  // A request is about the one who made it.
  const facts = campaign.kind === 'leader' ? [] : [t('campaign.leaders', { count: campaign.leaders.length })];
  if (asked > 0) facts.push(t('campaign.invitations', { count: asked }));
  return (
    <>
      {sentence} {facts.length > 0 && `${facts.join(', ')}.`}
    </>
  );
}

function Leaders({ campaign }: { campaign: Campaign }): JSX.Element {
  const { t } = useTranslation();
  const me = useQuery(meQuery).data;
  const again = campaign.round > 1;
  const early = campaign.state === 'draft' || (campaign.state === 'collecting' && !again);
  const own = isOwnRequest(campaign, me?.id);
  const about = own ? 'own-' : '';
  const words = `${about}${campaign.state === 'draft' ? 'draft' : 'collecting'}`;
  if (!early) {
    return (
      <Section
        title={own ? t('campaign.ownTitle') : t('campaign.leadersTitle', { count: campaign.leaders.length })}
        sub={t(`campaign.leadersText.${again && campaign.state !== 'released' ? 'again' : campaign.state}`)}
      >
        <LeaderStandings campaign={campaign} leaders={campaign.leaders} />
      </Section>
    );
  }
  if (campaign.leaders.length === 0) {
    return <Section title={t('campaign.noLeadersTitle')} sub={t('campaign.noLeadersText')} />;
  }
  const standing = leadersByStanding(campaign);
  // In a draft what cannot be opened comes first; while collecting nothing can be done about it any more.
  const order =
    campaign.state === 'draft' ? (['never', 'need', 'fine'] as const) : (['need', 'fine', 'never'] as const);
  return (
    <>
      {order.map(
        (kind) =>
          standing[kind].length > 0 && (
            <Section
              key={kind}
              title={t(`campaign.${kind}.${words}`, { count: standing[kind].length })}
              sub={t(`campaign.${kind}Text.${words}`, {
                minimum: campaign.minimumGroupSize,
                // Words of their own exist for small groups in a draft alone.
                context: fateOfSmallGroups(standing[kind], campaign.state),
              })}
            >
              <LeaderStandings campaign={campaign} leaders={standing[kind]} />
            </Section>
          ),
      )}
    </>
  );
}
