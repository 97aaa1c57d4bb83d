import { admin as zh } from '../../../messages/zh/admin';
import { adminTexts } from '../../../messages/admin';
import { useText } from '../../../messages/locale';

type Key = keyof typeof zh;
type SubjectKey = Extract<Key, `subject_${string}`>;
type FieldKey = Extract<Key, `field_${string}`>;
type ValueKey = Extract<Key, `value_${string}`>;
type EventKey = Extract<Key, `event_${string}`>;

const isKey = (key: string): key is Key => Object.prototype.hasOwnProperty.call(zh, key);

/** The kinds of things of which the trail tells. */
export const SUBJECTS = (Object.keys(zh) as Key[])
  .filter((key): key is SubjectKey => key.startsWith('subject_'))
  .map((key) => ({ key, type: key.slice('subject_'.length) }));

/** What an action and its thing are called; an action that has no words yet shows its code. */
export function useAuditWords(): {
  readonly subject: (type: string) => string;
  readonly event: (action: string) => string;
  /** The last part of a path; `terms.state` is the state. */
  readonly field: (path: string) => string;
  readonly value: (value: string) => string;
} {
  const t = useText(adminTexts);
  return {
    subject: (type) => {
      const key = `subject_${type}`;
      return isKey(key) ? t(key as SubjectKey) : type;
    },
    event: (action) => {
      const name = action.split('.').slice(1).join('.') || action;
      const key = `event_${name}`;
      return isKey(key) ? t(key as EventKey) : name;
    },
    field: (path) => {
      const key = `field_${path.split('.').pop() ?? ''}`;
      return isKey(key) ? t(key as FieldKey) : path;
    },
    value: (value) => {
      const key = `value_${value}`;
      return isKey(key) ? t(key as ValueKey) : value;
    },
  };
}
