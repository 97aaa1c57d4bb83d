import type { ReactNode } from 'react';
import { useNames } from '../../../app/names';
import { Face, LinkButton, Sheet } from '../../../kit';
import { useFormat, useText } from '../../../messages/locale';
import { rosterTexts } from '../../../messages/roster';
import { useCodeText } from '../../../viz/dood';
import { useOffersUnderWay, type Roster } from '../api';
import { departmentDay, type DepartmentDay } from '../roster-data';
import type { RosterRights } from '../rights';
import { GapList } from './gap-list';
import './roster-drawer.css';

function People({ people }: { people: DepartmentDay['people'] }): ReactNode {
  const t = useText(rosterTexts);
  const names = useNames();
  const codeText = useCodeText();
  if (people.length === 0) return <p className="muted">{t('peopleNone')}</p>;
  return (
    <ul className="cb-present">
      {people.map(({ person, roleId, code }) => (
        <li key={person.personId}>
          <Face name={person.displayName} size="small" />
          <span>
            <strong>{person.displayName}</strong> <span className="muted">{names.role(roleId)}</span>
          </span>
          {code && (
            <span className="cb-present__code">
              <b>{code}</b> {codeText(code)}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

interface RosterDrawerProps {
  readonly roster: Roster;
  readonly department: string;
  readonly day: string;
  readonly rights: RosterRights;
  readonly onClose: () => void;
}

function Foot({ roster, department, rights, cell }: RosterDrawerProps & { cell: DepartmentDay | null }): ReactNode {
  const t = useText(rosterTexts);
  const base = `/studio/shoots/${roster.shoot.id}`;
  const open =
    cell?.gaps.filter(({ state }) => state === 'open').reduce((sum, gap) => sum + gap.slotIds.length, 0) ?? 0;
  const offered = cell?.gaps.some(({ state }) => state === 'offered') ?? false;
  return (
    <>
      {open > 0 && rights.fill(department) && (
        <LinkButton kind="primary" large to={`${base}/fill?department=${department}`}>
          {t('fillDepartment', { n: open })}
        </LinkButton>
      )}
      {offered && rights.offers(department) && (
        <LinkButton large to={`${base}/offers?department=${department}`}>
          {t('toOffers')}
        </LinkButton>
      )}
      <LinkButton large to={`${base}/roster/${department}`}>
        {t('toDepartment')}
      </LinkButton>
    </>
  );
}

/** A department's day: what is missing and why, offers under way, who is there, what to do. */
export function RosterDrawer(props: RosterDrawerProps): ReactNode {
  const { roster, department, day, rights, onClose } = props;
  const t = useText(rosterTexts);
  const format = useFormat();
  const names = useNames();
  const cell = departmentDay(roster, department, day);
  const asked = cell?.gaps.some(({ liveOffers }) => liveOffers > 0) ?? false;
  const offers = useOffersUnderWay(roster.shoot.id, asked && rights.offers(department));
  const name = names.department(department);
  const open = cell?.gaps.filter(({ state }) => state === 'open') ?? [];
  const offered = cell?.gaps.filter(({ state }) => state === 'offered') ?? [];
  return (
    <Sheet
      side
      title={t('drawerTitle', { department: name, day: format.dayLong(day) })}
      closeLabel={t('close')}
      onClose={onClose}
      {...(rights.member && { foot: <Foot {...props} cell={cell} /> })}
    >
      {!cell || cell.needed === 0 ? (
        <p>{t('drawerOff', { department: name })}</p>
      ) : (
        <>
          <p className="cb-drawer__sum">
            {cell.missing > 0 && <strong>{t('drawerMissing', { n: cell.missing })}</strong>}
            <span>{t('drawerFilled', { filled: cell.filled, needed: cell.needed })}</span>
          </p>
          <section className="cb-drawer__part">
            <h3>{t('gapsTitle')}</h3>
            {open.length > 0 ? <GapList gaps={open} /> : <p className="muted">{t('gapsNone')}</p>}
          </section>
          {offered.length > 0 && (
            <section className="cb-drawer__part">
              <h3>{t('offersTitle')}</h3>
              <GapList gaps={offered} offers={offers.data} />
            </section>
          )}
          <section className="cb-drawer__part">
            <h3>
              {t('peopleTitle')} <span className="muted nb">{cell.people.length}</span>
            </h3>
            <People people={cell.people} />
          </section>
        </>
      )}
    </Sheet>
  );
}
