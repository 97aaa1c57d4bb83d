import { createContext, useContext, useMemo, useRef, useState, type ReactNode } from 'react';
import { problemOf } from '../../../api/problem';
import { useNames } from '../../../app/names';
import { useToast } from '../../../kit';
import { answerTexts } from '../../../messages/answer';
import { useFormat, useText } from '../../../messages/locale';
import type { Run } from '../api';
import { NotFilled, useChange, type Change } from '../answers-api';
import type { Slot } from '../board';

type Patch = NonNullable<Change['patch']>;

/** An edit of a posting that is wanted, and the one that puts it back. */
export interface ActWish {
  readonly postingId: string;
  readonly version: number;
  readonly patch: Patch;
  readonly undo: Patch;
}

/** What the rows of the fill page share: changing a posting, and what came of it. */
export interface FillActs {
  readonly change: (wish: ActWish) => void;
  /** The posting that is being changed or filled again; null when none is. */
  readonly busyWith: string | null;
  /** The edit is on its way; the run has not begun. */
  readonly sending: boolean;
  /** The posting that was changed last, once it has been filled again. */
  readonly changed: string | null;
  /** Whether the person proposed for a slot was found by the last change. */
  readonly isFresh: (slot: Slot) => boolean;
  readonly error: Error | null;
  /** Watches a run that something else has started. */
  readonly watch: (run: Run) => void;
  /** The run that is watched, while it works. */
  readonly run: Run | undefined;
}

const ActsContext = createContext<FillActs | null>(null);

/** The acts of the fill page; only inside {@link FillActsProvider}. */
export function useFillActs(): FillActs {
  const acts = useContext(ActsContext);
  if (!acts) throw new Error('useFillActs outside of its provider');
  return acts;
}

/** What was done, in one sentence. */
function useDone(): (wish: Pick<ActWish, 'patch' | 'undo'>) => string {
  const t = useText(answerTexts);
  const format = useFormat();
  const names = useNames();
  return ({ patch, undo }) => {
    if (typeof patch.payHighFen === 'number') return t('changedPay', { yuan: format.perDay(patch.payHighFen) });
    if (patch.minLevel !== undefined) return t('changedLevel', { level: names.level(patch.minLevel) });
    const by = (patch.shiftDays ?? 0) - (undo.shiftDays ?? 0);
    if (by !== 0) return t(by > 0 ? 'changedLater' : 'changedEarlier', { n: Math.abs(by) });
    return t('changedDays');
  };
}

interface ProviderProps {
  readonly shootId: string;
  /** The run that the page watches, while it works. */
  readonly run: Run | undefined;
  readonly onRun: (run: Run) => void;
  /** What is on the screen, and whether newer is on its way. */
  readonly slots: readonly Slot[];
  readonly fetching: boolean;
  readonly children: ReactNode;
}

/** A change that was pressed: who stood in its posting before, and the run that followed. */
interface Pressed {
  readonly postingId: string;
  readonly before: ReadonlySet<string>;
  readonly runId: string | null;
}

function peopleIn(slots: readonly Slot[], postingId: string): Set<string> {
  const own = slots.filter((slot) => slot.postingId === postingId);
  return new Set(own.flatMap(({ proposal }) => proposal?.person.personId ?? []));
}

/** Makes a change with one press, has the shoot filled again, and takes it back within eight seconds. */
export function FillActsProvider({ shootId, run, onRun, slots, fetching, children }: ProviderProps): ReactNode {
  const t = useText(answerTexts);
  const toast = useToast();
  const say = useDone();
  const { mutate, isPending, error } = useChange(shootId);
  const [at, setAt] = useState<Pressed | null>(null);
  const names = useNames();
  // One press at a time: a second one before the first has answered would start from an old version.
  const pressed = useRef(false);
  const acts = useMemo((): FillActs => {
    const send = (wish: ActWish, tell: (version: number) => void): void => {
      if (pressed.current) return;
      pressed.current = true;
      const press = { postingId: wish.postingId, before: peopleIn(slots, wish.postingId) };
      setAt({ ...press, runId: null });
      mutate(wish, {
        onSuccess: ({ version, run: started }) => {
          setAt({ ...press, runId: started.id });
          onRun(started);
          tell(version);
        },
        onError: (refused) => {
          setAt(null);
          if (refused instanceof NotFilled) toast({ text: t('notFilled') });
        },
        onSettled: () => {
          pressed.current = false;
        },
      });
    };
    const undo = ({ patch, undo: back, ...wish }: ActWish, version: number): void =>
      send({ ...wish, version, patch: back, undo: patch }, () => toast({ text: t('undone') }));
    const change = (wish: ActWish): void =>
      send(wish, (version) => toast({ text: say(wish), action: { label: t('undo'), run: () => undo(wish, version) } }));
    const working = at !== null && (at.runId === null || run?.id === at.runId || fetching);
    const done = at !== null && at.runId !== null && !working;
    return {
      change,
      busyWith: working ? at.postingId : null,
      sending: isPending,
      changed: done ? at.postingId : null,
      isFresh: ({ postingId, proposal }) =>
        done && postingId === at.postingId && proposal !== null && !at.before.has(proposal.person.personId),
      error: error instanceof NotFilled && !problemOf(error.reason) ? null : error,
      watch: onRun,
      run,
    };
  }, [mutate, isPending, error, at, run, onRun, slots, fetching, toast, t, say]);
  const found = slots.filter(acts.isFresh);
  return (
    <ActsContext.Provider value={acts}>
      {children}
      <p className="sr-only" role="status">
        {found[0] && t('freshCount', { role: names.role(found[0].roleId), n: found.length })}
      </p>
    </ActsContext.Provider>
  );
}
