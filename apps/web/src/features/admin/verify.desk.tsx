import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { LiveBadge } from '../../app/live/live-badge';
import { Lines, QueryView } from '../../app/query-view';
import { DeskPage, useWide } from '../../desk';
import { Button, Empty, LinkButton, SelectField, Tag } from '../../kit';
import { adminTexts } from '../../messages/admin';
import { today } from '../../messages/format';
import { useFormat, useText } from '../../messages/locale';
import { shellTexts } from '../../messages/shell';
import { itemsOf, useCompany, useReviews, type Reviewed } from './api';
import { Decide } from './parts/decide';
import { oneOf, useFilter } from './use-filter';
import './parts/search-bar.css';
import './verify.css';

const STATES = ['in_review', 'verified', 'suspended', 'rejected', 'draft'] as const;
const TONES = {
  draft: 'plain',
  in_review: 'warning',
  verified: 'success',
  rejected: 'plain',
  suspended: 'error',
} as const;
const ALL = 'all';

function CompanyState({ state }: { state: Reviewed['state'] }): ReactNode {
  const t = useText(adminTexts);
  return <Tag tone={TONES[state]}>{t(`companyState_${state}`)}</Tag>;
}

interface QueueProps {
  readonly rows: readonly Reviewed[];
  readonly chosen: string;
  readonly search: string;
}

function Queue({ rows, chosen, search }: QueueProps): ReactNode {
  const t = useText(adminTexts);
  const format = useFormat();
  return (
    <ul className="cb-queue" aria-label={t('queueLabel')}>
      {rows.map((row) => (
        <li key={row.id}>
          <Link to={`/admin/queue/${row.id}${search}`} {...(row.id === chosen && { 'aria-current': 'true' as const })}>
            <span className="cb-queue__head">
              <strong>{row.name}</strong>
              <CompanyState state={row.state} />
            </span>
            <span className="muted">
              {row.decidedAt
                ? t('decidedAt', { when: format.ago(row.decidedAt) })
                : t('waitingSince', { ago: format.ago(row.createdAt) })}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Case({ companyId, listed }: { companyId: string; listed: Reviewed | undefined }): ReactNode {
  const t = useText(adminTexts);
  const format = useFormat();
  const query = useCompany(companyId);
  return (
    <QueryView query={query} skeleton={<Lines count={3} height={120} />}>
      {(company) => (
        <article className="cb-case">
          <div className="cb-case__evidence">
            <div className="cb-queue__head">
              <h2>{company.name}</h2>
              <CompanyState state={company.state} />
            </div>
            <p className="row muted">
              <span className="nb">{t('founded', { day: format.day(today(Date.parse(company.createdAt))) })}</span>
              {listed && <span className="nb">{t('memberCount', { n: listed.members })}</span>}
              {listed && <span className="nb">{t('shootCount', { n: listed.shoots })}</span>}
            </p>
            <dl>
              <dt>{t('creditCode')}</dt>
              <dd className="cb-case__code">{company.creditCode ?? t('noCode')}</dd>
              <dt>{t('evidence')}</dt>
              <dd className="cb-case__text">{company.evidence || t('noEvidence')}</dd>
            </dl>
            {company.decidedAt && (
              <p className="muted">
                {t('decidedAt', { when: format.moment(company.decidedAt) })}{' '}
                {company.decisionReason && t('reasonWas', { reason: company.decisionReason })}
              </p>
            )}
            <p className="row">
              <LinkButton to={`/admin/audit?subjectType=company&subjectId=${company.id}`}>{t('toAudit')}</LinkButton>
            </p>
          </div>
          <Decide key={`${company.id}${company.state}`} company={company} shoots={listed?.shoots ?? 0} />
        </article>
      )}
    </QueryView>
  );
}

/** Companies to verify: the evidence on one side, the decision on the other. */
export default function VerifyPage(): ReactNode {
  const t = useText(adminTexts);
  const shell = useText(shellTexts);
  const wide = useWide();
  const { company = '' } = useParams();
  const { get, set } = useFilter();
  const asked = get('state');
  const state = asked === ALL ? undefined : (oneOf(asked, STATES) ?? 'in_review');
  const query = useReviews(state);
  const search = asked ? `?state=${asked}` : '';
  const alone = !wide && company !== '';
  return (
    <DeskPage
      title={t('queue')}
      width="wide"
      actions={
        <>
          <LiveBadge topics={['admin']} />
          {alone && <LinkButton to={`/admin/queue${search}`}>{t('backToQueue')}</LinkButton>}
        </>
      }
    >
      {!alone && (
        <div className="cb-admin-search">
          <SelectField
            label={t('state')}
            value={state ?? ALL}
            onChange={(event) => set({ state: event.target.value === 'in_review' ? '' : event.target.value })}
            options={[
              ...STATES.map((value) => ({ value, label: t(`companyState_${value}`) })),
              { value: ALL, label: t('stateAll') },
            ]}
          />
        </div>
      )}
      <QueryView query={query} skeleton={<Lines count={4} height={72} />}>
        {(data) => {
          const rows = itemsOf(data);
          // The desk has room for the one that waits longest; the phone shows the list first.
          const shown = company || (wide ? (rows[0]?.id ?? '') : '');
          const listed = rows.find(({ id }) => id === shown);
          if (alone) return <Case companyId={company} listed={listed} />;
          if (rows.length === 0 && !company)
            return (
              <Empty title={state === 'in_review' ? t('queueEmpty') : t('noCompanies')}>
                {state === 'in_review' && <p>{t('queueEmptyText')}</p>}
                <Button onClick={() => set({ state: ALL })}>{t('showAll')}</Button>
              </Empty>
            );
          return (
            <div className="cb-verify">
              <div className="stack">
                <Queue rows={rows} chosen={shown} search={search} />
                {query.hasNextPage && (
                  <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                    {shell('loadMore')}
                  </Button>
                )}
              </div>
              {wide && <Case companyId={shown} listed={listed} />}
            </div>
          );
        }}
      </QueryView>
    </DeskPage>
  );
}
