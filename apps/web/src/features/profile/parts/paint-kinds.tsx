import { useMemo } from 'react';
import { holidayOn } from '@callboard/domain';
import { Icon } from '../../../kit';
import { freeTexts } from '../../../messages/free';
import { useLocale, useText } from '../../../messages/locale';
import type { DayKind, DayMark } from '../../../viz/day-painter';
import type { FreeKind } from '../api';

/** The brushes of free days. */
export function useFreeKinds(): readonly DayKind<FreeKind>[] {
  const t = useText(freeTexts);
  return useMemo(
    () => [
      { id: 'free', name: t('free'), glyph: <Icon name="check" />, look: 'free', hotkey: 'f' },
      { id: 'prefer_not', name: t('preferNot'), glyph: <Icon name="wave" />, look: 'half', hotkey: 'n' },
      { id: 'no', name: t('no'), glyph: <Icon name="cross" />, look: 'no', hotkey: 'x' },
    ],
    [t],
  );
}

/** Statutory holidays and the days that are arranged around them. */
export function useHolidays(): (day: string) => DayMark | undefined {
  const t = useText(freeTexts);
  const { locale } = useLocale();
  return useMemo(() => {
    const short = { statutory: t('statutoryShort'), off: t('offShort'), makeup: t('makeupShort') };
    const long = { statutory: t('statutory'), off: t('off'), makeup: t('makeup') };
    return (day) => {
      const holiday = holidayOn(day as Parameters<typeof holidayOn>[0]);
      return holiday && { short: short[holiday.kind], name: `${holiday.name[locale]} ${long[holiday.kind]}` };
    };
  }, [t, locale]);
}
