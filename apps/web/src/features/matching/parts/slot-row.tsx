import { lazy, Suspense, useState, type ReactNode } from 'react';
import { newKey } from '../../../api/client';
import { useNames } from '../../../app/names';
import { Refusal } from '../../../app/refusal';
import { Button, Face, Icon, Tag, useToast } from '../../../kit';
import { answerTexts } from '../../../messages/answer';
import { fillTexts } from '../../../messages/fill';
import { useFormat, useText } from '../../../messages/locale';
import { usePin, useSwap } from '../api';
import { totalFen, type ProposedSlot } from '../board';
import type { Rights } from '../rights';
import { useFillActs } from './fill-acts';
import { Questions } from './questions';
import { Reasons } from './reasons';
import { RunnersUp } from './runners-up';
import { WhyPanel } from './why-panel';

const BlockKnown = lazy(async () => ({ default: (await import('./block-known')).BlockKnown }));

/** Days and pay of a slot in one line. */
export function PayLine({ slot }: { slot: ProposedSlot }): ReactNode {
  const format = useFormat();
  return (
    <p className="cb-slot__pay">
      <span>{format.daySet(slot.days)}</span>
      <span className="nb">{format.dayCount(slot.days.length)}</span>
      <span className="nb">{format.perDay(slot.proposal.payFen)}</span>
      <strong className="nb">{format.yuan(totalFen(slot))}</strong>
    </p>
  );
}

function PinButton({ shootId, slot }: { shootId: string; slot: ProposedSlot }): ReactNode {
  const t = useText(fillTexts);
  const toast = useToast();
  const pin = usePin(shootId);
  const { id, state, person } = slot.proposal;
  const pinned = state === 'pinned';
  const set = (to: boolean): void =>
    pin.mutate(
      { proposalId: id, pinned: to },
      {
        onSuccess: () => {
          if (!to)
            toast({
              text: t('unpinned', { name: person.displayName }),
              action: { label: t('undo'), run: () => pin.mutate({ proposalId: id, pinned: true }) },
            });
        },
        onError: (error) => toast({ text: error.message }),
      },
    );
  return (
    <Button
      className="cb-slot__pin"
      kind={pinned ? 'plain' : 'quiet'}
      icon={<Icon name="pin" />}
      aria-label={t(pinned ? 'pinnedName' : 'pinName', { name: person.displayName })}
      aria-pressed={pinned}
      onClick={() => set(!pinned)}
    >
      {t(pinned ? 'pinned' : 'pin')}
    </Button>
  );
}

interface SlotRowProps {
  readonly shootId: string;
  readonly slot: ProposedSlot;
  readonly rights: Rights;
}

/** A slot with the person proposed for it: her reasons, days and pay; pin and swap for those who may. */
export function SlotRow({ shootId, slot, rights }: SlotRowProps): ReactNode {
  const t = useText(fillTexts);
  const answer = useText(answerTexts);
  const names = useNames();
  const toast = useToast();
  const swap = useSwap(shootId);
  const acts = useFillActs();
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState(false);
  const fresh = acts.isFresh(slot);
  const { proposal } = slot;
  const { person } = proposal;
  const take = (proposalId: string, to: { personId: string; displayName: string }, back: boolean): void =>
    swap.mutate(
      { proposalId, personId: to.personId, key: newKey() },
      {
        onSuccess: (changed) => {
          setOpen(false);
          toast({
            text: t('swapped', { name: to.displayName }),
            ...(back && { action: { label: t('undo'), run: () => take(changed.id, person, false) } }),
          });
        },
      },
    );
  return (
    <li className="cb-slot" data-pinned={proposal.state === 'pinned' || undefined} data-fresh={fresh || undefined}>
      <Face name={person.displayName} />
      <div className="cb-slot__who">
        <p className="cb-slot__name">
          <strong>{person.displayName}</strong>
          <span>{names.role(slot.roleId)}</span>
          {fresh && <Tag tone="success">{answer('fresh')}</Tag>}
        </p>
        <Reasons terms={proposal.terms} />
      </div>
      <PayLine slot={slot} />
      <div className="cb-slot__acts">
        <Button
          kind="quiet"
          aria-expanded={asked}
          aria-label={asked ? answer('closeWhy') : answer('whyName', { name: person.displayName })}
          onClick={() => setAsked(!asked)}
        >
          {answer(asked ? 'closeWhy' : 'why')}
        </Button>
        {rights.edit && <PinButton shootId={shootId} slot={slot} />}
        {rights.edit && (
          <Button
            kind="quiet"
            icon={<Icon name="swap" />}
            aria-expanded={open}
            aria-label={t(open ? 'closeSwapName' : 'swapName', { name: person.displayName })}
            onClick={() => setOpen(!open)}
          >
            {t(open ? 'closeSwap' : 'swap')}
          </Button>
        )}
      </div>
      {asked && (
        <WhyPanel slot={slot}>
          <div className="row cb-slot__questions">
            <Questions shootId={shootId} slot={slot} may={rights.editPosting && rights.fill} />
            <Suspense fallback={null}>
              <BlockKnown shootId={shootId} person={person} />
            </Suspense>
          </div>
        </WhyPanel>
      )}
      {open && (
        <RunnersUp
          slot={slot}
          busyWith={swap.isPending ? swap.variables.personId : null}
          onTake={(to) => take(proposal.id, to, true)}
        />
      )}
      {swap.error && (
        <div className="cb-slot__full">
          <Refusal error={swap.error} />
        </div>
      )}
    </li>
  );
}
