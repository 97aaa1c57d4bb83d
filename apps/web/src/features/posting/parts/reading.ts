import { useMemo } from 'react';
import { useNames } from '../../../app/names';
import { crewTexts } from '../../../messages/crew';
import { useFormat, useText } from '../../../messages/locale';

/** What a field of a posting is called, and how its value reads, where two versions stand side by side. */
export function useReading(): { nameOf: (field: string) => string; show: (field: string, value: unknown) => string } {
  const t = useText(crewTexts);
  const format = useFormat();
  const names = useNames();
  return useMemo(() => {
    const fields: Readonly<Record<string, string>> = {
      headcount: t('headcount'),
      minLevel: t('level'),
      payLowFen: t('payLow'),
      payHighFen: t('payHigh'),
      hoursPerDay: t('hoursPerDay'),
      prepDays: t('prepDays'),
      wrapDays: t('wrapDays'),
      shiftDays: t('shiftDays'),
      shootShareBp: t('shootDays'),
      headOfDepartment: t('head'),
      entry: t('entry'),
      requirements: t('requirements'),
      asking: t('asking'),
      visibility: t('visibility'),
    };
    return {
      nameOf: (field) => fields[field] ?? t('details'),
      show: (field, value) => {
        if (value === null || value === undefined || value === '') return t('nothing');
        if (field.endsWith('Fen')) return format.yuan(Number(value));
        if (field === 'minLevel') return names.level(Number(value));
        if (field === 'shootShareBp') return `${Number(value) / 100}%`;
        if (field === 'entry') return t(`entry_${value as 'none' | 'mentored' | 'open'}`);
        if (field === 'asking') return t(`asking_${value as 'suggest' | 'auto'}`);
        if (field === 'visibility') return t(`visibility_${value as 'private' | 'public'}`);
        if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
        return String(value);
      },
    };
  }, [t, format, names]);
}
