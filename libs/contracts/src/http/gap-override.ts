import { z } from 'zod';
import { id, instant, page, pageQuery } from './common';

const count = z.number().int();

export const gapOverridesQuery = z.strictObject(pageQuery);
export type GapOverridesQuery = z.output<typeof gapOverridesQuery>;

const shared = {
  id,
  offerId: id,
  personId: id,
  displayName: z.string(),
  roleId: z.string(),
  department: z.string(),
  /** Days of earned rest that the offer leaves out. */
  missingDays: count,
  reason: z.string(),
  allowedByName: z.string(),
  createdAt: instant,
  /** When the person agreed; null while she has not. */
  consentedAt: instant.nullable(),
  bookingId: id.nullable(),
};

/** Earned rest that an offer of the shoot leaves out; the work beside it is another company's and not told. */
export const gapOverride = z.object(shared).meta({ id: 'GapOverride' });
export const gapOverrides = page(gapOverride).meta({ id: 'GapOverrides' });

/** The same as the platform's own people read it. */
export const adminGapOverride = z
  .object({
    ...shared,
    shootId: id,
    shootTitle: z.string(),
    companyName: z.string(),
    otherBookingId: id,
    otherShootTitle: z.string(),
    restDays: count,
    travelDays: count,
    freeDays: count,
  })
  .meta({ id: 'AdminGapOverride' });
export const adminGapOverrides = page(adminGapOverride).meta({ id: 'AdminGapOverrides' });
