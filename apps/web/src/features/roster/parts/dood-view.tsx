import { useMemo, useRef, useState, type ReactNode } from 'react';
import { useNames } from '../../../app/names';
import { Button, Check, Empty, SelectField } from '../../../kit';
import { useText } from '../../../messages/locale';
import { rosterTexts } from '../../../messages/roster';
import { Dood } from '../../../viz/dood';
import { onlyWaiting } from '../../../viz/dood-lines';
import { useFit } from '../../../viz/use-fit';
import type { Roster } from '../api';
import { doodGroups } from '../roster-data';
import { useToday } from './view';

const ALL = '';

interface DoodViewProps {
  readonly roster: Roster;
  readonly onOpen: (department: string, day: string | null) => void;
}

/** The day-out-of-days of a shoot with its filters; on the phone one department at a time. */
export function DoodView({ roster, onOpen }: DoodViewProps): ReactNode {
  const t = useText(rosterTexts);
  const names = useNames();
  const box = useRef<HTMLDivElement>(null);
  const { wide } = useFit(box);
  const today = useToday(roster);
  const all = useMemo(() => doodGroups(roster, names), [roster, names]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [waiting, setWaiting] = useState(false);
  const department = chosen ?? (wide ? ALL : (all[0]?.id ?? ALL));
  const groups = useMemo(() => {
    const some = department === ALL ? all : all.filter(({ id }) => id === department);
    return waiting ? onlyWaiting(some) : some;
  }, [all, department, waiting]);
  return (
    <div className="stack" ref={box}>
      <div className="cb-roster__filters cb-noprint">
        <SelectField
          label={t('department')}
          value={department}
          onChange={(event) => setChosen(event.target.value)}
          options={[
            { value: ALL, label: t('allDepartments') },
            ...all.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Check label={t('onlyIdle')} checked={waiting} onChange={(event) => setWaiting(event.target.checked)} />
        {wide && <Button onClick={() => window.print()}>{t('print')}</Button>}
      </div>
      {groups.length > 0 ? (
        <Dood label={t('doodLabel')} days={roster.days} today={today} groups={groups} onOpen={onOpen} />
      ) : (
        <Empty title={waiting ? t('noIdle') : t('doodEmptyTitle')}>
          {waiting ? <Button onClick={() => setWaiting(false)}>{t('noIdleNext')}</Button> : <p>{t('doodEmptyText')}</p>}
        </Empty>
      )}
    </div>
  );
}
