import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Icon } from '../../../kit';
import { adminTexts } from '../../../messages/admin';
import { useFormat, useText } from '../../../messages/locale';
import type { Overview } from '../api';

type Tone = 'plain' | 'warning' | 'error';

interface TileProps {
  readonly to: string;
  readonly title: string;
  readonly value: ReactNode;
  readonly hint: string;
  readonly tone?: Tone;
}

function Tile({ to, title, value, hint, tone = 'plain' }: TileProps): ReactNode {
  return (
    <Link className={`cb-tile cb-tile--${tone}`} to={to}>
      <span className="cb-tile__title">
        {tone !== 'plain' && <Icon name="urgent" />}
        {title}
      </span>
      <strong className="nb">{value}</strong>
      <span className="cb-tile__hint">{hint}</span>
    </Link>
  );
}

/** The state of the market in six numbers, each of which leads to the list behind it. */
export function Tiles({ overview }: { overview: Overview }): ReactNode {
  const t = useText(adminTexts);
  const format = useFormat();
  const { shootingToday, openPlaces, urgentPlaces, medianFillMinutes, companiesWaiting, deadLetters } = overview;
  const waiting = companiesWaiting.count > 0;
  return (
    <nav className="cb-tiles" aria-label={t('tiles')}>
      <Tile
        to="/admin/shoots?state=open"
        title={t('tileUrgent')}
        value={format.number(urgentPlaces)}
        hint={urgentPlaces > 0 ? t('tileUrgentHint') : t('tileUrgentNone')}
        tone={urgentPlaces > 0 ? 'error' : 'plain'}
      />
      <Tile
        to="/admin/queue"
        title={t('tileWaiting')}
        value={format.number(companiesWaiting.count)}
        hint={
          companiesWaiting.oldestSince
            ? t('tileWaitingHint', { ago: format.ago(companiesWaiting.oldestSince) })
            : t('tileWaitingNone')
        }
        tone={waiting ? 'warning' : 'plain'}
      />
      <Tile
        to="/admin/dead-letters"
        title={t('tileDead')}
        value={format.number(deadLetters)}
        hint={deadLetters > 0 ? t('tileDeadHint') : t('tileDeadNone')}
        tone={deadLetters > 0 ? 'error' : 'plain'}
      />
      <Tile
        to="/admin/shoots?state=shooting"
        title={t('tileShooting')}
        value={format.number(shootingToday)}
        hint={t('tileShootingHint')}
      />
      <Tile
        to="/admin/shoots?state=open"
        title={t('tileOpen')}
        value={format.number(openPlaces)}
        hint={t('tileOpenHint')}
      />
      <Tile
        to="/admin/runs"
        title={t('tileFill')}
        value={
          medianFillMinutes === null
            ? '–'
            : medianFillMinutes < 1
              ? t('underMinute')
              : format.minutes(medianFillMinutes)
        }
        hint={medianFillMinutes === null ? t('tileFillNone') : t('tileFillHint')}
      />
    </nav>
  );
}
