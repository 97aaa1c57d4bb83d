import { useMemo, useState, type ReactNode } from 'react';
import { useNames, useReference, type Reference } from '../../../app/names';
import { Button, Icon, Segmented, TextField } from '../../../kit';
import { useLocale, useText } from '../../../messages/locale';
import { profileTexts } from '../../../messages/profile';
import './role-picker.css';
import { findRoles } from './role-search';
import { MAX_ROLES } from './terms';

export interface HeldRole {
  readonly roleId: string;
  readonly level: number;
}
type Role = Reference['roles'][number];

interface RolePickerProps {
  readonly value: readonly HeldRole[];
  readonly onChange: (roles: HeldRole[]) => void;
  /** Only roles in which somebody without experience can start. */
  readonly entryOnly?: boolean;
  /** Shows the roles to add only when asked, where there are some already. */
  readonly folded?: boolean;
}

function Held({ roles, value, onChange }: { roles: readonly Role[] } & RolePickerProps): ReactNode {
  const t = useText(profileTexts);
  const names = useNames();
  return (
    <ul className="cb-roles__held">
      {value.map((held) => {
        const role = roles.find(({ id }) => id === held.roleId);
        const name = names.role(held.roleId);
        const [from, to] = role ? [role.lowestLevel, role.highestLevel] : [held.level, held.level];
        const levels = Array.from({ length: to - from + 1 }, (_, index) => from + index);
        return (
          <li key={held.roleId}>
            <strong>{name}</strong>
            <Button
              kind="quiet"
              className="cb-roles__remove"
              aria-label={t('roleRemove', { role: name })}
              onClick={() => onChange(value.filter(({ roleId }) => roleId !== held.roleId))}
            >
              <Icon name="cross" />
            </Button>
            <Segmented
              label={t('roleLevel', { role: name })}
              value={String(held.level)}
              options={levels.map((level) => ({ value: String(level), label: names.level(level) }))}
              onChange={(level) =>
                onChange(value.map((one) => (one === held ? { ...held, level: Number(level) } : one)))
              }
            />
          </li>
        );
      })}
    </ul>
  );
}

function Choices({ roles, onAdd }: { roles: readonly Role[]; onAdd: (role: Role) => void }): ReactNode {
  const t = useText(profileTexts);
  const names = useNames();
  return (
    <ul className="cb-roles__choices">
      {roles.map((role) => (
        <li key={role.id}>
          <Button
            icon={<Icon name="plus" />}
            aria-label={t('roleAdd', { role: names.role(role.id) })}
            onClick={() => onAdd(role)}
          >
            {names.role(role.id)}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function Finder({ roles, onAdd }: { roles: readonly Role[]; onAdd: (role: Role) => void }): ReactNode {
  const t = useText(profileTexts);
  const { locale } = useLocale();
  const reference = useReference();
  const [query, setQuery] = useState('');
  const departments = useMemo(
    () => new Map((reference?.departments ?? []).map(({ id, name }) => [id, name])),
    [reference],
  );
  const found = query.trim() ? findRoles(roles, query, departments) : null;
  const add = (role: Role): void => {
    onAdd(role);
    // More of the same stay at hand; after the last one the search begins anew.
    if (found?.length === 1) setQuery('');
  };
  return (
    <>
      <TextField
        label={t('roleSearch')}
        hint={t('roleSearchHint')}
        type="search"
        autoComplete="off"
        enterKeyHint="search"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={(event) => {
          // Inside a form the key would send it; here it takes the first role found.
          if (event.key !== 'Enter') return;
          event.preventDefault();
          if (found?.[0]) add(found[0]);
        }}
      />
      <div aria-live="polite">
        {found &&
          (found.length > 0 ? (
            <Choices roles={found.slice(0, 12)} onAdd={add} />
          ) : (
            <p className="muted">{t('roleNothing', { q: query.trim() })}</p>
          ))}
      </div>
      {!found &&
        (reference?.departments ?? []).map(({ id, name }) => {
          const inside = roles.filter(({ department }) => department === id);
          if (inside.length === 0) return null;
          return (
            <details key={id} className="cb-roles__department">
              <summary>
                {t('departmentRoles', { department: name[locale], n: inside.length })}
                <Icon name="down" />
              </summary>
              <Choices roles={inside} onAdd={add} />
            </details>
          );
        })}
    </>
  );
}

/** Roles with their levels: those held, and all others by search or by department. */
export function RolePicker({ value, onChange, entryOnly, folded }: RolePickerProps): ReactNode {
  const t = useText(profileTexts);
  const reference = useReference();
  const [shown, setShown] = useState(!folded || value.length === 0);
  const roles = useMemo(() => reference?.roles ?? [], [reference]);
  const open = roles.filter(
    ({ id, lowestLevel }) => !value.some(({ roleId }) => roleId === id) && !(entryOnly && lowestLevel > 1),
  );
  const add = ({ id, lowestLevel, highestLevel }: Role): void => {
    if (value.length >= MAX_ROLES) return;
    // Most people are past their first shoots; graduates begin at the beginning.
    const level = entryOnly ? lowestLevel : Math.min(highestLevel, Math.max(lowestLevel, 2));
    onChange([...value, { roleId: id, level }]);
  };
  return (
    <div className="stack">
      {value.length > 0 ? (
        <Held roles={roles} value={value} onChange={onChange} />
      ) : (
        <p className="muted">{t('rolesNone')}</p>
      )}
      {!shown && (
        <div>
          <Button icon={<Icon name="plus" />} onClick={() => setShown(true)}>
            {t('roleMore')}
          </Button>
        </div>
      )}
      {shown && value.length >= MAX_ROLES && <p className="muted">{t('rolesFull')}</p>}
      {shown && value.length < MAX_ROLES && <Finder roles={open} onAdd={add} />}
    </div>
  );
}
