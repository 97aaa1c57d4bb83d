import { useEffect, useRef, type ReactNode } from 'react';
import { useNames, useReference } from '../../../app/names';
import { useSession } from '../../../app/session';
import { Check, SelectField, TextField, type Option } from '../../../kit';
import { filterFormTexts } from '../../../messages/filter-form';
import { cardTexts } from '../../../messages/card';
import { useFormat, useText } from '../../../messages/locale';
import type { Counts } from '../api';
import { toggled, valuesOf, withValue, type Filter } from '../filter';

interface FormProps {
  readonly filter: Filter;
  readonly counts: Counts | undefined;
  readonly onChange: (filter: Filter) => void;
}

const PAY_STEPS_FEN = [20_000, 30_000, 50_000, 80_000, 120_000, 200_000];
const BASES_SHOWN = 5;
/** Before it a year is still being typed. */
const FIRST_YEAR = '2020';

function DayField({ label, name, filter, onChange }: Omit<FormProps, 'counts'> & { label: string; name: string }) {
  const value = filter[name] ?? '';
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const input = box.current?.querySelector('input');
    if (input && input.value !== value) input.value = value;
  }, [value]);
  return (
    <div ref={box}>
      <TextField
        label={label}
        type="date"
        name={name}
        defaultValue={value}
        onChange={({ target }) => {
          if (target.value === '' || target.value > FIRST_YEAR) onChange(withValue(filter, name, target.value));
        }}
      />
    </div>
  );
}

function Choice({ name, value, label, count, filter, onChange }: ChoiceProps): ReactNode {
  const format = useFormat();
  return (
    <div className="cb-filter__choice">
      <Check
        label={label}
        name={name}
        value={value}
        checked={valuesOf(filter, name).includes(value)}
        onChange={() => onChange(toggled(filter, name, value))}
      />
      {count !== undefined && <span className="meta">{format.number(count)}</span>}
    </div>
  );
}

interface ChoiceProps extends Omit<FormProps, 'counts'> {
  readonly name: string;
  readonly value: string;
  readonly label: string;
  readonly count: number | undefined;
}

function Bases({ filter, counts, onChange }: FormProps): ReactNode {
  const t = useText(filterFormTexts);
  const names = useNames();
  const found = counts?.base ?? [];
  const chosen = valuesOf(filter, 'base');
  const missing = chosen.filter((id) => !found.some(({ value }) => value === id));
  const all = [...found, ...missing.map((value) => ({ value, count: 0 }))];
  const isShown = ({ value }: { value: string }, index: number): boolean =>
    index < BASES_SHOWN || chosen.includes(value);
  const line = ({ value, count }: { value: string; count: number }): ReactNode => (
    <Choice
      key={value}
      name="base"
      value={value}
      label={names.base(value)}
      count={count}
      filter={filter}
      onChange={onChange}
    />
  );
  const rest = all.filter((item, index) => !isShown(item, index));
  return (
    <fieldset className="cb-filter__group">
      <legend>{t('base')}</legend>
      {all.filter(isShown).map(line)}
      {rest.length > 0 && (
        <details>
          <summary>{t('moreBases')}</summary>
          {rest.map(line)}
        </details>
      )}
    </fieldset>
  );
}

function Work({ filter, counts, onChange }: FormProps): ReactNode {
  const t = useText(filterFormTexts);
  const names = useNames();
  const reference = useReference();
  const departmentOf = new Map(reference?.roles.map(({ id, department }) => [id, department]));
  const optionsOf = (name: 'department' | 'role', label: (id: string) => string, any: string): Option[] => {
    const current = filter[name] ?? '';
    const found = counts?.[name] ?? [];
    const known = found.map(({ value, count }) => ({ value, label: `${label(value)} ${count}` }));
    const chosen = valuesOf(filter, name);
    const own = chosen.length > 1 ? t('several', { n: chosen.length }) : label(current);
    const extra = current && !known.some(({ value }) => value === current) ? [{ value: current, label: own }] : [];
    return [{ value: '', label: any }, ...extra, ...known];
  };
  const inOrder = (id: string): number => names.departmentOrder(departmentOf.get(id) ?? id);
  const sorted = (options: Option[]): Option[] => {
    const [any, ...rest] = options;
    return [any!, ...rest.sort((a, b) => inOrder(a.value) - inOrder(b.value))];
  };
  const roles = sorted(optionsOf('role', names.role, t('anyRole'))).map((option) => {
    const department = departmentOf.get(option.value);
    return department ? { ...option, group: names.department(department) } : option;
  });
  return (
    <>
      <SelectField
        label={t('department')}
        name="department"
        value={filter['department'] ?? ''}
        options={sorted(optionsOf('department', names.department, t('anyDepartment')))}
        onChange={({ target }) => onChange(withValue(withValue(filter, 'role', ''), 'department', target.value))}
      />
      <SelectField
        label={t('role')}
        name="role"
        value={filter['role'] ?? ''}
        options={roles}
        onChange={({ target }) => onChange(withValue(filter, 'role', target.value))}
      />
    </>
  );
}

function Pay({ filter, onChange }: Omit<FormProps, 'counts'>): ReactNode {
  const t = useText(filterFormTexts);
  const format = useFormat();
  const own = Number(filter['payFromFen'] ?? 0);
  const steps = own === 0 || PAY_STEPS_FEN.includes(own) ? PAY_STEPS_FEN : [...PAY_STEPS_FEN, own];
  return (
    <SelectField
      label={t('pay')}
      name="payFromFen"
      value={filter['payFromFen'] ?? ''}
      options={[
        { value: '', label: t('payAny') },
        ...steps.map((fen) => ({ value: String(fen), label: t('payFrom', { pay: format.yuan(fen) }) })),
      ]}
      onChange={({ target }) => onChange(withValue(filter, 'payFromFen', target.value))}
    />
  );
}

/** All filters with the number of postings that each choice shows. A form of the browser's own: it works without script. */
export default function FilterForm({ filter, counts, onChange }: FormProps): ReactNode {
  const t = useText(filterFormTexts);
  const card = useText(cardTexts);
  const { session } = useSession();
  const common = { filter, onChange };
  const countOf = (value: string): number | undefined =>
    counts && (counts.entry.find((item) => item.value === value)?.count ?? 0);
  return (
    <div className="cb-filter__fields">
      {session && (
        <Check
          label={t('fits')}
          name="fits"
          value="true"
          title={t('fitsHint')}
          checked={filter['fits'] === 'true'}
          onChange={() => onChange(withValue(filter, 'fits', filter['fits'] ? '' : 'true'))}
        />
      )}
      <Bases {...common} counts={counts} />
      <Work {...common} counts={counts} />
      <fieldset className="cb-filter__group">
        <legend>{t('entry')}</legend>
        {(['open', 'mentored'] as const).map((value) => (
          <Choice
            key={value}
            name="entry"
            value={value}
            label={card(`entry_${value}`)}
            count={countOf(value)}
            {...common}
          />
        ))}
      </fieldset>
      <Pay {...common} />
      <DayField label={t('from')} name="from" {...common} />
      <DayField label={t('to')} name="to" {...common} />
    </div>
  );
}
