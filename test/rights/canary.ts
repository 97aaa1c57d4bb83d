import { Canaries, Identity, PEOPLE, People, PersonName, REGISTERING } from './people';
import type { Heard } from './rights-house';

/** A value that is found nowhere but with one person. */
export interface Canary {
  readonly of: PersonName | 'registering';
  readonly kind: keyof Canaries;
  readonly seenIn: (text: string) => boolean;
}

/** Members of company A see each other. */
const COMPANY_A: readonly PersonName[] = ['producerA', 'headA', 'suspended', 'clerk'];
/** Whom somebody meets by work: those who applied, are proposed, asked or booked in the own shoots, and colleagues. */
const MEETS: Partial<Record<Identity, readonly PersonName[]>> = {
  producerA: [...COMPANY_A, 'seekerA', 'proposed', 'runnerUp', 'booked', 'target', 'focusPuller', 'newcomer'],
  // In lighting: the focus puller applied to, and is proposed for, camera.
  headA: [...COMPANY_A, 'seekerA', 'proposed', 'runnerUp', 'booked', 'target'],
  producerB: ['seekerB'],
};
const PLATFORM: readonly Identity[] = ['auditor', 'admin'];

function wordOf(kind: keyof Canaries, canaries: Canaries): string {
  if (kind === 'email') return canaries.email.split('@')[0]!;
  if (kind === 'phone') return canaries.phone.slice(3);
  return String(canaries[kind]);
}

/** Every canary of everybody, and of whoever registers. */
export function canariesOf(people: People): Canary[] {
  const registering = [REGISTERING.contact.split('@')[0]!, REGISTERING.displayName].map((word): Canary => ({
    of: 'registering',
    kind: 'email',
    seenIn: (text) => text.includes(word),
  }));
  const seeded = PEOPLE.flatMap((of): Canary[] => {
    const { canaries } = people[of];
    return (Object.keys(canaries) as (keyof Canaries)[]).map((kind) => {
      const word = wordOf(kind, canaries);
      const pattern = typeof canaries[kind] === 'number' ? new RegExp(`(?<![\\w.-])${word}(?![\\w-])`) : null;
      return { of, kind, seenIn: (text) => (pattern ? pattern.test(text) : text.includes(word)) };
    });
  });
  return [...seeded, ...registering];
}

/** Whether somebody may be told this of somebody. */
export function mayKnow(who: Identity, { of, kind }: Canary): boolean {
  switch (kind) {
    case 'email':
    case 'phone':
    case 'identityNumber':
      return false;
    case 'displayName':
    case 'handle':
      return who === of || PLATFORM.includes(who) || (MEETS[who] ?? []).some((met) => met === of);
    case 'freeUntil':
      return who === of || PLATFORM.includes(who);
    case 'school':
    case 'about':
    case 'payFloorFen':
      return who === of;
  }
}

/** The ways to a contact: an admin's audited look at that kind of that person, and a producer's at a number to call. */
export function isUnmasking(heard: Heard, canary: Canary, people: People): boolean {
  if (canary.of === 'registering') return false;
  if (heard.who === 'producerA' && heard.url.endsWith(`/people/${people[canary.of].personId}/phone`)) {
    return heard.status === 200 && canary.kind === 'phone';
  }
  const path = `/api/v1/admin/accounts/${people[canary.of].accountId}/unmask`;
  return heard.who === 'admin' && heard.url === path && heard.status === 200 && canary.kind === 'phone';
}

/** Whoever chooses the crew of a posting is shown, by that one question, people who let themselves be found for it. */
export function isFinding({ who, method, url, status }: Heard, { kind }: Canary): boolean {
  const asked = method === 'GET' && status === 200 && /^\/api\/v1\/postings\/[^/]+\/people$/.test(url);
  return asked && (who === 'producerA' || who === 'headA') && (kind === 'displayName' || kind === 'handle');
}
