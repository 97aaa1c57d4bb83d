import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api, unwrap } from '../../api/client';
import type { Schema } from '../../api/types';
import { LiveBadge } from '../../app/live/live-badge';
import { DeskPage } from '../../desk';
import { Button, Empty, useToast } from '../../kit';
import { deliveryTexts } from '../../messages/delivery';
import { useFormat, useText } from '../../messages/locale';
import { useAct, usePages } from './api';
import { PagedTable } from './parts/paged-table.desk';
import { StateFilter } from './parts/state-filter';
import { useStepUp } from './parts/step-up';
import { usePlatformMay } from './rights';
import { oneOf, useFilter } from './use-filter';
import './shoots.css';

type Delivery = Schema<'Delivery'>;
const STATES = ['unknown', 'failed', 'due', 'held', 'sending', 'sent', 'dropped'] as const;
type Decision = { readonly id: string; readonly decision: 'sent' | 'again' };

const resolve = ({ id, decision }: Decision): Promise<unknown> =>
  unwrap(
    api.POST('/api/v1/admin/deliveries/{deliveryId}/resolve', {
      params: { path: { deliveryId: id } },
      body: { decision },
    }),
  );

interface NightLineProps {
  readonly count: Schema<'Deliveries'>['night'] | undefined;
  readonly only: boolean;
  readonly onOnly: (only: boolean) => void;
}

/** How often people were told in their quiet hours. */
function NightLine({ count, only, onOnly }: NightLineProps): ReactNode {
  const t = useText(deliveryTexts);
  if (!count) return null;
  return (
    <p className="muted">
      {t(count.messages === 0 ? 'nightNone' : 'nightCount', { ...count })}{' '}
      {(count.messages > 0 || only) && (
        <Button onClick={() => onOnly(!only)}>{t(only ? 'nightAll' : 'nightOnly')}</Button>
      )}
    </p>
  );
}

/** Messages on their way to people; what may have gone out waits for a decision. */
export default function DeliveriesPage(): ReactNode {
  const t = useText(deliveryTexts);
  const format = useFormat();
  const toast = useToast();
  const may = usePlatformMay('admin.queue');
  const { get, set, clear } = useFilter();
  const state = oneOf(get('state'), STATES);
  const night = get('night') === 'true';
  const query = usePages<Delivery, Schema<'Deliveries'>>('deliveries', { state, night }, (page) => {
    const filter = { ...(state && { state }), ...(night && { night: 'true' as const }) };
    return unwrap(api.GET('/api/v1/admin/deliveries', { params: { query: { ...page, ...filter } } }));
  });
  const { run, sheet } = useStepUp();
  const { mutateAsync, isPending, variables } = useAct(resolve);
  const decide = async (decision: Decision): Promise<void> => {
    if (await run(() => mutateAsync(decision))) toast({ text: t(decision.decision === 'sent' ? 'marked' : 'again') });
  };
  const stateName = (name: Delivery['state']): string => t(`state_${name}`);
  const nameOf = ({ state: now, atNight }: Delivery): string =>
    atNight ? `${stateName(now)} · ${t('nightMark')}` : stateName(now);
  const act = ({ id, state: now, template }: Delivery): ReactNode =>
    may &&
    (now === 'unknown' || now === 'failed') && (
      <span className="cb-card-lines__acts">
        {now === 'unknown' && (
          <Button
            aria-label={t('markSentLabel', { what: template })}
            busy={isPending && variables.id === id && variables.decision === 'sent'}
            onClick={() => void decide({ id, decision: 'sent' })}
          >
            {t('markSent')}
          </Button>
        )}
        <Button
          aria-label={t('sendAgainLabel', { what: template })}
          busy={isPending && variables.id === id && variables.decision === 'again'}
          onClick={() => void decide({ id, decision: 'again' })}
        >
          {t('sendAgain')}
        </Button>
      </span>
    );
  const who = ({ personId }: Delivery): ReactNode => <Link to={`/admin/people/${personId}`}>{personId.slice(-8)}</Link>;
  const tries = ({ attempts }: Delivery): ReactNode => <span className="nb">{t('attemptsOf', { n: attempts })}</span>;
  return (
    <DeskPage title={t('title')} width="wide" actions={<LiveBadge topics={['admin']} />}>
      <p className="muted">{t('text')}</p>
      <NightLine count={query.data?.pages[0]?.night} only={night} onOnly={(on) => set({ night: on ? 'true' : '' })} />
      <StateFilter states={STATES} value={state} nameOf={stateName} onChange={(value) => set({ state: value })} />
      <PagedTable<Delivery>
        query={query}
        label={t('title')}
        rowKey={({ id }) => id}
        columns={[
          { key: 'state', title: t('state'), render: (row) => <strong>{nameOf(row)}</strong> },
          { key: 'channel', title: t('channel'), render: (row) => t(`channel_${row.channel}`) },
          { key: 'what', title: t('what'), render: (row) => row.template },
          { key: 'person', title: t('person'), render: who },
          { key: 'error', title: t('error'), render: (row) => row.error ?? t('noError') },
          { key: 'attempts', title: t('attempts'), render: tries },
          { key: 'since', title: t('since'), render: (row) => <span className="nb">{format.ago(row.createdAt)}</span> },
          { key: 'actions', title: t('actions'), render: act },
        ]}
        card={(row) => (
          <span className="cb-card-lines">
            <strong>{nameOf(row)}</strong>
            <span>
              {t(`channel_${row.channel}`)}, {row.template}
            </span>
            <span className="muted">{row.error ?? t('noError')}</span>
            <span className="muted nb">
              {t('attemptsOf', { n: row.attempts })}, {format.ago(row.createdAt)}
            </span>
            {act(row)}
          </span>
        )}
        empty={
          <Empty title={t('noneTitle')}>
            <p>{t('noneText')}</p>
            {(state ?? night) && <Button onClick={clear}>{t('noneDo')}</Button>}
          </Empty>
        }
      />
      {sheet}
    </DeskPage>
  );
}
