import { createContext, lazy, Suspense, useContext, type ReactNode } from 'react';
import { useNames, useReference } from '../../../app/names';
import { useSession } from '../../../app/session';
import { Icon } from '../../../kit';
import { jobTexts } from '../../../messages/job';
import { useFormat, useLocale, useText } from '../../../messages/locale';
import type { JobPage } from '../job-api';
import { useJobWords } from './job-words';

/** Beside the list the posting's title is a second heading, on its own page the first. */
export const SectionHeading = createContext<'h2' | 'h3'>('h2');

function Section({ title, children }: { title: string; children: ReactNode }): ReactNode {
  const H = useContext(SectionHeading);
  return (
    <section className="cb-posting__section">
      <H>{title}</H>
      {children}
    </section>
  );
}

function Line({ label, note, children }: { label: string; note?: string; children: ReactNode }): ReactNode {
  return (
    <div className="cb-posting__line">
      <dt>{label}</dt>
      <dd>
        {children} {note && <span className="meta">{note}</span>}
      </dd>
    </div>
  );
}

function Pay({ job }: { job: JobPage }): ReactNode {
  const t = useText(jobTexts);
  const format = useFormat();
  const words = useJobWords(job);
  const { pay, days } = job;
  return (
    <Section title={t('pay')}>
      <dl>
        <Line label={t('dayRate')}>
          <strong className="nb">{words.pay}</strong>
        </Line>
        <Line label={t('hourRate')} note={t('hourRateNote', { n: job.hoursPerDay })}>
          <span className="nb">{words.perHour}</span>
        </Line>
        <Line label={t('sum', { days: format.dayCount(days) })}>
          <span className="nb">{words.sum}</span>
        </Line>
        <Line label={t('overtime')}>{pay.overtimeRule || t('overtimeNone')}</Line>
        <Line label={t('payDay')}>{t(`timing_${pay.timing}`)}</Line>
        <Line label={t('unstated')}>{t('unstatedText')}</Line>
      </dl>
    </Section>
  );
}

const MyWeeks = lazy(() => import('./my-weeks'));
const MyBlock = lazy(() => import('./my-block'));

/** Its room is kept from the start, so that nothing moves when it is known what the posting does to my days. */
function Weeks({ job }: { job: JobPage }): ReactNode {
  const t = useText(jobTexts);
  const { session } = useSession();
  return (
    <div className="cb-weeks">
      <strong>{t('weeks')}</strong>
      {session ? (
        <Suspense fallback={null}>
          <MyWeeks job={job} />
        </Suspense>
      ) : (
        <p className="muted">
          {t('weeksOut')} <a href={`/login?next=/jobs/${job.id}`}>{t('weeksIn')}</a>
        </p>
      )}
    </div>
  );
}

function Days({ job }: { job: JobPage }): ReactNode {
  const t = useText(jobTexts);
  const format = useFormat();
  return (
    <Section title={t('days')}>
      <dl>
        <Line label={t('work')}>
          <span className="nb">{format.dayLong(job.firstDay)}</span>
          {' — '}
          <span className="nb">{format.dayLong(job.lastDay)}</span>
        </Line>
        <Line label={t('paidDays')}>{format.dayCount(job.days)}</Line>
        <Line label={t('shooting')}>
          {t('shootingText', { day: format.dayLong(job.firstShootingDay), days: format.dayCount(job.shootingDays) })}
        </Line>
      </dl>
      {job.open && <Weeks job={job} />}
    </Section>
  );
}

function Bed({ job }: { job: JobPage }): ReactNode {
  const t = useText(jobTexts);
  const names = useNames();
  const province = useReference()?.bases.find(({ id }) => id === job.baseId)?.province ?? '';
  return (
    <Section title={t('bed')}>
      <dl>
        <Line label={t('bedLabel')}>{job.bed ? t('bedYes') : t('bedNo')}</Line>
        <Line label={t('mealsLabel')}>{job.meals ? t('mealsYes') : t('mealsNo')}</Line>
        <Line label={t('place')}>{t('placeText', { base: names.base(job.baseId), province })}</Line>
      </dl>
    </Section>
  );
}

function Requirements({ job }: { job: JobPage }): ReactNode {
  const t = useText(jobTexts);
  const names = useNames();
  return (
    <Section title={t('requirements')}>
      <dl>
        <Line label={t('level')}>{names.level(job.minLevel)}</Line>
        <Line label={t('newcomers')}>{t(`entry_${job.entry}`)}</Line>
        {job.headOfDepartment && <Line label={t('headOfDepartment')}>{t('headOfDepartmentText')}</Line>}
        <Line label={t('text')}>
          <span className="cb-posting__own">{job.requirements || t('textNone')}</span>
        </Line>
      </dl>
    </Section>
  );
}

function Who({ job }: { job: JobPage }): ReactNode {
  const t = useText(jobTexts);
  const { session } = useSession();
  const genre = ['modern', 'costume', 'campus', 'action', 'overseas'] as const;
  const known = genre.find((name) => name === job.genre);
  const { answering } = job;
  return (
    <Section title={t('who')}>
      <dl>
        <Line label={t('company')}>{job.company.name}</Line>
        <Line label={t('answers')}>
          {answering
            ? t(answering.medianHours === null ? 'answersNone' : 'answersText', {
                ...answering,
                medianHours: answering.medianHours ?? 0,
              })
            : t('answersUnknown')}
        </Line>
        <Line label={t('production')}>
          {t('productionText', { title: job.productionTitle, genre: known ? t(`genre_${known}`) : job.genre })}
        </Line>
      </dl>
      {job.company.verified ? (
        <details className="cb-posting__badge">
          <summary>
            <Icon name="shield" />
            {t('verified')}
          </summary>
          <p>
            {t('verifiedText')} <a href="/safety#verified">{t('verifiedMore')}</a>
          </p>
        </details>
      ) : (
        <p className="cb-posting__unverified">
          <strong>{t('unverified')}</strong> {t('unverifiedText')}
        </p>
      )}
      {session && (
        <Suspense fallback={null}>
          <MyBlock job={job} />
        </Suspense>
      )}
    </Section>
  );
}

/** A posting in six sections. */
export function JobSections({ job }: { job: JobPage }): ReactNode {
  const t = useText(jobTexts);
  const { locale } = useLocale();
  return (
    <div className="cb-posting__sections" lang={locale === 'zh' ? 'zh-CN' : 'en'}>
      <Pay job={job} />
      <Days job={job} />
      <Bed job={job} />
      <Requirements job={job} />
      <Who job={job} />
      <Section title={t('safety')}>
        <p>
          {t('safetyText')} <a href="/safety">{t('safetyMore')}</a>
        </p>
      </Section>
    </div>
  );
}
