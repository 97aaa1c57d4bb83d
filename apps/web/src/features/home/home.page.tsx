import type { ReactNode } from 'react';
import type { HeadOf } from '../../app/head';
import { useNames, useReference } from '../../app/names';
import { Page } from '../../app/page';
import { Button, Icon, type IconName } from '../../kit';
import { headTexts } from '../../messages/head';
import { homeTexts } from '../../messages/home';
import { useFormat, useText } from '../../messages/locale';
import { translator } from '../../messages/text';
import { useOpenCounts, type OpenCounts } from './api';
import './home.css';

const headOf: HeadOf = ({ locale }) => {
  const t = translator(headTexts, locale);
  return { title: t('homeTitle'), description: t('homeText') };
};

// Only the server writes heads: the browser's half of the page goes without.
export const head: HeadOf = import.meta.env.SSR ? headOf : () => ({ title: '' });

/** Shown while nobody has posted anywhere. */
const ALWAYS = 8;

function Search(): ReactNode {
  const t = useText(homeTexts);
  return (
    <form className="cb-home__search" role="search" action="/jobs">
      <input
        className="cb-input"
        type="search"
        name="q"
        maxLength={60}
        placeholder={t('searchHint')}
        aria-label={t('searchLabel')}
        enterKeyHint="search"
      />
      <Button type="submit" large icon={<Icon name="search" />}>
        {t('search')}
      </Button>
    </form>
  );
}

interface Place {
  readonly id: string;
  readonly name: string;
  readonly count: number | null;
}

function Places({ title, filter, places }: { title: string; filter: string; places: readonly Place[] }): ReactNode {
  const t = useText(homeTexts);
  const format = useFormat();
  return (
    <section className="cb-home__block">
      <h2>{title}</h2>
      <ul className="cb-home__places">
        {places.map(({ id, name, count }) => (
          <li key={id}>
            <a href={`/jobs?${filter}=${id}`}>
              <span>{name}</span>
              {count !== null && (
                <span className="muted">
                  {format.number(count)} <span className="sr-only">{t('unit')}</span>
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function useOpen(counts: OpenCounts | undefined): { bases: readonly Place[]; departments: readonly Place[] } {
  const names = useNames();
  const reference = useReference();
  const list = (
    found: readonly { value: string; count: number }[] | undefined,
    all: readonly string[],
    name: (id: string) => string,
  ): Place[] => {
    const ids = found && found.length > 0 ? found.map(({ value }) => value) : all.slice(0, ALWAYS);
    return ids.map((id) => ({ id, name: name(id), count: found?.find(({ value }) => value === id)?.count ?? null }));
  };
  return {
    bases: list(counts?.base, reference?.bases.map(({ id }) => id) ?? [], names.base),
    departments: list(counts?.department, reference?.departments.map(({ id }) => id) ?? [], names.department),
  };
}

/** The ways in: a word, everything, or what needs no experience. */
function Ways({ counts }: { counts: OpenCounts | undefined }): ReactNode {
  const t = useText(homeTexts);
  const format = useFormat();
  const newcomers = counts?.entry.filter(({ value }) => value !== 'none').reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <Search />
      <div className="cb-home__open">
        <a className="cb-button cb-button--primary cb-button--large" href="/jobs">
          {counts ? t('open', { n: format.number(counts.total) }) : t('seeAll')}
          <Icon name="right" />
        </a>
        <a className="cb-button cb-button--large" href="/jobs?entry=open,mentored">
          <Icon name="leaf" />
          {t('newcomers')}
          {newcomers !== undefined && <span className="muted">{format.number(newcomers)}</span>}
        </a>
      </div>
    </>
  );
}

interface DoorProps {
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  readonly go: string;
  readonly href: string;
}

function Door({ icon, title, text, go, href }: DoorProps): ReactNode {
  return (
    <li>
      <a className="cb-door" href={href}>
        <Icon name={icon} size={28} />
        <h3>{title}</h3>
        <p className="muted">{text}</p>
        <span className="cb-door__go">
          {go}
          <Icon name="right" />
        </span>
      </a>
    </li>
  );
}

/** The first page: what is open, and three doors. */
export default function HomePage(): ReactNode {
  const t = useText(homeTexts);
  const counts = useOpenCounts();
  const { bases, departments } = useOpen(counts);
  return (
    <Page title={t('title')}>
      <div className="cb-home__top">
        <div className="cb-home__ways">
          <p className="cb-home__lead">{t('lead')}</p>
          <Ways counts={counts} />
          <p className="cb-home__safety">
            <Icon name="shield" size={20} />
            <span>
              {t('safetyLine')} <a href="/safety">{t('safetyGo')}</a>
            </span>
          </p>
        </div>
        <div className="cb-home__now">
          <Places title={t('bases')} filter="base" places={bases} />
          <Places title={t('departments')} filter="department" places={departments} />
        </div>
      </div>
      <section className="cb-home__block">
        <h2>{t('doors')}</h2>
        <ul className="cb-home__doors">
          <Door icon="person" title={t('doorSeeker')} text={t('doorSeekerText')} go={t('doorSeekerGo')} href="/start" />
          <Door
            icon="film"
            title={t('doorProducer')}
            text={t('doorProducerText')}
            go={t('doorProducerGo')}
            href="/studio"
          />
          <Door
            icon="shield"
            title={t('doorVerify')}
            text={t('doorVerifyText')}
            go={t('doorVerifyGo')}
            href="/safety#verified"
          />
        </ul>
      </section>
    </Page>
  );
}
