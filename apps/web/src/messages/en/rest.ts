import { plural, type English } from '../text';
import type { rest as source } from '../zh/rest';

export const rest: English<typeof source> = {
  asked: ({ n }) => `This offer skips ${plural(n, 'day')} of rest`,
  askedText: ({ title, days, needed, free }) =>
    `${plural(needed, 'free day')} should lie between it and “${title}” (${days}), and there ${Number(free) === 1 ? 'is' : 'are'} ${free}. The crew allows it; it takes your consent, too.`,
  agree: ({ n }) => `I know that I skip ${plural(n, 'day')} of rest and want to take it`,
  agreed: ({ n }) => `You agreed to skip ${plural(n, 'day')} of rest`,
  agreedText: ({ title, days, needed, free }) =>
    `${plural(needed, 'free day')} should lie between it and “${title}” (${days}), and there ${Number(free) === 1 ? 'is' : 'are'} ${free}.`,
  seeBooking: 'See “{title}”',
};
