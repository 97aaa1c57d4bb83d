import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useNames } from '../../../app/names';
import { QueryView } from '../../../app/query-view';
import type { May } from '../../../app/rights';
import type { Shoot } from '../../../app/shoot';
import { Card, Icon, LinkButton, Skeleton } from '../../../kit';
import { useText } from '../../../messages/locale';
import { shootTexts } from '../../../messages/shoot';
import { usePostings } from '../api';
import { countDepartments } from '../departments';

/** Each department with how many it has of how many it needs. */
export function Departments({ shoot, may }: { shoot: Shoot; may: May }): ReactNode {
  const t = useText(shootTexts);
  const names = useNames();
  const query = usePostings(shoot.id);
  return (
    <Card className="cb-overview__card cb-overview__wide cb-overview__departments" aria-label={t('departments')}>
      <h2>{t('departments')}</h2>
      <QueryView query={query} skeleton={<Skeleton height={240} />}>
        {(postings) =>
          postings.length === 0 ? (
            <div className="stack">
              <p>{t('noPostings')}</p>
              {may('posting.edit') && (
                <div className="row">
                  <LinkButton to={`/studio/shoots/${shoot.id}/crew`}>{t('fix_addPostings')}</LinkButton>
                </div>
              )}
            </div>
          ) : (
            <ul className="cb-counts">
              {countDepartments(postings, names.departmentOrder).map((row) => {
                const { department, filled, offered, open, headcount } = row;
                return (
                  <li key={department} data-short={open + offered > 0 || undefined}>
                    <Link to={`/studio/shoots/${shoot.id}/roster/${department}`}>
                      <span>{names.department(department)}</span>
                      {offered > 0 && <span className="meta nb">{t('offeredShort', { n: offered })}</span>}
                      <span className="cb-counts__count nb">
                        {open + offered > 0 && (
                          <Icon name="notch" size={12} label={t('short', { n: open + offered })} />
                        )}
                        {t('filledOf', { filled, headcount })}
                      </span>
                    </Link>
                  </li>
                );
              })}
            </ul>
          )
        }
      </QueryView>
    </Card>
  );
}
