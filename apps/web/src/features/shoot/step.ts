import type { CompanyPermission } from '@callboard/domain';
import type { Attention } from './attention';

export type Fix = Attention['fix'];

interface Target {
  /** Below the shoot's own address, or an address of its own. */
  readonly path: string;
  readonly may: CompanyPermission;
}

const TARGETS: Readonly<Record<Exclude<Fix, 'none'>, Target>> = {
  addPostings: { path: '/crew', may: 'posting.edit' },
  setPay: { path: '/crew', may: 'posting.edit' },
  publish: { path: '', may: 'shoot.publish' },
  awaitVerification: { path: '/studio/company', may: 'company.read' },
  fill: { path: '/fill', may: 'match.run' },
  awaitMatch: { path: '/fill', may: 'match.read' },
  sendOffers: { path: '/fill', may: 'offer.send' },
  awaitAnswers: { path: '/offers', may: 'offer.read' },
  seeOffers: { path: '/offers', may: 'offer.read' },
  ready: { path: '/roster', may: 'roster.read' },
};

/** Where the next step is taken; null when there is none, or when it is not for this person. */
export function stepTarget(shootId: string, fix: Fix, may: (permission: CompanyPermission) => boolean): string | null {
  if (fix === 'none') return null;
  const target = TARGETS[fix];
  if (!may(target.may)) return null;
  return target.path.startsWith('/studio') ? target.path : `/studio/shoots/${shootId}${target.path}`;
}
