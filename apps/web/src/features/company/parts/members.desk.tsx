import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { keys } from '../../../api/keys';
import { useNames } from '../../../app/names';
import { Lines, QueryView } from '../../../app/query-view';
import { Refusal } from '../../../app/refusal';
import { useMay } from '../../../app/rights';
import { useMe, useSession } from '../../../app/session';
import { isNotProved, useStepUp } from '../../../app/step-up';
import { Button, Card, Face, Icon, Sheet, useToast } from '../../../kit';
import { companyTexts } from '../../../messages/company';
import { useText } from '../../../messages/locale';
import { removeMember, useMembers, type Member } from '../api';
import { MemberForm, RoleTable } from './member-form.desk';

interface MemberRowProps {
  readonly member: Member;
  readonly mine: boolean;
  readonly manage: boolean;
  /** The only owner stays one: neither the role nor the place can go. */
  readonly stays: boolean;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

function MemberRow({ member, mine, manage, stays, onEdit, onRemove }: MemberRowProps): ReactNode {
  const t = useText(companyTexts);
  const names = useNames();
  const role = t(`role_${member.role}`);
  return (
    <li className="cb-company__member">
      <Face name={member.displayName} />
      <span className="cb-company__who">
        <strong>{mine ? t('me', { name: member.displayName }) : member.displayName}</strong>
        <span className="meta">
          {stays
            ? t('onlyOwner')
            : member.department
              ? t('roleOf', { role, department: names.department(member.department) })
              : role}
        </span>
      </span>
      <span className="row">
        {manage && !stays && (
          <Button kind="quiet" onClick={onEdit} aria-label={t('changeOf', { name: member.displayName })}>
            {t('change')}
          </Button>
        )}
        {(manage || mine) && !stays && (
          <Button
            kind="quiet"
            onClick={onRemove}
            aria-label={mine ? t('leave') : t('removeOf', { name: member.displayName })}
          >
            {mine ? t('leave') : t('remove')}
          </Button>
        )}
      </span>
    </li>
  );
}

/** Who belongs to the company and may do what; adding, changing and removing for those who may. */
export function Members({ companyId }: { companyId: string }): ReactNode {
  const t = useText(companyTexts);
  const toast = useToast();
  const queries = useQueryClient();
  const query = useMembers(companyId);
  const manage = useMay(companyId)('member.manage');
  const me = useMe();
  const { reload } = useSession();
  const { proved, sheet } = useStepUp();
  const [form, setForm] = useState<Member | 'new' | null>(null);
  const [leaving, setLeaving] = useState<ReadonlySet<string>>(new Set());
  const [error, setError] = useState<unknown>(null);

  const hide = (accountId: string, hidden: boolean): void =>
    setLeaving((now) => new Set([...[...now].filter((id) => id !== accountId), ...(hidden ? [accountId] : [])]));
  const removeNow = async (member: Member): Promise<void> => {
    try {
      await proved(() => removeMember(companyId, member.accountId));
    } catch (refusal) {
      if (!isNotProved(refusal)) setError(refusal);
    }
    if (member.accountId === me.accountId) {
      await reload();
      await queries.invalidateQueries({ queryKey: keys.companies() });
    }
    await queries.invalidateQueries({ queryKey: keys.members(companyId) });
    hide(member.accountId, false);
  };
  const remove = async (member: Member): Promise<void> => {
    setError(null);
    try {
      // The password is asked for now, and not eight seconds later, when nobody thinks of it any more.
      if (member.accountId !== me.accountId) await proved(async () => undefined);
    } catch {
      return;
    }
    hide(member.accountId, true);
    toast({
      text: t('removed', { name: member.displayName }),
      action: { label: t('undo'), run: () => hide(member.accountId, false) },
      onGone: () => void removeNow(member),
    });
  };

  return (
    <Card className="stack">
      <div className="spread">
        <h2>{t('members')}</h2>
        {manage && (
          <Button icon={<Icon name="plus" />} onClick={() => setForm('new')}>
            {t('addMember')}
          </Button>
        )}
      </div>
      <Refusal error={error} />
      <QueryView query={query} skeleton={<Lines count={2} height={56} />}>
        {({ items }) => (
          <ul className="cb-company__members">
            {items
              .filter(({ accountId }) => !leaving.has(accountId))
              .map((member) => (
                <MemberRow
                  key={member.accountId}
                  member={member}
                  mine={member.accountId === me.accountId}
                  manage={manage}
                  stays={member.role === 'owner' && items.filter(({ role }) => role === 'owner').length === 1}
                  onEdit={() => setForm(member)}
                  onRemove={() => void remove(member)}
                />
              ))}
          </ul>
        )}
      </QueryView>
      <RoleTable />
      {form && (
        <Sheet
          title={form === 'new' ? t('addMember') : t('changeOf', { name: form.displayName })}
          closeLabel={t('cancel')}
          onClose={() => setForm(null)}
        >
          <MemberForm
            companyId={companyId}
            member={form === 'new' ? null : form}
            proved={proved}
            onDone={() => setForm(null)}
          />
        </Sheet>
      )}
      {sheet}
    </Card>
  );
}
