import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { keys } from '../../api/keys';
import { isProblem } from '../../api/problem';
import type { HeadOf } from '../../app/head';
import { useNames, type Reference } from '../../app/names';
import { Page } from '../../app/page';
import { Lines, QueryView } from '../../app/query-view';
import { Icon } from '../../kit';
import { cardTexts } from '../../messages/card';
import { formatters } from '../../messages/format';
import { headTexts } from '../../messages/head';
import { jobTexts } from '../../messages/job';
import { useText } from '../../messages/locale';
import { translator } from '../../messages/text';
import type { PageModule } from '../../app/route';
import { useJob, type JobPage } from './job-api';
import { jobPostingOf } from './json-ld';
import { Closed, JobView } from './parts/job-view';

const headOf: HeadOf = ({ queries, params, locale, origin }) => {
  const t = translator(headTexts, locale);
  const card = translator(cardTexts, locale);
  const job = queries.getQueryData<JobPage>(keys.job(params['job'] ?? ''));
  const reference = queries.getQueryData<Reference>(keys.reference());
  if (!job) return { title: translator(jobTexts, locale)('gone'), hidden: true };
  const format = formatters(locale);
  const role = reference?.roles.find(({ id }) => id === job.roleId)?.name[locale] ?? job.roleId;
  const place = reference?.bases.find(({ id }) => id === job.baseId);
  const base = place?.name[locale] ?? job.baseId;
  if (!job.open) return { title: t('jobClosed', { role }), hidden: true };
  const bed = job.bed ? card(job.meals ? 'mealsAndBed' : 'bed') : card(job.meals ? 'meals' : 'noMealsNoBed');
  const days = format.days(job.firstDay, job.lastDay);
  const pay = format.band(job.pay.lowPerDayFen, job.pay.highPerDayFen);
  const hours = job.hoursPerDay;
  const count = format.dayCount(job.days);
  const { requirements } = job;
  const description = t('jobJson', { role, base, days, hours, pay, bed, requirements });
  return {
    title: t('jobTitle', { role, base, pay }),
    description: t('jobText', { days, count, hours, bed, company: job.company.name }),
    jsonLd: jobPostingOf(job, {
      role,
      base,
      province: place?.province ?? '',
      description,
      url: `${origin}/jobs/${job.id}`,
    }),
  };
};

// Only the server writes heads: the browser's half of the page goes without.
export const head: HeadOf = import.meta.env.SSR ? headOf : () => ({ title: '' });

/** The part on what is over, when it is over. */
export const ahead: PageModule['ahead'] = async (queries) => {
  const jobs = queries.getQueriesData<JobPage>({ queryKey: ['board', 'posting'] });
  if (jobs.some(([, job]) => job?.open === false)) await Closed.ready();
};

function Gone(): ReactNode {
  const t = useText(jobTexts);
  return (
    <Page title={t('gone')} width="narrow">
      <p>{t('goneText')}</p>
      <a className="cb-button cb-button--primary cb-button--large" href="/jobs">
        {t('toJobs')}
      </a>
    </Page>
  );
}

/** A posting at its own address. */
export default function PostingPage(): ReactNode {
  const t = useText(jobTexts);
  const names = useNames();
  const { job: id = '' } = useParams();
  const query = useJob(id);
  if (isProblem(query.error, 'notFound', 'id.invalid', 'request.invalid')) return <Gone />;
  const title = query.data ? names.role(query.data.roleId) : t('back');
  return (
    <Page
      title={title}
      actions={
        <a className="cb-posting__back" href="/jobs">
          <Icon name="left" />
          {t('back')}
        </a>
      }
    >
      <QueryView query={query} skeleton={<Lines count={5} height={140} />}>
        {(job) => (
          <article className="cb-posting">
            <JobView job={job} />
          </article>
        )}
      </QueryView>
    </Page>
  );
}
