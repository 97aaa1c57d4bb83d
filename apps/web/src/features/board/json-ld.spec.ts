import { jobPostingOf } from './json-ld';

type Posting = Parameters<typeof jobPostingOf>[0];

const posting = {
  id: '01a2',
  openPlaces: 2,
  company: { id: 'c', name: '横店某公司', verified: true },
  pay: { lowPerDayFen: 50_000, highPerDayFen: 65_050 },
  firstDay: '2026-12-10',
  publishedAt: '2026-11-23T10:00:00.000Z',
} as Posting;
const words = {
  role: '灯光大助',
  base: '横店',
  province: '浙江',
  description: '五天',
  url: 'https://x.example/jobs/01a2',
};

describe('the JobPosting of a posting', () => {
  it('has what search engines ask for, money in yuan a day', () => {
    expect(jobPostingOf(posting, words)).toMatchObject({
      '@type': 'JobPosting',
      title: '灯光大助',
      datePosted: '2026-11-23T10:00:00.000Z',
      validThrough: '2026-12-10T00:00:00+08:00',
      totalJobOpenings: 2,
      hiringOrganization: { name: '横店某公司' },
      jobLocation: { address: { addressLocality: '横店', addressRegion: '浙江', addressCountry: 'CN' } },
      baseSalary: { currency: 'CNY', value: { minValue: 500, maxValue: 650.5, unitText: 'DAY' } },
    });
  });
});
