import type { ReactNode } from 'react';
import type { Rescaled } from '../../../app/crew/crew-sum';
import { useNames } from '../../../app/names';
import { Button } from '../../../kit';
import { useText } from '../../../messages/locale';
import { wizardTexts } from '../../../messages/wizard';

interface DifferencesProps {
  readonly result: Rescaled;
  /** Rows were edited by hand: nothing happens before somebody says so. */
  readonly asks: boolean;
  readonly busy: boolean;
  readonly onKeep: () => void;
  readonly onOverwrite: () => void;
  readonly onBack: () => void;
}

/** What another size would add, drop and change, before it touches anything that hands have been at. */
export function Differences({ result, asks, busy, onKeep, onOverwrite, onBack }: DifferencesProps): ReactNode {
  const t = useText(wizardTexts);
  const names = useNames();
  const { added, dropped, changed, kept } = result;
  const lines: readonly (readonly [string, readonly string[]])[] = [
    [
      t('added', { n: added.length }),
      added.map(({ roleId, to }) => t('roleTimes', { role: names.role(roleId), n: to })),
    ],
    [
      t('dropped', { n: dropped.length }),
      dropped.map(({ roleId, from }) => t('roleTimes', { role: names.role(roleId), n: from })),
    ],
    [
      t('changed', { n: changed.length }),
      changed.map(({ roleId, from, to }) => t('roleFromTo', { role: names.role(roleId), from, to })),
    ],
    [
      t('kept', { n: kept.length }),
      kept.map(({ roleId, headcount }) => t('roleTimes', { role: names.role(roleId), n: headcount })),
    ],
  ];
  return (
    <div className="cb-differences" aria-live="polite" aria-busy={busy}>
      <dl>
        {lines
          .filter(([, items]) => items.length > 0)
          .map(([name, items]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{items.join(t('listComma'))}</dd>
            </div>
          ))}
      </dl>
      {asks ? (
        <div className="row">
          <Button kind="primary" busy={busy} onClick={onKeep}>
            {t('applyKeep', { n: kept.length })}
          </Button>
          <Button busy={busy} onClick={onOverwrite}>
            {t('applyAll')}
          </Button>
          <Button kind="quiet" onClick={onBack}>
            {t('backToSize')}
          </Button>
        </div>
      ) : (
        <p className="meta">{t('applying')}</p>
      )}
    </div>
  );
}
