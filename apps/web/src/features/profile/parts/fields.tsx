import type { ReactNode } from 'react';
import { useReference } from '../../../app/names';
import { SelectField, TextField } from '../../../kit';
import { useFormat, useLocale, useText } from '../../../messages/locale';
import { profileTexts } from '../../../messages/profile';
import { useUsualPay } from '../api';
import { ANYWHERE, travelChoices } from './terms';

/** Words for a travel limit in minutes. */
export function useTravelWords(): (minutes: number) => string {
  const t = useText(profileTexts);
  const format = useFormat();
  return (minutes) => {
    if (minutes >= ANYWHERE) return t('travelAny');
    if (minutes <= 60) return t('travelNear');
    return t('travelHours', { n: format.number(Math.round(minutes / 6) / 10) });
  };
}

interface BaseFieldProps {
  readonly value: string;
  readonly error?: string | undefined;
  readonly onChange: (base: string) => void;
}

/** Where somebody sleeps, by province. */
export function BaseField({ value, error, onChange }: BaseFieldProps): ReactNode {
  const t = useText(profileTexts);
  const { locale } = useLocale();
  const reference = useReference();
  const options = (reference?.bases ?? []).map(({ id, name, province }) => ({
    value: id,
    label: name[locale],
    // Provinces have Chinese names only; English readers know the towns.
    ...(locale === 'zh' && { group: province }),
  }));
  return (
    <SelectField
      id="homeBase"
      label={t('homeBase')}
      hint={t('homeBaseHint')}
      error={error}
      required
      value={value}
      options={[{ value: '', label: t('choose') }, ...options]}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

interface TravelFieldProps {
  readonly value: number;
  readonly error?: string | undefined;
  readonly onChange: (minutes: number) => void;
}

export function TravelField({ value, error, onChange }: TravelFieldProps): ReactNode {
  const t = useText(profileTexts);
  const words = useTravelWords();
  return (
    <SelectField
      id="maxTravelMinutes"
      label={t('travel')}
      hint={t('travelHint')}
      error={error}
      value={value}
      options={travelChoices(value).map((minutes) => ({ value: String(minutes), label: words(minutes) }))}
      onChange={(event) => onChange(Number(event.target.value))}
    />
  );
}

interface PayFieldProps {
  readonly value: string;
  readonly error?: string | undefined;
  readonly roles: readonly { readonly roleId: string }[];
  readonly onChange: (yuan: string) => void;
}

/** The lowest day rate, with what crews usually pay for the person's roles. */
export function PayField({ value, error, roles, onChange }: PayFieldProps): ReactNode {
  const t = useText(profileTexts);
  const { locale } = useLocale();
  const format = useFormat();
  const reference = useReference();
  const usual = useUsualPay();
  const hints = roles.flatMap(({ roleId }) => {
    const band = usual?.get(roleId);
    const role = reference?.roles.find(({ id }) => id === roleId);
    return band && role ? [t('payUsual', { role: role.name[locale], band: format.band(band[0], band[1]) })] : [];
  });
  return (
    <div className="stack">
      <TextField
        id="payFloorFen"
        label={t('payFloor')}
        hint={t('payFloorHint')}
        error={error}
        inputMode="numeric"
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {hints.length > 0 && (
        <ul className="meta">
          {hints.slice(0, 3).map((hint) => (
            <li key={hint}>{hint}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
