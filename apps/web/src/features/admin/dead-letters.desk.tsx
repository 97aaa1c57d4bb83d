import type { ReactNode } from 'react';
import { LiveBadge } from '../../app/live/live-badge';
import { DeskPage } from '../../desk';
import { Button, Empty, useToast } from '../../kit';
import { adminTexts } from '../../messages/admin';
import { useFormat, useText } from '../../messages/locale';
import { acts, useAct, useDeadLetters, type DeadLetter } from './api';
import { PagedTable } from './parts/paged-table.desk';
import { useStepUp } from './parts/step-up';
import { usePlatformMay } from './rights';
import './shoots.css';

/** Background work that was given up: what, why, how often it was tried; run it again. */
export default function DeadLettersPage(): ReactNode {
  const t = useText(adminTexts);
  const format = useFormat();
  const toast = useToast();
  const may = usePlatformMay('admin.queue');
  const query = useDeadLetters();
  const { run, sheet } = useStepUp();
  const { mutateAsync, isPending, variables } = useAct(acts.replay);
  const replay = async (letter: DeadLetter): Promise<void> => {
    if (await run(() => mutateAsync(letter.outboxId))) toast({ text: t('replayed') });
  };
  const about = ({ ids }: DeadLetter): string =>
    Object.entries(ids)
      .map(([name, id]) => `${name} ${id.slice(-8)}`)
      .join(', ') || '–';
  const why = ({ reason }: DeadLetter): ReactNode => reason ?? <span className="muted">{t('noWhy')}</span>;
  const act = (letter: DeadLetter): ReactNode =>
    may && (
      <Button
        aria-label={t('replayLabel', { job: letter.job })}
        busy={isPending && variables === letter.outboxId}
        onClick={() => void replay(letter)}
      >
        {t('replay')}
      </Button>
    );
  return (
    <DeskPage
      title={t('deadLetters')}
      width="wide"
      actions={
        <>
          <LiveBadge topics={['admin']} />
          <a className="cb-button" href="/admin/queues">
            {t('queueBoard')}
          </a>
        </>
      }
    >
      <p className="muted">{t('deadText')}</p>
      <PagedTable<DeadLetter>
        query={query}
        label={t('deadLetters')}
        rowKey={({ outboxId }) => outboxId}
        columns={[
          { key: 'job', title: t('job'), render: (letter) => <strong>{letter.job}</strong> },
          { key: 'event', title: t('event'), render: (letter) => letter.event },
          { key: 'why', title: t('why'), render: why },
          { key: 'about', title: t('about'), render: about },
          {
            key: 'attempts',
            title: t('attempts'),
            render: (letter) => <span className="nb">{t('attemptsOf', { n: letter.attempts })}</span>,
          },
          {
            key: 'since',
            title: t('since'),
            render: (letter) => <span className="nb">{format.ago(letter.createdAt)}</span>,
          },
          { key: 'actions', title: t('actions'), render: act },
        ]}
        card={(letter) => (
          <span className="cb-card-lines">
            <strong>{letter.job}</strong>
            <span>{why(letter)}</span>
            <span className="muted">
              {letter.event}, {about(letter)}
            </span>
            <span className="muted nb">
              {t('attemptsOf', { n: letter.attempts })}, {format.ago(letter.createdAt)}
            </span>
            <span className="cb-card-lines__acts">{act(letter)}</span>
          </span>
        )}
        empty={
          <Empty title={t('noDead')}>
            <p>{t('noDeadText')}</p>
          </Empty>
        }
      />
      {sheet}
    </DeskPage>
  );
}
