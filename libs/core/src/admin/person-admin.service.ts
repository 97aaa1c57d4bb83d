import { Injectable } from '@nestjs/common';
import { AdminEngagement, AdminPersonRow, AdminShootRepository, Transactions } from '@callboard/database';
import { Day, dayIn, daysOf, DomainError, fromDateRange, span, spanContains } from '@callboard/domain';
import { Access } from '../access/access.service';
import { DayWish, stretchOf } from '../booking/bookings.service';
import { Call, contextOf } from '../kernel/actor';

/** People that a search shows at most. */
const FOUND = 50;
const HOME_ZONE = 'Asia/Shanghai';

/** What a person does on one day. */
export interface PersonDay {
  readonly day: Day;
  /** Within the span of a booking or offer; a day without work inside it is still bound. */
  readonly engagement: (AdminEngagement & { readonly works: boolean }) | null;
  readonly availability: 'free' | 'prefer_not' | 'no' | null;
}

/** Any person on any day, for the platform's own people. */
@Injectable()
export class PersonAdmin {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
    private readonly people: AdminShootRepository,
  ) {}

  /** People whose name or handle contains `q`, with what they do on `day` (today in China when absent). */
  async find(call: Call, q: string, day?: Day): Promise<{ day: Day; people: AdminPersonRow[] }> {
    this.access.platform(call.actor, 'admin.read');
    const asked = day ?? dayIn(HOME_ZONE, new Date());
    return this.transactions.read(contextOf(call), async (tx) => ({
      day: asked,
      people: await this.people.people(tx, q, asked, FOUND),
    }));
  }

  /** What a person does on each day of a stretch. */
  async days(
    call: Call,
    personId: string,
    wish: DayWish,
  ): Promise<{ personId: string; displayName: string; handle: string; days: PersonDay[] }> {
    this.access.platform(call.actor, 'admin.read');
    const { from, to } = stretchOf(wish);
    return this.transactions.read(contextOf(call), async (tx) => {
      const person = await this.people.person(tx, personId);
      if (!person) throw new DomainError('notFound');
      const engagements = await this.people.engagements(tx, personId, from, to);
      const availability = await this.people.availability(tx, personId, from, to);
      const said = availability.map((row) => ({ span: fromDateRange(row.span), state: row.state }));
      const days = daysOf(span(from, to)).map((day): PersonDay => {
        const found = engagements.find((each) => each.first <= day && day <= each.last);
        return {
          day,
          engagement: found ? { ...found, works: found.days.includes(day) } : null,
          availability: said.find((row) => spanContains(row.span, day))?.state ?? null,
        };
      });
      return { ...person, days };
    });
  }
}
