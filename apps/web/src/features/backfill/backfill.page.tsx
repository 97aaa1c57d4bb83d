import { useEffect, useState, type ReactNode } from 'react';
import { useParams } from 'react-router';
import { serverNow } from '../../api/clock';
import { useNames } from '../../app/names';
import { Lines, QueryView } from '../../app/query-view';
import { useMay } from '../../app/rights';
import { useShoot } from '../../app/shoot';
import { ShootFrame } from '../../app/shoot-frame';
import { Card, Tag, type Tone } from '../../kit';
import { backfillTexts } from '../../messages/backfill';
import { useFormat, useText } from '../../messages/locale';
import { useStrip, type Strip } from './api';
import './backfill.css';
import { Controls } from './parts/controls';
import { Levels } from './parts/levels';
import { People } from './parts/people';

const TONES: Readonly<Record<Strip['state'], Tone>> = {
  running: 'primary',
  paused: 'warning',
  manual: 'warning',
  exhausted: 'error',
  filled: 'success',
  stopped: 'plain',
};

const REASONS = ['illness', 'accident', 'family', 'other_work', 'other'] as const;

/** The time that a backfill has run, or took; counts on while it lives. */
function Running({ strip }: { strip: Strip }): ReactNode {
  const t = useText(backfillTexts);
  const format = useFormat();
  const [now, setNow] = useState(serverNow);
  const ended = strip.finishedAt;
  useEffect(() => {
    if (ended !== null) return undefined;
    const timer = setInterval(() => setNow(serverNow()), 1_000);
    return () => clearInterval(timer);
  }, [ended]);
  const time = format.left(Math.max(0, (ended === null ? now : Date.parse(ended)) - Date.parse(strip.startedAt)));
  return <span className="nb">{t(ended === null ? 'since' : 'took', { time })}</span>;
}

function Lead({ strip }: { strip: Strip }): ReactNode {
  const t = useText(backfillTexts);
  const format = useFormat();
  const names = useNames();
  const role = names.role(strip.roleId);
  const name = strip.leftName ?? '';
  const reason = t(`why_${REASONS.find((known) => known === strip.leftReason) ?? 'other'}`);
  const hours = strip.hoursToStart;
  return (
    <div className="cb-backfill__lead">
      <h2>{t(`lead_${strip.cause}`, { role, name, reason } as never)}</h2>
      <p className="cb-backfill__facts">
        <Tag tone={TONES[strip.state]}>{t(`state_${strip.state}`)}</Tag>
        <span className="nb">
          {t('days', { days: format.daySet(strip.days), count: format.dayCount(strip.days.length) })}
        </span>
        <span className="nb">{hours > 0 ? t('startsIn', { time: format.left(hours * 3_600_000) }) : t('started')}</span>
        <Running strip={strip} />
      </p>
    </div>
  );
}

function Progress({ strip }: { strip: Strip }): ReactNode {
  const t = useText(backfillTexts);
  const format = useFormat();
  const { state, asked, viewing, waitingFor, waitsUntil } = strip;
  return (
    <div className="stack" aria-live="polite">
      <Levels strip={strip} />
      <p className="cb-backfill__sum">
        <strong>{t('sum', { asked, viewing, waiting: waitingFor })}</strong>
        {state === 'running' && strip.round > 0 && (
          <span className="meta">{t('round', { round: strip.round, width: strip.width })}</span>
        )}
      </p>
      {state === 'running' && waitsUntil !== null && (
        <p>
          {t('nightOnly')} {t('waits', { time: format.moment(waitsUntil) })}
        </p>
      )}
      {state === 'filled' && (
        <p>
          <strong>{t('filledBy', { name: strip.filledName ?? '' })}</strong> {t('filledNext')}
        </p>
      )}
      {state === 'exhausted' && <p>{t('exhaustedText')}</p>}
      {state === 'manual' && <p>{t('manualText')}</p>}
      {state === 'paused' && <p>{t('pausedText')}</p>}
    </div>
  );
}

function Then({ strip }: { strip: Strip }): ReactNode {
  const t = useText(backfillTexts);
  const done = strip.state === 'filled' || undefined;
  return (
    <Card className="stack">
      <h2>{t('then')}</h2>
      <ul className="cb-backfill__then">
        {strip.leftName !== null && <li data-done>{t('thenLeft', { name: strip.leftName })}</li>}
        <li data-done={done}>{t('thenRoster')}</li>
        <li data-done={done}>{t('thenOthers')}</li>
      </ul>
    </Card>
  );
}

const byHand = ({ state }: Strip): boolean => state === 'manual' || state === 'exhausted';

/** A place that is refilled, live: how far it has come, who was asked and answered what, and the ways to steer it. */
export default function BackfillPage(): ReactNode {
  const t = useText(backfillTexts);
  const { shoot: shootId = '', backfill: id = '' } = useParams();
  const query = useStrip(shootId, id);
  const may = useMay(useShoot(shootId).data?.companyId);
  return (
    <ShootFrame shootId={shootId} active="offers" docked={false}>
      <QueryView query={query} skeleton={<Lines count={5} height={64} />}>
        {(strip) => (
          <div className="cb-backfill">
            <Card className="stack">
              <Lead strip={strip} />
              <Progress strip={strip} />
              {may('offer.send') && <Controls strip={strip} />}
            </Card>
            <Then strip={strip} />
            <Card className="stack cb-backfill__people">
              <h2>{t('people')}</h2>
              <People people={strip.people} callFrom={may('offer.send') && byHand(strip) ? shootId : null} />
            </Card>
          </div>
        )}
      </QueryView>
    </ShootFrame>
  );
}
