import type { ReactNode } from 'react';
import { SelectField } from '../../../kit';
import { adminTexts } from '../../../messages/admin';
import { useText } from '../../../messages/locale';

interface StateFilterProps<S extends string> {
  readonly states: readonly S[];
  readonly value: S | undefined;
  readonly nameOf: (state: S) => string;
  readonly onChange: (state: string) => void;
}

/** Narrows a list to one state of its things, or to all. */
export function StateFilter<S extends string>({ states, value, nameOf, onChange }: StateFilterProps<S>): ReactNode {
  const t = useText(adminTexts);
  return (
    <SelectField
      label={t('state')}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value)}
      options={[
        { value: '', label: t('stateAll') },
        ...states.map((state) => ({ value: state, label: nameOf(state) })),
      ]}
    />
  );
}
