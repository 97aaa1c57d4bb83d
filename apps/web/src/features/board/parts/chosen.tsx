import type { ReactNode } from 'react';
import { Icon } from '../../../kit';
import { boardNoneTexts } from '../../../messages/board-none';
import { useText } from '../../../messages/locale';
import { withValue, type Filter } from '../filter';
import { Chip, type BarProps } from './filter-bar';
import { useFilterNames } from './filter-names';

/** What narrows the list now, each with a way out. */
export default function Chosen({ filter, onChange }: Omit<BarProps, 'counts'>): ReactNode {
  const t = useText(boardNoneTexts);
  // What fits me has its own chip, which stays.
  const chosen = useFilterNames().chosen(withValue(filter, 'fits', ''));
  const keep = (rest: Filter): Filter => withValue(rest, 'fits', filter['fits'] ?? '');
  if (chosen.length === 0) return null;
  return (
    <div className="cb-chips cb-chips--wrap">
      {chosen.map(({ key, name, rest }) => (
        <Chip key={key} to={keep(rest)} on label={t('remove', { name })} onChange={onChange}>
          {name}
          <Icon name="cross" />
        </Chip>
      ))}
      {chosen.length > 1 && (
        <Chip to={withValue({}, 'sort', filter['sort'] ?? '')} onChange={onChange}>
          {t('clear')}
        </Chip>
      )}
    </div>
  );
}
