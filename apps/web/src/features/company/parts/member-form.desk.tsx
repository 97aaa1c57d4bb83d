import { addMemberBody, changeMemberBody } from '@callboard/contracts/http';
import { COMPANY_PERMISSIONS, COMPANY_ROLES, departmentIds, memberMay, type CompanyRole } from '@callboard/domain';

import type { ReactNode } from 'react';
import { isNotProved, type useStepUp } from '../../../app/step-up';
import { useNames } from '../../../app/names';
import { Input } from '../../../desk/input';
import { ShortSelect } from '../../../desk/short-select';
import { DeskField, DeskForm, useFieldValue, useZodForm } from '../../../desk/zod-form';
import { Button, Icon, useToast } from '../../../kit';
import { companyTexts } from '../../../messages/company';
import { useText } from '../../../messages/locale';
import { useSetMember, type Member } from '../api';

interface MemberFormProps {
  readonly companyId: string;
  readonly member: Member | null;
  readonly proved: ReturnType<typeof useStepUp>['proved'];
  readonly onDone: () => void;
}

/** Adds somebody by phone or e-mail, or gives a member another role. */
export function MemberForm({ companyId, member, proved, onDone }: MemberFormProps): ReactNode {
  const t = useText(companyTexts);
  const names = useNames();
  const toast = useToast();
  const set = useSetMember(companyId);
  const zod = useZodForm<{ contact?: string; role: CompanyRole; department?: string | null | undefined }>(
    member ? changeMemberBody : addMemberBody,
    {
      fields: { ...(member ? {} : { contact: t('contact') }), role: t('role'), department: t('department') },
      send: async ({ contact, role, department }) => {
        const place = { role, department: role === 'head_of_department' ? (department ?? null) : null };
        try {
          const done = await proved(() =>
            set.mutateAsync(member ? { place, accountId: member.accountId } : { place, contact: contact ?? '' }),
          );
          toast({ text: t(member ? 'changed' : 'added', { name: done.displayName }) });
          onDone();
        } catch (error) {
          if (!isNotProved(error)) throw error;
        }
      },
    },
  );
  const role = useFieldValue<CompanyRole>(zod, 'role') ?? member?.role ?? 'unit_production_manager';
  return (
    <DeskForm
      zod={zod}
      name="member"
      initial={{ role: member?.role ?? 'unit_production_manager', department: member?.department ?? undefined }}
    >
      {!member && (
        <DeskField zod={zod} name="contact" hint={t('contactHint')}>
          <Input inputMode="email" autoCapitalize="none" autoComplete="off" spellCheck={false} />
        </DeskField>
      )}
      <DeskField zod={zod} name="role" hint={t(`may_${role}`)}>
        <ShortSelect choices={COMPANY_ROLES.map((value) => ({ value, label: t(`role_${value}`) }))} />
      </DeskField>
      {role === 'head_of_department' && (
        <DeskField zod={zod} name="department">
          <ShortSelect choices={departmentIds.map((value) => ({ value, label: names.department(value) }))} />
        </DeskField>
      )}
      <Button type="submit" kind="primary" large block busy={zod.busy}>
        {t(member ? 'saveRole' : 'addMember')}
      </Button>
    </DeskForm>
  );
}

/** What people ask about roles, each by one of the permissions behind it. */
const QUESTIONS = [
  ['may_see', 'shoot.read'],
  ['may_cost', 'cost.read'],
  ['may_applications', 'application.read'],
  ['may_edit', 'posting.edit'],
  ['may_send', 'offer.send'],
  ['may_members', 'member.manage'],
] as const satisfies readonly (readonly [string, (typeof COMPANY_PERMISSIONS)[number]])[];

function Yes({ role, permission }: { role: CompanyRole; permission: (typeof COMPANY_PERMISSIONS)[number] }): ReactNode {
  const t = useText(companyTexts);
  const may = (department: string): boolean =>
    memberMay({ companyId: '', role, department: 'x' }, permission, department);
  if (!may('x')) return <span className="muted">{t('no')}</span>;
  return may('y') ? <Icon name="check" label={t('yes')} /> : <span className="nb">{t('ownDepartment')}</span>;
}

/** Who may do what: a table from the very rules by which the API judges. */
export function RoleTable(): ReactNode {
  const t = useText(companyTexts);
  return (
    <details className="cb-company__roles">
      <summary>{t('rolesTitle')}</summary>
      <div className="cb-company__scroll" tabIndex={0} role="region" aria-label={t('rolesTitle')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('role')}</th>
              {QUESTIONS.map(([text]) => (
                <th key={text} scope="col">
                  {t(text)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {COMPANY_ROLES.map((role) => (
              <tr key={role}>
                <th scope="row">{t(`role_${role}`)}</th>
                {QUESTIONS.map(([text, permission]) => (
                  <td key={text}>
                    <Yes role={role} permission={permission} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
