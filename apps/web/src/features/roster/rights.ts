import { useMemo } from 'react';
import { useMay } from '../../app/rights';

/** What somebody who looks at a roster may do from there. */
export interface RosterRights {
  /** Looks as a member of the company, not as the platform. */
  readonly member: boolean;
  fill(department?: string): boolean;
  offers(department?: string): boolean;
  readonly cost: boolean;
}

const NOTHING: RosterRights = { member: false, fill: () => false, offers: () => false, cost: false };

/** The rights of a look at a roster; the platform looks and does nothing. */
export function useRosterRights(companyId: string | undefined, member: boolean): RosterRights {
  const may = useMay(companyId);
  return useMemo(
    () =>
      member
        ? {
            member,
            fill: (department) => may('match.run', department),
            offers: (department) => may('offer.read', department),
            cost: may('cost.read'),
          }
        : NOTHING,
    [may, member],
  );
}
