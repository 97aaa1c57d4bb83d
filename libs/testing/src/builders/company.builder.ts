import { CompanyRole, newId, StateOf } from '@callboard/domain';
import { Sql } from './sql';

/** A company that is in the database, with one production. */
export interface BuiltCompany {
  readonly companyId: string;
  readonly productionId: string;
}

/** A verified company without members unless said otherwise. */
export class CompanyBuilder {
  private name = '晚潮影视';
  private state: StateOf<'company'> = 'verified';
  private readonly members: { accountId: string; role: CompanyRole; department: string | null }[] = [];

  named(name: string): this {
    this.name = name;
    return this;
  }

  inState(state: StateOf<'company'>): this {
    this.state = state;
    return this;
  }

  withMember(member: { readonly accountId: string }, role: CompanyRole, department: string | null = null): this {
    this.members.push({ accountId: member.accountId, role, department });
    return this;
  }

  async build(sql: Sql): Promise<BuiltCompany> {
    const company = { companyId: newId(), productionId: newId() };
    await sql('INSERT INTO company (id, name, state) VALUES ($1, $2, $3)', [company.companyId, this.name, this.state]);
    await sql(
      `INSERT INTO production (id, company_id, title, genre, episodes) VALUES ($1, $2, '她在月亮背面', 'modern', 80)`,
      [company.productionId, company.companyId],
    );
    for (const { accountId, role, department } of this.members) {
      await sql('INSERT INTO membership (company_id, account_id, role, department) VALUES ($1, $2, $3, $4)', [
        company.companyId,
        accountId,
        role,
        department,
      ]);
    }
    return company;
  }
}

/** Starts a company. */
export function aCompany(): CompanyBuilder {
  return new CompanyBuilder();
}
