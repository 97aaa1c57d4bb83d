import type { UseQueryResult } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { Lines, QueryView } from '../../../app/query-view';
import { Refusal } from '../../../app/refusal';
import { useMay } from '../../../app/rights';
import { Empty, Sheet, useToast } from '../../../kit';
import { conflictTexts } from '../../../messages/conflict';
import { useText } from '../../../messages/locale';
import { useFix } from '../conflict-api';
import { isOpen, type Conflict, type FixButton } from '../conflicts';
import { ConflictItem } from './conflict-item';
import './conflict-drawer.css';

interface ConflictDrawerProps {
  readonly shootId: string;
  readonly companyId: string | undefined;
  readonly query: UseQueryResult<readonly Conflict[]>;
  readonly onClose: () => void;
}

/** What stands between a shoot and its people: what somebody has to decide first, then what is settled. */
export default function ConflictDrawer({ shootId, companyId, query, onClose }: ConflictDrawerProps): ReactNode {
  const t = useText(conflictTexts);
  const navigate = useNavigate();
  const toast = useToast();
  const may = useMay(companyId);
  const rights = useMemo(() => ({ send: may('offer.send'), editPosting: may('posting.edit') }), [may]);
  const fix = useFix(shootId);
  const onFix = (conflict: Conflict, button: FixButton): void =>
    fix.mutate(
      { conflict, button },
      {
        onSuccess: (to) => {
          if (button.first) toast({ text: t(`done_${button.first}`, { name: conflict.person.displayName }) });
          void navigate(to);
        },
      },
    );
  const list = (conflicts: readonly Conflict[]): ReactNode => (
    <ul className="cb-conflicts">
      {conflicts.map((conflict) => (
        <ConflictItem
          key={conflict.key}
          shootId={shootId}
          conflict={conflict}
          rights={rights}
          busy={fix.isPending}
          onFix={onFix}
        />
      ))}
    </ul>
  );
  const n = query.data?.filter(isOpen).length ?? 0;
  return (
    <Sheet side title={n > 0 ? t('title', { n }) : t('titleNone')} closeLabel={t('close')} onClose={onClose}>
      {fix.error && <Refusal error={fix.error} />}
      <QueryView query={query} skeleton={<Lines count={3} height={160} />}>
        {(conflicts) => {
          const settled = conflicts.filter((conflict) => !isOpen(conflict));
          return (
            <>
              {n === 0 && (
                <Empty title={t('none')}>
                  <p>{t('noneText')}</p>
                </Empty>
              )}
              {n > 0 && list(conflicts.filter(isOpen))}
              {settled.length > 0 && (
                <section className="stack">
                  <h3>{t('decidedTitle')}</h3>
                  {list(settled)}
                </section>
              )}
            </>
          );
        }}
      </QueryView>
    </Sheet>
  );
}
