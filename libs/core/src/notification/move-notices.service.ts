import { Injectable } from '@nestjs/common';
import { ApplicationNotice, NoticeRepository, NotificationRepository, OfferNotice, Tx } from '@callboard/database';
import { isEmergency, newId } from '@callboard/domain';
import { SLOT_TAKEN } from '../offer/offer-end';
import { counterAnswered, countered } from './counter-notices';
import { Notifier, ProducerTelling, Telling } from './notifier.service';
import { exhausted, filled, holdChallenged, holdReleased, reserveDropped } from './refill-notices';

/** A row whose state has moved. */
export interface MovedRow {
  readonly id: string;
  readonly from: string;
}

/** What somebody is told, and whom. */
interface Notices {
  readonly people: readonly Telling[];
  readonly producers: readonly { readonly companyId: string; readonly telling: ProducerTelling }[];
}

type Teller = (tx: Tx, moved: readonly MovedRow[]) => Promise<Notices>;

const told = (people: readonly Telling[]): Notices => ({ people, producers: [] });
const toProducers = (producers: Notices['producers']): Notices => ({ people: [], producers });

/**
 * What people are told when a state has moved, one line a step of a life cycle. It hangs on the one door through which
 * states change, so that no way to the same step forgets to tell.
 */
@Injectable()
export class MoveNotices {
  private readonly tellers: Readonly<Record<string, Teller>> = {
    'offer.send': (tx, moved) => this.offersSent(tx, moved),
    'offer.withdraw': (tx, moved) => this.ofOffers(tx, wereOut(moved), withdrawn),
    'offer.expire': (tx, moved) => this.ofOffers(tx, wereOut(moved), expired),
    'offer.decline': (tx, moved) => this.ofOffers(tx, moved, declined),
    'offer.counter': async (tx, moved) => toProducers((await this.facts.offers(tx, idsOf(moved))).map(countered)),
    'offer.answerCounter': async (tx, moved) => told((await this.facts.offers(tx, idsOf(moved))).map(counterAnswered)),
    'offer.accept': (tx, moved) => this.ofOffers(tx, moved, accepted),
    'application.shortlist': (tx, moved) => this.ofApplications(tx, moved, 'application.shortlisted'),
    'application.decline': (tx, moved) => this.ofApplications(tx, moved, 'application.declined'),
    'application.close': (tx, moved) => this.ofApplications(tx, moved, 'application.closed'),
    'backfill.fill': async (tx, moved) => toProducers((await this.facts.backfills(tx, idsOf(moved))).map(filled)),
    'backfill.exhaust': async (tx, moved) => toProducers((await this.facts.backfills(tx, idsOf(moved))).map(exhausted)),
    'hold.challenge': async (tx, moved) => toProducers((await this.facts.holds(tx, idsOf(moved))).map(holdChallenged)),
    'hold.release': async (tx, moved) =>
      told((await this.facts.holds(tx, idsOf(moved))).flatMap((each) => holdReleased(each) ?? [])),
    'reserve.drop': async (tx, moved) =>
      told((await this.facts.reserves(tx, idsOf(moved))).flatMap((each) => reserveDropped(each) ?? [])),
    'company.verify': (tx, moved) => this.companiesDecided(tx, moved, 'company.verified'),
    'company.reject': (tx, moved) => this.companiesDecided(tx, moved, 'company.rejected'),
  };

  constructor(
    private readonly facts: NoticeRepository,
    private readonly notifications: NotificationRepository,
    private readonly notifier: Notifier,
  ) {}

  /** Tells those concerned, in the transaction of the step. */
  async after(tx: Tx, kind: string, event: string, moved: readonly MovedRow[]): Promise<void> {
    const teller = this.tellers[`${kind}.${event}`];
    if (!teller || moved.length === 0) return;
    const { people, producers } = await teller(tx, moved);
    const all: Telling[] = [...people];
    const staff = new Map<string, readonly string[]>();
    for (const { companyId, telling } of producers) {
      if (!staff.has(companyId)) staff.set(companyId, await this.notifications.producersOf(tx, companyId));
      for (const personId of staff.get(companyId)!) all.push({ ...telling, personId } as Telling);
    }
    await this.notifier.tell(tx, all);
  }

