/**
 * Whether an active block stands between a person and a company, of either side or of the one named. The arguments are
 * expressions of the query, never input.
 */
export function blockedSql(person: string, company: string, by: 'person' | 'company' | 'either' = 'either'): string {
  const side = by === 'either' ? '' : ` AND w.by_side = '${by}'`;
  return `EXISTS (SELECT FROM block w WHERE w.person_id = ${person} AND w.company_id = ${company}
    AND w.ended_at IS NULL${side})`;
}
