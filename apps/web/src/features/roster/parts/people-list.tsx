import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useNames } from '../../../app/names';
import { Face } from '../../../kit';
import { useFormat, useText } from '../../../messages/locale';
import { rosterTexts } from '../../../messages/roster';
import type { Roster } from '../api';
import { departmentOf } from '../roster-data';
import './people-list.css';

/** The crew by department: a face, what they do, which days; what is missing leads to the department below `base`. */
export function PeopleList({ roster, base }: { roster: Roster; base: string | null }): ReactNode {
  const t = useText(rosterTexts);
  const format = useFormat();
  const names = useNames();
  return (
    <div className="stack">
      {roster.departments.map(({ department, slots }) => {
        const people = roster.people.filter((person) => departmentOf(person) === department);
        if (people.length === 0 && slots.missing === 0) return null;
        return (
          <section key={department} className="cb-crew">
            <div className="cb-crew__head">
              <h2>{names.department(department)}</h2>
              <span className="muted nb">
                {people.length}/{slots.needed}
              </span>
              {slots.missing > 0 &&
                (base ? (
                  <Link className="cb-crew__missing" to={`${base}/${department}`}>
                    {t('drawerMissing', { n: slots.missing })}
                  </Link>
                ) : (
                  <span className="cb-crew__missing">{t('drawerMissing', { n: slots.missing })}</span>
                ))}
            </div>
            <ul className="cb-crew__people">
              {people.map((person) => {
                const days = person.slots.flatMap((slot) => slot.days).sort();
                return (
                  <li key={person.personId}>
                    <Face name={person.displayName} />
                    <div>
                      <strong>{person.displayName}</strong>
                      <span>{person.slots.map(({ roleId }) => names.role(roleId)).join(' / ')}</span>
                      <span className="meta">{t('personDays', { days: format.daySet(days), n: person.paidDays })}</span>
                    </div>
                  </li>
                );
              })}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
