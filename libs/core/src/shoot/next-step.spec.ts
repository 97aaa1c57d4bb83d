import { nextStepOf, StepFacts } from './next-step';

const DRAFT: StepFacts = {
  state: 'draft',
  postings: 3,
  postingsWithoutPay: 0,
  openSlots: 5,
  offeredSlots: 0,
  liveProposals: 0,
  matching: false,
};

describe('the next step of a shoot', () => {
  it.each([
    ['addPostings', { postings: 0 }],
    ['setPay', { postingsWithoutPay: 1 }],
    ['publish', {}],
    ['awaitVerification', { state: 'in_review' }],
    ['fill', { state: 'open' }],
    ['awaitMatch', { state: 'open', matching: true }],
    ['sendOffers', { state: 'open', liveProposals: 2 }],
    ['awaitAnswers', { state: 'open', openSlots: 0, offeredSlots: 1 }],
    ['ready', { state: 'shooting', openSlots: 0 }],
    ['none', { state: 'wrapped', postings: 0 }],
    ['none', { state: 'cancelled', openSlots: 0, postings: 0 }],
  ] as const)('is %s for %j', (step, facts) => {
    expect(nextStepOf({ ...DRAFT, ...facts })).toBe(step);
  });
});
