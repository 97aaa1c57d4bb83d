import type { PostingRecord } from '@callboard/database';
import { DomainError } from '@callboard/domain';

/** Postings that say no pay yet. */
export function withoutPay<T extends Pick<PostingRecord, 'payLowFen' | 'payHighFen'>>(postings: readonly T[]): T[] {
  return postings.filter((posting) => posting.payLowFen === null || posting.payHighFen === null);
}

/** Throws `shoot.noPostings`, or `posting.payMissing` with a pointer to every posting without pay. */
export function assertPublishable(postings: readonly PostingRecord[]): void {
  if (postings.length === 0) throw new DomainError('shoot.noPostings');
  const unpaid = withoutPay(postings);
  const [first] = unpaid;
  if (!first) return;
  throw new DomainError(
    'posting.payMissing',
    { role: first.roleId, postings: unpaid.length },
    unpaid.map((posting) => ({ pointer: `/postings/${posting.id}/payLowFen`, code: 'posting.payMissing' })),
  );
}
