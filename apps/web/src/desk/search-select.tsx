import { Select } from 'antd';
import type { ReactNode } from 'react';

export interface Choice<V extends string = string> {
  readonly value: V;
  readonly label: string;
  /** Other words by which it is found: the other language, pinyin, what people call it. */
  readonly words?: string;
  /** Choices with the same group stand under its heading. */
  readonly group?: string;
}

interface SearchSelectProps<V extends string> {
  readonly choices: readonly Choice<V>[];
  readonly value?: V | null | undefined;
  readonly onChange?: (value: V) => void;
  readonly onBlur?: () => void;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly id?: string;
  /** What it is called where no label stands beside it. */
  readonly label?: string;
  readonly status?: 'error' | undefined;
}

interface Item {
  readonly value?: string;
  readonly label: string;
  readonly words?: string;
  readonly options?: readonly Item[];
}

function grouped(choices: readonly Choice[]): Item[] {
  const items: Item[] = [];
  const groups = new Map<string, Item[]>();
  for (const { value, label, words, group } of choices) {
    const item: Item = { value, label, words: `${label} ${words ?? ''}`.toLowerCase() };
    if (group === undefined) items.push(item);
    else {
      const known = groups.get(group);
      if (known) known.push(item);
      else {
        const options: Item[] = [item];
        groups.set(group, options);
        items.push({ label: group, options });
      }
    }
  }
  return items;
}

/** One choice out of many, found by typing a part of it. */
export function SearchSelect<V extends string>({
  choices,
  value,
  onChange,
  label,
  ...rest
}: SearchSelectProps<V>): ReactNode {
  return (
    <Select<string, Item>
      {...rest}
      value={value ?? null}
      onChange={(next) => onChange?.(next as V)}
      options={grouped(choices)}
      showSearch={{ filterOption: (typed, item) => item?.words?.includes(typed.trim().toLowerCase()) ?? false }}
      style={{ width: '100%' }}
      aria-label={label}
    />
  );
}
