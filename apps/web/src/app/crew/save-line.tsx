import { useEffect, type ReactNode } from 'react';
import { Button, Notice, Tag } from '../../kit';
import { crewTexts } from '../../messages/crew';
import { useFormat, useText } from '../../messages/locale';
import { Refusal } from '../refusal';
import { ConflictError, type Autosave, type SaveState } from './autosave';

/** Whether what is typed is stored, with the time. */
export function SaveLine({ states }: { states: readonly SaveState<object>[] }): ReactNode {
  const t = useText(crewTexts);
  const format = useFormat();
  const has = (...kinds: readonly SaveState<object>['status'][]): boolean =>
    states.some(({ status }) => kinds.includes(status));
  const saved = Math.max(0, ...states.map(({ savedAt }) => savedAt ?? 0));
  let line: ReactNode = null;
  if (has('conflict')) line = <Tag tone="warning">{t('saveConflict')}</Tag>;
  else if (has('failed')) line = <Tag tone="error">{t('saveFailed')}</Tag>;
  else if (has('waiting', 'saving')) line = t('saving');
  else if (saved > 0) line = t('savedAt', { time: format.time(saved) });
  return (
    <span className="meta nb" role="status">
      {line}
    </span>
  );
}

interface SaveTroubleProps<P extends object> {
  readonly save: Autosave<P>;
  readonly state: SaveState<P>;
  /** What a field is called, and how its value reads. */
  readonly nameOf: (field: string) => string;
  readonly show: (field: string, value: unknown) => string;
}

/** Why something typed is not stored: both versions side by side when another hand was faster, else the refusal. */
export function SaveTrouble<P extends object>({ save, state, nameOf, show }: SaveTroubleProps<P>): ReactNode {
  const t = useText(crewTexts);
  useEffect(() => {
    const flush = (): void => void save.flush();
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') flush();
    };
    window.addEventListener('online', flush);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      window.removeEventListener('online', flush);
      document.removeEventListener('visibilitychange', hidden);
      flush();
    };
  }, [save]);
  const { error } = state;
  if (error instanceof ConflictError) {
    const at = (from: object, field: string): unknown => (from as Record<string, unknown>)[field];
    return (
      <Notice tone="warning" alert>
        <strong>{t('conflictTitle')}</strong>
        <dl className="cb-two-hands">
          {error.fields.map((field) => (
            <div key={field}>
              <dt>{nameOf(field)}</dt>
              <dd>{t('conflictMine', { value: show(field, at(state.pending, field)) })}</dd>
              <dd>{t('conflictTheirs', { value: show(field, at(error.theirs, field)) })}</dd>
            </div>
          ))}
        </dl>
        <div className="row">
          <Button onClick={() => save.drop(error.fields)}>{t('takeTheirs')}</Button>
          <Button onClick={() => void save.flush()}>{t('takeMine')}</Button>
        </div>
      </Notice>
    );
  }
  if (state.status !== 'failed') return null;
  return (
    <div className="cb-save-trouble">
      <Refusal error={error} />
      <div className="row">
        <Button onClick={() => void save.flush()}>{t('saveAgain')}</Button>
        <Button kind="quiet" onClick={() => save.drop(Object.keys(state.pending))}>
          {t('takeBack')}
        </Button>
      </div>
    </div>
  );
}
