import type { Instrument, OrganizationRelease } from '@heartset/model';
import type { OrganizationReport } from '@heartset/model/api/organization-reports';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/notice.tsx';
import { Page, Section } from '../../components/page.tsx';
import { QueryStates } from '../../components/query-states.tsx';
import { formatMoment } from '../../lib/format-date.ts';
import { instrumentQuery } from '../instrument/get-instrument.ts';
import { organizationReportQuery } from './get-organization-report.ts';
import styles from './organization.module.css';
import { OrganizationFigure } from './organization-figure.tsx';
import { OrganizationKey } from './organization-key.tsx';
import { columnsOf, signsOf, type SegmentTable as Table, viewOf } from './organization-view.ts';
import { useOrganizationWords } from './organization-words.ts';
import { SegmentTable } from './segment-table.tsx';

/** Departments, levels and sites of a campaign by the nine cells: HR's view, of leaders together and of nobody alone. */
export function OrganizationPage(): JSX.Element {
  const { t } = useTranslation();
  const { campaignId } = useParams({ from: '/signed-in/for-hr/campaigns/$campaignId/organization' });
  const report = useQuery(organizationReportQuery(campaignId));
  const named = report.data?.instrument;
  const instrument = useQuery({
    ...instrumentQuery(named?.id ?? '', named?.version ?? null),
    enabled: named !== undefined,
  });
  const back = (
    <Link to="/campaigns/$campaignId" params={{ campaignId }}>
      {t('raters.back')}
    </Link>
  );
  const result = report.data?.result;
  if (report.data && result?.status === 'released' && instrument.data) {
    return (
      <Figures campaign={report.data.campaign} release={result.release} instrument={instrument.data} back={back} />
    );
  }
  if (report.data && result && result.status !== 'released') {
    return <NoFigures campaign={report.data.campaign} status={result.status} back={back} />;
  }
  return (
    <Page title={t('organization.title')} back={back}>
      <QueryStates query={report}>{() => <QueryStates query={instrument}>{() => null}</QueryStates>}</QueryStates>
    </Page>
  );
}

type Campaign = OrganizationReport['campaign'];
type Unreleased = Exclude<OrganizationReport['result']['status'], 'released'>;

/** Why there are no figures, or not yet. */
function NoFigures({
  campaign,
  status,
  back,
}: {
  campaign: Campaign;
  status: Unreleased;
  back: JSX.Element;
}): JSX.Element {
  const { t, i18n } = useTranslation();
  const deadline = formatMoment(campaign.deadlineAt, i18n.language);
  return (
    <Page title={t('organization.title')} lede={t('organization.ledeEarly', { name: campaign.name })} back={back}>
      <EmptyState
        title={t(`organization.none.${status}.title`)}
        text={t(`organization.none.${status}.text`, { deadline })}
      />
    </Page>
  );
}

type FiguresProps = { campaign: Campaign; release: OrganizationRelease; instrument: Instrument; back: JSX.Element };

function Figures({ campaign, release, instrument, back }: FiguresProps): JSX.Element {
  const { t, i18n } = useTranslation();
  const minimumGroupSize = campaign.minimumGroupSize;
  const { segmentName } = useOrganizationWords(minimumGroupSize);
  const view = viewOf(release, { nameOf: segmentName, locale: i18n.language });
  if (!view.showsAnything) {
    return (
      <Page title={t('organization.title')} lede={t('organization.ledeEarly', { name: campaign.name })} back={back}>
        <EmptyState title={t('organization.none.too-few.title')} text={t('organization.none.too-few.text')} />
      </Page>
    );
  }
  return (
    <Page
      title={t('organization.title')}
      lede={t('organization.lede', { name: campaign.name, count: view.whole.leaders })}
      back={back}
    >
      <p className={styles.how}>
        {t('organization.how')} {campaign.round > 1 && t('organization.firstRound')}
      </p>
      <Section title={t('organization.whole')} sub={t('organization.wholeText')}>
        <OrganizationFigure cells={view.whole.cells} instrument={instrument} minimumGroupSize={minimumGroupSize} />
        <OrganizationKey scale={instrument.scale} />
      </Section>
      <Tables tables={view.tables} instrument={instrument} minimumGroupSize={minimumGroupSize} />
    </Page>
  );
}

type TablesProps = { tables: readonly Table[]; instrument: Instrument; minimumGroupSize: number };

function Tables({ tables, instrument, minimumGroupSize }: TablesProps): JSX.Element {
  const { t } = useTranslation();
  const shared = { columns: columnsOf(instrument), signs: signsOf(tables), minimumGroupSize };
  return (
    <>
      {tables.map((table) => (
        <Section key={table.dimension} title={t(`organization.table.${table.dimension}`)}>
          {table.rows.length === 0 ? (
            <p className={styles.nothing}>{t(`organization.noRows.${table.dimension}`)}</p>
          ) : (
            <SegmentTable table={table} {...shared} />
          )}
        </Section>
      ))}
    </>
  );
}
