import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { serverNow } from '../../../api/clock';
import { Segmented } from '../../../kit';
import { today as todayIn } from '../../../messages/format';
import { useText } from '../../../messages/locale';
import { rosterTexts } from '../../../messages/roster';
import type { Roster } from '../api';

export type RosterView = 'map' | 'people' | 'dood';

/** How a roster is looked at; each way has its own address. */
export function ViewSwitch({ view, to }: { view: RosterView; to: (view: RosterView) => string }): ReactNode {
  const t = useText(rosterTexts);
  const navigate = useNavigate();
  return (
    <Segmented
      label={t('view')}
      value={view}
      options={[
        { value: 'map', label: t('viewMap') },
        { value: 'people', label: t('viewPeople') },
        { value: 'dood', label: t('viewDood') },
      ]}
      onChange={(next) => void navigate(to(next))}
    />
  );
}

/** The day it is where the shoot is. */
export function useToday(roster: Roster): string {
  return todayIn(serverNow(), roster.shoot.zone);
}
