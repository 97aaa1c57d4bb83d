import { useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { QueryView } from '../../app/query-view';
import { DeskPage } from '../../desk';
import { Button, SelectField, Skeleton } from '../../kit';
import { useMay } from '../../app/rights';
import { companyTexts } from '../../messages/company';
import { useText } from '../../messages/locale';
import { useCompanies, useCompany, type OwnCompany } from './api';
import './company.css';
import { Blocks } from './parts/blocks.desk';
import { CompanyFacts } from './parts/facts.desk';
import { FoundCompany } from './parts/found.desk';
import { Members } from './parts/members.desk';
import { StateCard } from './parts/state-card';

function One({ own }: { own: OwnCompany }): ReactNode {
  const query = useCompany(own.id);
  const mayBlock = useMay(own.id)('block.manage');
  return (
    <div className="cb-company">
      <QueryView query={query} skeleton={<Skeleton height={160} />}>
        {(company) => (
          <div className="stack">
            <StateCard company={company} role={own.role} />
            <CompanyFacts key={`${company.id} ${company.version} ${company.state}`} company={company} />
          </div>
        )}
      </QueryView>
      <div className="stack">
        <Members companyId={own.id} />
        {mayBlock && <Blocks companyId={own.id} />}
      </div>
    </div>
  );
}

/** The company that I work for: what it is, whether it is verified, who belongs to it and may do what. */
export default function CompanyPage(): ReactNode {
  const t = useText(companyTexts);
  const query = useCompanies();
  const [params, setParams] = useSearchParams();
  const [founding, setFounding] = useState(false);
  const items = query.data?.items ?? [];
  const chosen = items.find(({ id }) => id === params.get('company')) ?? items[0];
  const choose = (id: string): void => {
    setFounding(false);
    setParams({ company: id }, { replace: true });
  };
  return (
    <DeskPage
      title={t('title')}
      width={chosen && !founding ? 'wide' : 'narrow'}
      actions={chosen && !founding && <Button onClick={() => setFounding(true)}>{t('foundAnother')}</Button>}
    >
      <QueryView query={query} skeleton={<Skeleton height={240} />}>
        {() => {
          if (!chosen || founding)
            return <FoundCompany onDone={choose} onCancel={chosen ? () => setFounding(false) : undefined} />;
          return (
            <>
              {items.length > 1 && (
                <SelectField
                  label={t('which')}
                  value={chosen.id}
                  options={items.map(({ id, name }) => ({ value: id, label: name }))}
                  onChange={(event) => choose(event.target.value)}
                />
              )}
              <One key={chosen.id} own={chosen} />
            </>
          );
        }}
      </QueryView>
    </DeskPage>
  );
}