  /** One message a person, however many offers go out in one action: the action is what it is about. */
  private async offersSent(tx: Tx, moved: readonly MovedRow[]): Promise<Notices> {
    const action = newId();
    const offers = await this.facts.offers(tx, idsOf(moved));
    return told(
      offers.map((offer) => ({
        personId: offer.personId,
        template: 'offer.received',
        subject: action,
        params: {
          ...common(offer),
          company: offer.companyId,
          payFen: offer.payFen,
          untilAt: offer.expiresAt!.toISOString(),
        },
        emergency: isEmergency(offer.hoursToStart),
      })),
    );
  }

  private async ofOffers(tx: Tx, moved: readonly MovedRow[], tell: (offer: OfferNotice) => Notices): Promise<Notices> {
    const notices = (await this.facts.offers(tx, idsOf(moved))).map(tell);
    return {
      people: notices.flatMap(({ people }) => people),
      producers: notices.flatMap(({ producers }) => producers),
    };
  }

  private async ofApplications(
    tx: Tx,
    moved: readonly MovedRow[],
    template: 'application.shortlisted' | 'application.declined' | 'application.closed',
  ): Promise<Notices> {
    const applications = await this.facts.applications(tx, idsOf(moved));
    return told(applications.map((application) => applicationTelling(application, template)));
  }

  /** A company may be looked at again and again: each decision is told. */
  private companiesDecided(
    _tx: Tx,
    moved: readonly MovedRow[],
    template: 'company.verified' | 'company.rejected',
  ): Promise<Notices> {
    const producers = moved.map(({ id }) => ({
      companyId: id,
      telling: { template, subject: newId(), params: { company: id } },
    }));
    return Promise.resolve({ people: [], producers });
  }
}

function idsOf(moved: readonly MovedRow[]): string[] {
  return moved.map(({ id }) => id);
}

/** Nobody has heard of an offer that was only staged. */
function wereOut(moved: readonly MovedRow[]): MovedRow[] {
  return moved.filter(({ from }) => from !== 'staged');
}

function common({ offerId, shootId, roleId, first, last }: OfferNotice) {
  return { offer: offerId, shoot: shootId, role: roleId, first, last };
}

function withdrawn(offer: OfferNotice): Notices {
  const taken = offer.answerReason === SLOT_TAKEN;
  const template = taken ? 'offer.slotTaken' : 'offer.withdrawn';
  return told([{ personId: offer.personId, template, subject: offer.offerId, params: common(offer) }]);
}

function expired(offer: OfferNotice): Notices {
  return told([{ personId: offer.personId, template: 'offer.expired', subject: offer.offerId, params: common(offer) }]);
}

function declined(offer: OfferNotice): Notices {
  const params = { ...common(offer), person: offer.personId };
  const telling = { template: 'offer.declined', subject: offer.offerId, params } as const;
  return { people: [], producers: [{ companyId: offer.companyId, telling }] };
}

function accepted(offer: OfferNotice): Notices {
  const params = { ...common(offer), person: offer.personId };
  const telling = { template: 'offer.accepted', subject: offer.offerId, params } as const;
  const made: Telling = {
    personId: offer.personId,
    template: 'booking.made',
    subject: offer.bookingId!,
    params: { ...common(offer), booking: offer.bookingId!, payFen: offer.payFen },
    emergency: isEmergency(offer.hoursToStart),
  };
  return { people: [made], producers: [{ companyId: offer.companyId, telling }] };
}

function applicationTelling(
  { applicationId, personId, postingId, shootId, roleId, closedReason }: ApplicationNotice,
  template: 'application.shortlisted' | 'application.declined' | 'application.closed',
): Telling {
  const params = { shoot: shootId, role: roleId, posting: postingId, filled: closedReason === 'posting_filled' };
  return { personId, template, subject: applicationId, params };
}
