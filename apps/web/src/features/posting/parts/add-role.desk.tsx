import { departmentIds, getRole, roles, rolesOf, type DepartmentId } from '@callboard/domain';
import { useState, type ReactNode } from 'react';
import { useNames } from '../../../app/names';
import { Refusal } from '../../../app/refusal';
import { SearchSelect } from '../../../desk/search-select';
import { Button, Icon, useToast } from '../../../kit';
import { crewTexts } from '../../../messages/crew';
import { useLocale, useText } from '../../../messages/locale';
import { useAddPosting } from '../api';

interface AddRoleProps {
  readonly shootId: string;
  /** Whose roles are offered; null for those of all departments. */
  readonly department: string | null;
}

/** Adds a row for a role, found by typing a part of its name in either language. */
export function AddRole({ shootId, department }: AddRoleProps): ReactNode {
  const t = useText(crewTexts);
  const { locale } = useLocale();
  const names = useNames();
  const toast = useToast();
  const add = useAddPosting(shootId);
  const [open, setOpen] = useState(department === null);
  const [roleId, setRoleId] = useState<string | null>(null);
  const id = department as DepartmentId | null;
  const own = id && departmentIds.includes(id) ? rolesOf(id) : [];
  const rest = roles.filter((role) => role.department !== department);
  const send = (): void => {
    if (roleId === null || add.isPending) return;
    const [lowest, highest] = getRole(roleId).levels;
    add.mutate(
      { roleId, headcount: 1, minLevel: Math.min(Math.max(2, lowest), highest), headOfDepartment: false },
      {
        onSuccess: () => {
          toast({ text: t('added', { role: names.role(roleId) }) });
          setRoleId(null);
          setOpen(department === null);
        },
      },
    );
  };
  if (!open)
    return (
      <div className="row">
        <Button icon={<Icon name="plus" />} onClick={() => setOpen(true)}>
          {t('addRole')}
        </Button>
      </div>
    );
  return (
    <div className="cb-crew__add">
      <label htmlFor={`add-${department ?? 'any'}`}>{t('addRoleWhich')}</label>
      <SearchSelect
        id={`add-${department ?? 'any'}`}
        label={t('addRoleWhich')}
        value={roleId}
        placeholder={t('addRoleHint')}
        choices={[...own, ...rest].map((role) => ({
          value: role.id as string,
          label: role[locale],
          words: `${role.zh} ${role.en}`,
          group: names.department(role.department),
        }))}
        onChange={setRoleId}
      />
      <div className="row">
        <Button kind="primary" busy={add.isPending} disabled={roleId === null} onClick={send}>
          {t('add')}
        </Button>
        {department !== null && <Button onClick={() => setOpen(false)}>{t('cancel')}</Button>}
      </div>
      <Refusal error={add.error} />
    </div>
  );
}
