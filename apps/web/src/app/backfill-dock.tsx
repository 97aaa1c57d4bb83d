import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api, unwrap } from '../api/client';
import { serverNow } from '../api/clock';
import { keys } from '../api/keys';
import { Icon } from '../kit';
import { backfillTexts } from '../messages/backfill';
import { useText } from '../messages/locale';
import { Countdown } from '../viz/countdown';
import './backfill-dock.css';
import { useNames } from './names';

/** What is being refilled in a shoot, on every page of it, one touch away from the strip. */
export function BackfillDock({ shootId }: { shootId: string }): ReactNode {
  const t = useText(backfillTexts);
  const names = useNames();
  const { data } = useQuery({
    queryKey: keys.backfills(shootId),
    queryFn: () => unwrap(api.GET('/api/v1/shoots/{shootId}/backfills', { params: { path: { shootId } } })),
  });
  const live = data?.items.filter(({ finishedAt }) => finishedAt === null) ?? [];
  const first = [...live].sort((a, b) => a.hoursToStart - b.hoursToStart)[0];
  if (!first) return null;
  const asked = live.reduce((sum, each) => sum + each.asked, 0);
  const waiting = live.reduce((sum, each) => sum + each.waitingFor, 0);
  const role = names.role(first.roleId);
  return (
    <Link className="cb-dock" to={`/studio/shoots/${shootId}/backfills/${first.id}`} data-state={first.state}>
      <Icon name="urgent" />
      <strong>{live.length === 1 ? t('dockOne', { role }) : t('dockMany', { n: live.length })}</strong>
      <span className="cb-dock__sum">{t('dockSum', { asked, waiting })}</span>
      {first.roundEndsAt !== null && first.waitingFor > 0 && <Countdown until={first.roundEndsAt} now={serverNow} />}
      <span className="cb-dock__open">{t('dockOpen')}</span>
    </Link>
  );
}
