import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { usePostings, type Posting } from '../../app/crew/posting-edit';
import { useNames } from '../../app/names';
import { Lines, QueryView } from '../../app/query-view';
import { useMay } from '../../app/rights';
import { ShootFrame } from '../../app/shoot-frame';
import { useShoot, type Shoot } from '../../app/shoot';
import { DeskProvider } from '../../desk';
import { Card, Empty, Icon, LinkButton, Notice, Tag } from '../../kit';
import { crewTexts } from '../../messages/crew';
import { useFormat, useText } from '../../messages/locale';
import { PostingForm } from './parts/posting-form.desk';
import './posting.css';

function Aside({ posting, shoot }: { posting: Posting; shoot: Shoot }): ReactNode {
  const t = useText(crewTexts);
  const format = useFormat();
  const may = useMay(shoot.companyId);
  const { slots, firstDay, lastDay, daysPerSlot, personDays } = posting;
  return (
    <Card className="stack">
      <div className="spread">
        <h2>{t('state')}</h2>
        <Tag tone={posting.state === 'public' ? 'primary' : 'plain'}>{t(`state_${posting.state}`)}</Tag>
      </div>
      <p>{t('slots', slots)}</p>
      {firstDay && lastDay && (
        <p>
          {t('daysAre', { days: format.days(firstDay, lastDay) })}
          <br />
          <span className="meta">
            {t('dayTotal', { days: format.dayCount(daysPerSlot), total: t('personDays', { n: personDays }) })}
          </span>
        </p>
      )}
      {may('application.read', posting.department) &&
        (posting.applications > 0 ? (
          <LinkButton to={`/studio/shoots/${shoot.id}/applicants?posting=${posting.id}`}>
            {t('applicants', { n: posting.applications })}
          </LinkButton>
        ) : (
          <p className="meta">{t('noApplicants')}</p>
        ))}
      {posting.state === 'public' || posting.state === 'filled' ? (
        <a href={`/jobs/${posting.id}`}>{t('publicPage')}</a>
      ) : (
        <p className="meta">{t('notPublicYet')}</p>
      )}
    </Card>
  );
}

function One({ posting, shoot }: { posting: Posting; shoot: Shoot }): ReactNode {
  const t = useText(crewTexts);
  const names = useNames();
  const may = useMay(shoot.companyId);
  const over = shoot.state === 'wrapped' || shoot.state === 'cancelled';
  const edit = may('posting.edit') && !over && posting.state !== 'closed';
  return (
    <>
      <div className="row">
        <LinkButton
          kind="quiet"
          icon={<Icon name="left" />}
          to={`/studio/shoots/${shoot.id}/crew?department=${posting.department}`}
        >
          {t('backToCrew')}
        </LinkButton>
      </div>
      <h2>{t('postingTitle', { role: names.role(posting.roleId) })}</h2>
      {over && <Notice>{t('closedShoot')}</Notice>}
      {!over && !may('posting.edit') && <Notice>{t('readOnly')}</Notice>}
      <div className="cb-posting__columns">
        <PostingForm posting={posting} shoot={shoot} disabled={!edit} />
        <Aside posting={posting} shoot={shoot} />
      </div>
    </>
  );
}

/** One posting of a shoot with all its terms. */
export default function PostingPage(): ReactNode {
  const { shoot: shootId = '', posting: postingId = '' } = useParams();
  const t = useText(crewTexts);
  const shoot = useShoot(shootId);
  const postings = usePostings(shootId);
  return (
    <DeskProvider>
      <ShootFrame shootId={shootId} active="crew">
        <QueryView query={postings} skeleton={<Lines count={4} height={120} />}>
          {(items) => {
            const posting = items.find(({ id }) => id === postingId);
            if (!posting)
              return (
                <Empty title={t('lostPosting')}>
                  <LinkButton kind="primary" to={`/studio/shoots/${shootId}/crew`}>
                    {t('backToCrew')}
                  </LinkButton>
                </Empty>
              );
            return shoot.data ? <One key={postingId} posting={posting} shoot={shoot.data} /> : null;
          }}
        </QueryView>
      </ShootFrame>
    </DeskProvider>
  );
}
