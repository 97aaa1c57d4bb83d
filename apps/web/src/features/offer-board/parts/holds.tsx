import { useState, type ReactNode } from 'react';
import { newKey } from '../../../api/client';
import { useNames } from '../../../app/names';
import { Refusal } from '../../../app/refusal';
import { Button, Face, Sheet, Tag, useToast } from '../../../kit';
import { holdTexts } from '../../../messages/hold';
import { useRank } from '../../../messages/hold-rank';
import { useFormat, useText } from '../../../messages/locale';
import { useConvertHold, useHolds, useReleaseHold, type Hold } from '../api';
import { Left } from './left';

interface HoldRowProps {
  readonly hold: Hold;
  /** Null where this person may only look. */
  readonly acts: Acts | null;
}

interface Acts {
  readonly convert: (hold: Hold) => void;
  readonly release: (hold: Hold) => void;
  /** The hold that is on its way to an offer, or that was refused it. */
  readonly converting: string | undefined;
  readonly busy: boolean;
  readonly error: Error | null;
}

function HoldRow({ hold, acts }: HoldRowProps): ReactNode {
  const t = useText(holdTexts);
  const format = useFormat();
  const names = useNames();
  const rank = useRank();
  const name = hold.person.displayName;
  return (
    <li className="cb-sent cb-sent--hold" data-state={hold.state}>
      <Face name={name} />
      <div className="cb-sent__who">
        <p className="cb-sent__name">
          <strong>{name}</strong>
          <span>{names.role(hold.roleId)}</span>
        </p>
        <p className="cb-sent__terms">
          <span>{format.daySet(hold.days)}</span>
          <span className="nb">{format.dayCount(hold.days.length)}</span>
        </p>
      </div>
      <p className="cb-sent__state">
        <Tag tone={hold.state === 'challenged' ? 'warning' : 'primary'}>{rank(hold.rank)}</Tag>
        <Left until={hold.endsAt} />
        {hold.state === 'challenged' && <span>{t('state_challenged')}</span>}
        {hold.rank > 1 && <span className="meta">{t('behind', { n: hold.rank - 1 })}</span>}
      </p>
      {acts && (
        <div className="cb-hold-acts">
          <Button
            kind="primary"
            aria-label={t('convertName', { name })}
            busy={acts.busy && acts.converting === hold.id}
            onClick={() => acts.convert(hold)}
          >
            {t('convert')}
          </Button>
          <Button kind="quiet" aria-label={t('releaseHolder', { name })} onClick={() => acts.release(hold)}>
            {t('release')}
          </Button>
        </div>
      )}
      {acts?.error && acts.converting === hold.id && (
        <div className="cb-hold-refusal">
          <Refusal error={acts.error} />
        </div>
      )}
    </li>
  );
}

interface ReleaseSheetProps {
  readonly shootId: string;
  readonly hold: Hold;
  readonly onClose: () => void;
}

function ReleaseSheet({ shootId, hold, onClose }: ReleaseSheetProps): ReactNode {
  const t = useText(holdTexts);
  const format = useFormat();
  const names = useNames();
  const toast = useToast();
  const release = useReleaseHold(shootId);
  const name = hold.person.displayName;
  const onSuccess = (): void => {
    toast({ text: t('releasedHolder', { name }) });
    onClose();
  };
  return (
    <Sheet
      title={t('releaseTitle', { name })}
      closeLabel={t('close')}
      onClose={onClose}
      foot={
        <>
          <Button large onClick={onClose}>
            {t('keep')}
          </Button>
          <Button kind="danger" large busy={release.isPending} onClick={() => release.mutate(hold.id, { onSuccess })}>
            {t(release.isPending ? 'releasing' : 'release')}
          </Button>
        </>
      }
    >
      <p>{t('releaseText', { role: names.role(hold.roleId), days: format.daySet(hold.days) })}</p>
      {release.error && <Refusal error={release.error} />}
    </Sheet>
  );
}

/** The holds of a shoot with rank and clock, the one that ends first on top; to make firm or to give back. */
export function HoldBoard({ shootId, act }: { shootId: string; act: boolean }): ReactNode {
  const t = useText(holdTexts);
  const toast = useToast();
  const { data = [] } = useHolds(shootId);
  const [releasing, setReleasing] = useState<Hold | null>(null);
  // Here and not in the row, which is gone before the answer is told.
  const { mutate, variables, isPending, error } = useConvertHold(shootId);
  const convert = ({ id: holdId, person }: Hold): void =>
    mutate(
      { holdId, key: newKey() },
      { onSuccess: () => toast({ text: t('converted', { name: person.displayName }) }) },
    );
  const acts = { convert, release: setReleasing, converting: variables?.holdId, busy: isPending, error };
  const holds = [...data].sort((a, b) => (a.endsAt < b.endsAt ? -1 : 1));
  return (
    <>
      {holds.length > 0 && (
        <section aria-label={t('boardTitle')}>
          <h2 className="cb-offers__department">
            {t('boardTitle')}
            <span className="meta">{t('boardCount', { n: holds.length })}</span>
          </h2>
          <ul className="cb-offers">
            {holds.map((hold) => (
              <HoldRow key={hold.id} hold={hold} acts={act ? acts : null} />
            ))}
          </ul>
        </section>
      )}
      {releasing && <ReleaseSheet shootId={shootId} hold={releasing} onClose={() => setReleasing(null)} />}
    </>
  );
}
