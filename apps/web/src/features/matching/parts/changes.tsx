import type { ReactNode } from 'react';
import { useNames } from '../../../app/names';
import { Refusal } from '../../../app/refusal';
import { Button, LinkButton, Progress } from '../../../kit';
import { answerTexts } from '../../../messages/answer';
import { useFormat, useLocale, useText } from '../../../messages/locale';
import { changeText } from '../../../messages/reason';
import { shownChanges } from '../answers';
import type { Change } from '../answers-api';
import { relaxedField, type Shortfall, type Slot } from '../board';
import { useFillActs } from './fill-acts';
import { shareOf } from './run-status';

/** What a change costs, or that it costs nothing. */
function Cost({ change, slot }: { change: Change; slot: Slot }): ReactNode {
  const t = useText(answerTexts);
  const format = useFormat();
  const { length } = slot.days;
  if (change.costFen > 0) {
    const values = { yuan: format.yuan(change.costFen / length), days: format.dayCount(length) };
    return <>{t('costs', { ...values, total: format.yuan(change.costFen) })}</>;
  }
  const shorter = change.code === 'days.startLater' || change.code === 'days.endEarlier';
  return <>{t(shorter ? 'savesDay' : 'costsNothing')}</>;
}

/** The change is made, and the shoot is being filled again. */
export function ChangeWorking(): ReactNode {
  const t = useText(answerTexts);
  const { run, sending } = useFillActs();
  return (
    <div className="cb-changes__busy" role="status">
      <span>{t(sending ? 'changing' : 'refilling')}</span>
      <Progress value={run ? shareOf(run) : 0} label={t('refilling')} />
    </div>
  );
}

interface ChangesProps {
  readonly shootId: string;
  readonly slot: Slot;
  readonly shortfall: Shortfall;
  /** Whether the caller may edit the posting and fill. */
  readonly may: boolean;
}

/** The changes that would fill a seat, each with how many people it brings and what it costs; a press makes it. */
export function Changes({ shootId, slot, shortfall, may }: ChangesProps): ReactNode {
  const t = useText(answerTexts);
  const format = useFormat();
  const { locale } = useLocale();
  const acts = useFillActs();
  const names = useNames();
  const { doable, others } = shownChanges(shortfall.changes);
  const posting = `/studio/shoots/${shootId}/postings/${slot.postingId}`;
  if (acts.busyWith === slot.postingId) return <ChangeWorking />;
  if (doable.length === 0 && others.length === 0) return null;
  return (
    <div className="cb-changes">
      {acts.changed === slot.postingId && (
        <p className="cb-changes__none">{t('freshNone', { role: names.role(slot.roleId) })}</p>
      )}
      {doable.length > 0 && may && <p className="cb-changes__head">{t('changes')}</p>}
      <ul>
        {doable.map((change) => {
          const { code, patch, undo } = change;
          const text = changeText(change, locale);
          const wish = { postingId: slot.postingId, version: slot.posting.version };
          return (
            <li key={code + JSON.stringify(change.params)}>
              {may && patch && undo ? (
                <Button
                  className="cb-change"
                  disabled={acts.busyWith !== null}
                  onClick={() => acts.change({ ...wish, patch, undo })}
                >
                  <span>{text}</span>
                  <span className="cb-change__cost">
                    <Cost change={change} slot={slot} />
                  </span>
                </Button>
              ) : (
                <>
                  <span className="cb-tag">{text}</span>
                  <span className="meta">
                    <Cost change={change} slot={slot} />
                  </span>
                </>
              )}
            </li>
          );
        })}
        {others.map((change) => {
          const field = relaxedField(change);
          const text = changeText(change, locale);
          return (
            <li key={change.code}>
              {may && field ? (
                <LinkButton to={`${posting}?${field}`}>{text}</LinkButton>
              ) : (
                <span className="cb-tag">{text}</span>
              )}
            </li>
          );
        })}
      </ul>
      <p className="meta">{t(may ? 'changesAsOf' : 'changesReader', { time: format.ago(shortfall.foundAt) })}</p>
      {acts.error && <Refusal error={acts.error} />}
    </div>
  );
}
