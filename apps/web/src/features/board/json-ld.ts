import type { Schema } from '../../api/types';

interface Words {
  readonly role: string;
  readonly base: string;
  readonly province: string;
  readonly description: string;
  readonly url: string;
}

/** schema.org's JobPosting of an open posting, for search engines. */
export function jobPostingOf(job: Schema<'BoardPosting'>, words: Words): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'JobPosting',
    title: words.role,
    description: words.description,
    url: words.url,
    identifier: { '@type': 'PropertyValue', name: 'Callboard', value: job.id },
    datePosted: job.publishedAt,
    // From its first day on nobody is taken.
    validThrough: `${job.firstDay}T00:00:00+08:00`,
    jobStartDate: job.firstDay,
    employmentType: 'TEMPORARY',
    directApply: true,
    totalJobOpenings: job.openPlaces,
    hiringOrganization: { '@type': 'Organization', name: job.company.name },
    jobLocation: {
      '@type': 'Place',
      address: {
        '@type': 'PostalAddress',
        addressLocality: words.base,
        addressRegion: words.province,
        addressCountry: 'CN',
      },
    },
    baseSalary: {
      '@type': 'MonetaryAmount',
      currency: 'CNY',
      value: {
        '@type': 'QuantitativeValue',
        minValue: job.pay.lowPerDayFen / 100,
        maxValue: job.pay.highPerDayFen / 100,
        unitText: 'DAY',
      },
    },
  };
}
