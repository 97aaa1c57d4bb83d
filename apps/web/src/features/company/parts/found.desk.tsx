import { foundCompanyBody } from '@callboard/contracts/http';
import type { ReactNode } from 'react';
import { Input } from '../../../desk/input';
import { DeskField, DeskForm, useZodForm } from '../../../desk/zod-form';
import { Button, Card } from '../../../kit';
import { companyTexts } from '../../../messages/company';
import { useText } from '../../../messages/locale';
import { useFound } from '../api';

interface FoundCompanyProps {
  readonly onDone: (companyId: string) => void;
  readonly onCancel: (() => void) | undefined;
}

/** Nobody's company yet: what one is good for, and founding it with its name. */
export function FoundCompany({ onDone, onCancel }: FoundCompanyProps): ReactNode {
  const t = useText(companyTexts);
  const found = useFound();
  const zod = useZodForm(foundCompanyBody, {
    fields: { name: t('name') },
    send: async ({ name }) => onDone((await found(name)).id),
  });
  return (
    <Card className="stack">
      <h2>{t('foundTitle')}</h2>
      <p>{t('foundText')}</p>
      <ol className="cb-company__steps">
        <li>{t('foundStep1')}</li>
        <li>{t('foundStep2')}</li>
        <li>{t('foundStep3')}</li>
      </ol>
      <DeskForm zod={zod} initial={{ name: '' }} name="found">
        <DeskField zod={zod} name="name" hint={t('nameHint')}>
          <Input autoComplete="organization" />
        </DeskField>
        <div className="row">
          <Button type="submit" kind="primary" large busy={zod.busy}>
            {t('found')}
          </Button>
          {onCancel && (
            <Button large onClick={onCancel}>
              {t('cancel')}
            </Button>
          )}
        </div>
      </DeskForm>
    </Card>
  );
}
