import type { Instrument } from '@heartset/model';
import type { SelfAssessment } from '@heartset/model/api/self-assessments';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import { Page } from '../../components/page.tsx';
import { QueryStates } from '../../components/query-states.tsx';
import { formatMoment } from '../../lib/format-date.ts';
import { instrumentQuery } from '../instrument/get-instrument.ts';
import { selfAssessmentQuery } from './get-self-assessment.ts';
import { OwnReflections } from './own-reflections.tsx';
import { SelfForm } from './self-form.tsx';

/** A leader rates themselves: in their own name, for their own eyes. */
export function SelfAssessmentPage(): JSX.Element {
  const { campaignId } = useParams({ from: '/signed-in/self/$campaignId' });
  const { t } = useTranslation();
  const assessment = useQuery({ ...selfAssessmentQuery(campaignId), staleTime: Number.POSITIVE_INFINITY });
  const instrument = useQuery({
    ...instrumentQuery(assessment.data?.instrumentId ?? '', assessment.data?.instrumentVersion ?? null),
    enabled: assessment.isSuccess,
  });
  const back = <Link to="/feedback">{t('feedback.back')}</Link>;
  if (assessment.data && instrument.data) {
    return <Loaded assessment={assessment.data} instrument={instrument.data} back={back} />;
  }
  return (
    <Page title={t('self.title')} back={back} narrow>
      <QueryStates query={assessment}>{() => <QueryStates query={instrument}>{() => null}</QueryStates>}</QueryStates>
    </Page>
  );
}

type LoadedProps = { assessment: SelfAssessment; instrument: Instrument; back: JSX.Element };

function Loaded({ assessment, instrument, back }: LoadedProps): JSX.Element {
  const { t, i18n } = useTranslation();
  const [changing, setChanging] = useState(!assessment.sent);
  const deadline = formatMoment(assessment.deadlineAt, i18n.language);
  if (!assessment.editable || !changing) {
    const words = assessment.sent ? 'sent' : 'over';
    const later = assessment.reportOut ? `self.${words}TextOut` : `self.${words}Text`;
    return (
      <Page
        title={t(`self.${words}Title`)}
        lede={t(assessment.editable ? 'self.sentTextEditable' : later, { deadline })}
        back={back}
        narrow
        actions={
          assessment.editable && (
            <Button variant="default" onClick={() => setChanging(true)}>
              {t('self.change')}
            </Button>
          )
        }
      >
        <OwnReflections assessment={assessment} instrument={instrument} />
      </Page>
    );
  }
  return (
    <Page title={t('self.title')} lede={t('self.lede', { name: assessment.campaignName, deadline })} back={back} narrow>
      <Notice tone="quiet">{t('self.private')}</Notice>
      <SelfForm assessment={assessment} instrument={instrument} onSent={() => setChanging(false)} />
    </Page>
  );
}
