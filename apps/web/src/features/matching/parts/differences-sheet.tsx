import { useMemo, useState, type ReactNode } from 'react';
import { newKey } from '../../../api/client';
import { useNames } from '../../../app/names';
import { Refusal } from '../../../app/refusal';
import { Button, Check, SelectField, Sheet, type Option } from '../../../kit';
import { fillTexts } from '../../../messages/fill';
import { useFormat, useText } from '../../../messages/locale';
import type { SendOutcome } from '../api';
import { useSend } from '../api';
import type { BoardSums, Slot } from '../board';
import { totalFen } from '../board';
import { chosenFen, sendGroups, withAll, type SendGroup } from '../differences';
import { SendResult } from './send-result';

/** Clocks to choose from, in minutes; without a choice the API goes by how near the work is. */
const CLOCKS = [30, 120, 360, 720, 1_440, 2_880] as const;

function useClockOptions(): readonly Option[] {
  const t = useText(fillTexts);
  const text = (minutes: number): string => {
    if (minutes < 60) return t('clockMinutes', { n: minutes });
    return minutes < 1_440 ? t('clockHours', { n: minutes / 60 }) : t('clockDays', { n: minutes / 1_440 });
  };
  return [
    { value: '', label: t('clockAuto') },
    ...CLOCKS.map((minutes) => ({ value: String(minutes), label: text(minutes) })),
  ];
}

interface GroupProps {
  readonly group: SendGroup;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (ids: readonly string[], on: boolean) => void;
}

function Group({ group, chosen, onChoose }: GroupProps): ReactNode {
  const t = useText(fillTexts);
  const format = useFormat();
  const names = useNames();
  const ids = group.slots.map(({ proposal }) => proposal.id);
  const department = names.department(group.department);
  const all = ids.every((id) => chosen.has(id));
  return (
    <section className="cb-send__group" aria-label={department}>
      <h3>
        <Check
          label={
            <>
              {department} <span className="meta nb">{t('people', { n: ids.length })}</span>
            </>
          }
          checked={all}
          onChange={(event) => onChoose(ids, event.target.checked)}
        />
      </h3>
      <ul>
        {group.slots.map((slot) => (
          <li key={slot.slotId} className="cb-send__person">
            <Check
              label={
                <>
                  <strong>{slot.proposal.person.displayName}</strong> {names.role(slot.roleId)}
                </>
              }
              checked={chosen.has(slot.proposal.id)}
              onChange={(event) => onChoose([slot.proposal.id], event.target.checked)}
            />
            <span className="cb-send__terms">
              <span>{format.daySet(slot.days)}</span>
              <span className="nb">{format.dayCount(slot.days.length)}</span>
              <span className="nb">{format.perDay(slot.proposal.payFen)}</span>
              <strong className="nb">{format.yuan(totalFen(slot))}</strong>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Unchanged({ sums }: { sums: BoardSums }): ReactNode {
  const t = useText(fillTexts);
  return (
    <ul className="cb-send__same meta">
      {sums.booked > 0 && <li>{t('staysBooked', { n: sums.booked })}</li>}
      {sums.offered > 0 && <li>{t('staysOffered', { n: sums.offered })}</li>}
      {sums.missing > 0 && <li>{t('staysMissing', { n: sums.missing })}</li>}
      <li>{t('nothingWithdrawn')}</li>
    </ul>
  );
}

interface DifferencesSheetProps {
  readonly shootId: string;
  readonly slots: readonly Slot[];
  readonly sums: BoardSums;
  readonly onClose: () => void;
}

/** Who would receive what, before anything is sent; all of them, or those chosen. */
export function DifferencesSheet({ shootId, slots, sums, onClose }: DifferencesSheetProps): ReactNode {
  const t = useText(fillTexts);
  const format = useFormat();
  const names = useNames();
  const send = useSend(shootId);
  // What was on screen when the sheet opened is what is sent: what the world has overtaken since is told, not hidden.
  const [groups] = useState(() => sendGroups(slots, names.departmentOrder));
  const all = useMemo(() => groups.flatMap((group) => group.slots.map(({ proposal }) => proposal.id)), [groups]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(all));
  const [clock, setClock] = useState('');
  const [outcome, setOutcome] = useState<SendOutcome | null>(null);
  const clocks = useClockOptions();
  if (outcome) return <SendResult shootId={shootId} groups={groups} outcome={outcome} onClose={onClose} />;
  const choose = (ids: readonly string[], on: boolean): void => setChosen((now) => withAll(now, ids, on));
  const wish = { proposalIds: all.filter((id) => chosen.has(id)), minutes: clock ? Number(clock) : undefined };
  return (
    <Sheet
      title={t('differencesTitle')}
      closeLabel={t('close')}
      onClose={onClose}
      side
      foot={
        <Button
          kind="primary"
          large
          busy={send.isPending}
          disabled={chosen.size === 0}
          onClick={() => send.mutate({ ...wish, key: newKey() }, { onSuccess: setOutcome })}
        >
          {send.isPending ? t('sending') : t('send', { n: chosen.size })}
        </Button>
      }
    >
      <p className="spread">
        <strong>{chosen.size === 0 ? t('nothingChosen') : t('willReceive', { n: chosen.size })}</strong>
        <strong className="nb">{t('total', { yuan: format.yuan(chosenFen(groups, chosen)) })}</strong>
      </p>
      <Unchanged sums={sums} />
      {send.error && <Refusal error={send.error} />}
      <SelectField
        label={t('clock')}
        hint={t('clockHint')}
        options={clocks}
        value={clock}
        onChange={(event) => setClock(event.target.value)}
      />
      <Check
        label={t('chooseAll')}
        checked={chosen.size === all.length}
        onChange={(event) => choose(all, event.target.checked)}
      />
      {groups.map((group) => (
        <Group key={group.department} group={group} chosen={chosen} onChoose={choose} />
      ))}
    </Sheet>
  );
}
