import { editCompanyBody } from '@callboard/contracts/http';
import { useMemo, useState, type ReactNode } from 'react';
import { useMay } from '../../../app/rights';
import { Input, TextAreaInput } from '../../../desk/input';
import { DeskField, DeskForm, useZodForm } from '../../../desk/zod-form';
import { Button, Card, useToast } from '../../../kit';
import { companyTexts } from '../../../messages/company';
import { useText } from '../../../messages/locale';
import { useSaveFacts, type Company } from '../api';

function Stored({ company }: { company: Company }): ReactNode {
  const t = useText(companyTexts);
  return (
    <Card className="stack">
      <h2>{t(company.state === 'in_review' ? 'factsSent' : 'facts')}</h2>
      <dl className="cb-company__facts">
        <dt>{t('creditCode')}</dt>
        <dd>{company.creditCode ?? t('none')}</dd>
        <dt>{t('evidence')}</dt>
        <dd className="cb-company__evidence">{company.evidence || t('none')}</dd>
      </dl>
      <p className="meta">{t('factsFixed')}</p>
    </Card>
  );
}

function FactsForm({ company }: { company: Company }): ReactNode {
  const t = useText(companyTexts);
  const toast = useToast();
  const save = useSaveFacts(company);
  const [act, setAct] = useState<'save' | 'submit'>('save');
  // A draft may be half full; for the verification nothing may be missing.
  const schema = useMemo(() => (act === 'submit' ? editCompanyBody.required() : editCompanyBody), [act]);
  const zod = useZodForm(schema, {
    fields: { name: t('name'), creditCode: t('creditCode'), evidence: t('evidence') },
    send: async (facts) => {
      await save(facts, act === 'submit');
      toast({ text: t(act === 'submit' ? 'submitted' : 'saved') });
    },
  });
  return (
    <Card className="stack">
      <h2>{t('verifyTitle')}</h2>
      <p>{t('verifyText')}</p>
      <DeskForm
        zod={zod}
        name="facts"
        initial={{
          name: company.name,
          creditCode: company.creditCode ?? undefined,
          evidence: company.evidence || undefined,
        }}
      >
        <DeskField zod={zod} name="name" hint={t('nameHint')}>
          <Input autoComplete="organization" />
        </DeskField>
        <DeskField zod={zod} name="creditCode" hint={t('creditCodeHint')}>
          <BlankInput maxLength={40} autoCapitalize="characters" spellCheck={false} />
        </DeskField>
        <DeskField zod={zod} name="evidence" hint={t('evidenceHint')}>
          <BlankArea />
        </DeskField>
        <div className="row">
          <Button
            type="submit"
            kind="primary"
            large
            busy={zod.busy && act === 'submit'}
            onClick={() => setAct('submit')}
          >
            {t('submit')}
          </Button>
          <Button type="submit" large busy={zod.busy && act === 'save'} onClick={() => setAct('save')}>
            {t('save')}
          </Button>
        </div>
        <p className="meta">{t('submitNext')}</p>
      </DeskForm>
    </Card>
  );
}

interface BlankProps {
  readonly value?: string;
  readonly onChange?: (value: string | undefined) => void;
}

/** An input whose empty text is no value at all. */
function BlankInput({
  onChange,
  value,
  ...rest
}: BlankProps & { maxLength: number; autoCapitalize: string; spellCheck: boolean }): ReactNode {
  return <Input {...rest} value={value ?? ''} onChange={(event) => onChange?.(event.target.value || undefined)} />;
}

function BlankArea({ onChange, value, ...rest }: BlankProps): ReactNode {
  return (
    <TextAreaInput
      {...rest}
      autoSize={{ minRows: 4, maxRows: 12 }}
      value={value ?? ''}
      onChange={(event) => onChange?.(event.target.value || undefined)}
    />
  );
}

/** Credit code and evidence: to be filled in before the verification, to be seen after it. */
export function CompanyFacts({ company }: { company: Company }): ReactNode {
  const may = useMay(company.id);
  if (!may('company.edit')) return null;
  return company.state === 'draft' || company.state === 'rejected' ? (
    <FactsForm company={company} />
  ) : (
    <Stored company={company} />
  );
}
