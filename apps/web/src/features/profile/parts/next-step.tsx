import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, unwrap } from '../../../api/client';
import { keys } from '../../../api/keys';
import { STALE } from '../../../api/query';
import { Card, LinkButton } from '../../../kit';
import { useFormat, useText } from '../../../messages/locale';
import { meTexts } from '../../../messages/me';
import type { NextThing } from './terms';

type NextKey = 'nextProfile' | 'nextRoles' | 'nextDays' | 'nextSearchable' | 'nextJobs';

const NEXT: Readonly<Record<NextThing, { readonly to: string; readonly key: NextKey }>> = {
  profile: { to: '/start', key: 'nextProfile' },
  roles: { to: '/me/profile', key: 'nextRoles' },
  days: { to: '/me/free', key: 'nextDays' },
  searchable: { to: '/me/profile', key: 'nextSearchable' },
  jobs: { to: '/jobs?fits=true', key: 'nextJobs' },
};

function useOpenCount(fits: boolean): number | undefined {
  const query = fits ? ({ fits: 'true' } as const) : {};
  const { data } = useQuery({
    queryKey: keys.boardCounts(query),
    queryFn: () => unwrap(api.GET('/api/v1/board/counts', { params: { query } })),
    staleTime: STALE.board,
  });
  return data?.total;
}

/** The one thing that brings her nearer to work. */
export function Next({ thing }: { thing: NextThing }): ReactNode {
  const t = useText(meTexts);
  const format = useFormat();
  const n = useOpenCount(thing === 'days' || thing === 'jobs');
  const { to, key } = NEXT[thing];
  return (
    <Card className="cb-me__next stack" aria-labelledby="next">
      <div>
        <p className="meta">{t('nextTitle')}</p>
        <h2 id="next">{t(key)}</h2>
        <p className="muted">
          {key === 'nextSearchable'
            ? t('nextSearchableWhy')
            : t(`${key}Why`, { n: n === undefined ? '…' : format.number(n) })}
        </p>
      </div>
      <LinkButton to={to} kind="primary" large block>
        {t(`${key}Do`)}
      </LinkButton>
    </Card>
  );
}
