import { plural, type English } from '../text';
import type { home as source } from '../zh/home';

export const home: English<typeof source> = {
  title: 'Crew calls for micro-drama',
  lead: 'Day rate, hours and dates come first. Only verified companies post. Seekers pay nothing.',
  searchLabel: 'Search role, department or title',
  searchHint: 'Lighting, gaffer, set hand…',
  search: 'Search',
  open: ({ n }) => `See ${plural(n, 'open job')}`,
  seeAll: 'See all jobs',
  bases: 'By base',
  departments: 'By department',
  newcomers: 'No experience needed',
  unit: 'postings',
  doors: 'Where to begin',
  doorSeeker: 'I look for work',
  doorSeekerText: 'Three questions: what you do, where you live, from when you are free. Then see what fits your days.',
  doorSeekerGo: 'Start',
  doorProducer: 'I crew a shoot',
  doorProducerText:
    'Choose a crew template, post 75 places at once, fill them in one click, refill one within minutes.',
  doorProducerGo: 'To the studio',
  doorVerify: 'How we verify',
  doorVerifyText: 'A person reads the licence of every company and who acts for it, before it can hire in public.',
  doorVerifyGo: 'See how',
  safetyLine: 'You never pay to work. Whoever asks you to is a swindler.',
  safetyGo: 'Six signs of a swindle',
};
