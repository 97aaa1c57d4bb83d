import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api, unwrap } from '../../../api/client';
import { useNames } from '../../../app/names';
import type { Schema } from '../../../api/types';
import { Empty } from '../../../kit';
import { useFormat, useText } from '../../../messages/locale';
import { restOverrideTexts } from '../../../messages/rest-override';
import { usePages } from '../api';
import { PagedTable } from './paged-table.desk';
import '../shoots.css';

type Line = Schema<'AdminGapOverride'>;

/** Earned rest that was given up: who allowed it and why, beside which work, and whether the person agreed. */
export function RestLog(): ReactNode {
  const t = useText(restOverrideTexts);
  const format = useFormat();
  const names = useNames();
  const query = usePages<Line>('rest', {}, (page) =>
    unwrap(api.GET('/api/v1/admin/gap-overrides', { params: { query: page } })),
  );
  const missing = ({ missingDays, restDays, travelDays, freeDays }: Line): ReactNode => (
    <>
      <strong className="nb">{t('missingDays', { n: missingDays })}</strong>
      <span className="muted">{t('freeOf', { needed: restDays + travelDays, free: freeDays })}</span>
    </>
  );
  const consent = ({ consentedAt }: Line): string =>
    consentedAt === null ? t('consentNo') : t('consentYes', { time: format.ago(consentedAt) });
  const person = ({ personId, displayName, roleId }: Line): ReactNode => (
    <>
      <Link className="cb-table__link" to={`/admin/people/${personId}`}>
        {displayName}
      </Link>{' '}
      <span className="muted">{names.role(roleId)}</span>
    </>
  );
  const shoot = ({ companyName, shootTitle }: Line): ReactNode => (
    <span lang="zh-CN">
      {shootTitle} <span className="muted">{companyName}</span>
    </span>
  );
  const beside = ({ otherShootTitle }: Line): ReactNode => <span lang="zh-CN">{otherShootTitle}</span>;
  return (
    <>
      <p className="muted">{t('text')}</p>
      <PagedTable<Line>
        query={query}
        label={t('title')}
        rowKey={({ id }) => id}
        columns={[
          { key: 'when', title: t('when'), render: (row) => <span className="nb">{format.ago(row.createdAt)}</span> },
          { key: 'person', title: t('person'), render: person },
          { key: 'shoot', title: t('shoot'), render: shoot },
          { key: 'beside', title: t('beside'), render: beside },
          {
            key: 'missing',
            title: t('missing'),
            render: (row) => <span className="cb-card-lines">{missing(row)}</span>,
          },
          { key: 'why', title: t('why'), render: (row) => row.reason },
          { key: 'allowedBy', title: t('allowedBy'), render: (row) => row.allowedByName },
          { key: 'consent', title: t('consent'), render: consent },
        ]}
        card={(row) => (
          <span className="cb-card-lines">
            <strong>{person(row)}</strong>
            <span>{shoot(row)}</span>
            <span className="muted">
              {t('beside')} {beside(row)}
            </span>
            <span className="cb-card-lines">{missing(row)}</span>
            <span>{row.reason}</span>
            <span className="muted">
              {row.allowedByName}, {format.ago(row.createdAt)}
            </span>
            <span className="muted">
              {t('consent')} {consent(row)}
            </span>
          </span>
        )}
        empty={
          <Empty title={t('noneTitle')}>
            <p>{t('noneText')}</p>
          </Empty>
        }
      />
    </>
  );
}
