import { bases, holidayOn, marketSettings, type Day } from '@callboard/domain';
import { useMemo, type ReactNode } from 'react';
import { serverNow } from '../../../api/clock';
import { SearchSelect } from '../../../desk/search-select';
import { useWide } from '../../../desk/use-wide';
import { Card, Notice, Stepper, TextField } from '../../../kit';
import { shiftDay, today } from '../../../messages/format';
import { useFormat, useLocale, useText } from '../../../messages/locale';
import { wizardTexts } from '../../../messages/wizard';
import { DayPainter, type DayKind, type DayMark } from '../../../viz/day-painter';
import { GuessLine } from './guess';
import { daysOfRun, runAfter, type Run, type RunKind } from './run';
import type { SetupProps } from './setup-props';

const MOST = marketSettings.maxShootDays.value;
const AHEAD = marketSettings.maxDaysAhead.value;

/** A letter that is drawn and not written: the day's name says it in full. */
function Glyph({ text }: { text: string }): ReactNode {
  return <span className="cb-wizard__glyph" data-text={text} />;
}

function useKinds(): readonly DayKind<RunKind>[] {
  const t = useText(wizardTexts);
  return useMemo(
    () => [
      { id: 'shoot', name: t('shootDay'), glyph: <Glyph text={t('shootGlyph')} />, look: 'booking', hotkey: 's' },
      {
        id: 'prep',
        name: t('prepDay'),
        glyph: <Glyph text={t('prepGlyph')} />,
        look: 'rest',
        hotkey: 'p',
        derived: true,
      },
      {
        id: 'wrap',
        name: t('wrapDay'),
        glyph: <Glyph text={t('wrapGlyph')} />,
        look: 'rest',
        hotkey: 'w',
        derived: true,
      },
    ],
    [t],
  );
}

/** What the calendar says of a day: holidays with their pay, and weekend days that are worked. */
function useHolidays(): (day: string) => DayMark | undefined {
  const t = useText(wizardTexts);
  const { locale } = useLocale();
  return useMemo(
    () => (day) => {
      const holiday = holidayOn(day as Day);
      if (!holiday) return undefined;
      const name = holiday.name[locale];
      if (holiday.kind === 'statutory') return { short: t('tripleShort'), name: t('triple', { name }) };
      if (holiday.kind === 'off') return { short: t('offShort'), name: t('off', { name }) };
      return { short: t('makeupShort'), name: t('makeup', { name }) };
    },
    [t, locale],
  );
}

function BaseChoice({ shoot, guesses, confirm, draft }: SetupProps): ReactNode {
  const t = useText(wizardTexts);
  const { locale } = useLocale();
  const base = bases.find(({ id }) => id === shoot.shown.baseId);
  return (
    <>
      <div className="cb-field">
        <label className="cb-field__label" htmlFor="base">
          {t('base')}
        </label>
        <SearchSelect
          id="base"
          label={t('base')}
          value={shoot.shown.baseId}
          disabled={!draft}
          choices={bases.map((item) => ({
            value: item.id as string,
            label: item[locale],
            words: `${item.zh} ${item.en} ${item.province}`,
          }))}
          onChange={(baseId) => {
            shoot.put({ baseId });
            confirm('baseId');
          }}
        />
      </div>
      <GuessLine guess="baseId" open={guesses} value={base?.[locale] ?? ''} onConfirm={confirm} control="base" />
    </>
  );
}

/** Screen 2: where and when. */
export function DatesStep(props: SetupProps): ReactNode {
  const { shoot, postings, guesses, confirm, draft } = props;
  const t = useText(wizardTexts);
  const format = useFormat();
  const wide = useWide();
  const kinds = useKinds();
  const mark = useHolidays();
  const now = today(serverNow(), shoot.shown.zone);
  const { firstShootingDay: first, shootingDays: days } = shoot.shown;
  const run: Run = { first, days };
  const most = (field: 'prepDays' | 'wrapDays'): number => Math.max(0, ...postings.map((posting) => posting[field]));
  const [prep, wrap] = [most('prepDays'), most('wrapDays')];
  const value = useMemo(() => daysOfRun({ first, days }, prep, wrap), [first, days, prep, wrap]);
  const limit = shiftDay(now, AHEAD);

  const set = (next: Run): void => {
    const patch = {
      ...(next.first !== first && { firstShootingDay: next.first }),
      ...(next.days !== days && { shootingDays: next.days }),
    };
    if (Object.keys(patch).length === 0) return;
    shoot.put(patch);
    confirm(...Object.keys(patch));
  };
  const last = shiftDay(first, days - 1);
  return (
    <>
      {!draft && <Notice tone="warning">{t('datesFixed')}</Notice>}
      <div className="cb-wizard__columns">
        <Card className="stack">
          <h2>{t('whereAndWhen')}</h2>
          <BaseChoice {...props} />
          <TextField
            id="first-day"
            type="date"
            label={t('firstDay')}
            hint={format.dayLong(first)}
            value={first}
            min={now}
            max={limit}
            disabled={!draft}
            onChange={(event) => {
              if (event.target.value >= now && event.target.value <= limit) set({ ...run, first: event.target.value });
            }}
          />
          <GuessLine
            guess="firstShootingDay"
            open={guesses}
            value={format.dayLong(first)}
            onConfirm={confirm}
            control="first-day"
          />
          <div className="cb-field" id="days-field">
            <span className="cb-field__label">{t('shootingDays')}</span>
            <Stepper
              label={t('shootingDays')}
              value={days}
              min={1}
              max={MOST}
              disabled={!draft}
              show={format.dayCount}
              onChange={(next) => set({ ...run, days: next })}
            />
          </div>
          <GuessLine
            guess="shootingDays"
            open={guesses}
            value={format.dayCount(days)}
            onConfirm={confirm}
            control="days-field"
          />
          <dl className="cb-wizard__run">
            <dt>{t('prepDay')}</dt>
            <dd>{prep > 0 ? format.days(shiftDay(first, -prep), shiftDay(first, -1)) : t('none')}</dd>
            <dt>{t('shootDay')}</dt>
            <dd>{format.days(first, last)}</dd>
            <dt>{t('wrapDay')}</dt>
            <dd>{wrap > 0 ? format.days(shiftDay(last, 1), shiftDay(last, wrap)) : t('none')}</dd>
          </dl>
          <p className="meta">{t('runHint')}</p>
        </Card>
        <Card>
          <DayPainter
            key={wide ? 'wide' : 'narrow'}
            label={t('calendar')}
            kinds={kinds}
            value={value}
            onPaint={(stroke) => set(runAfter(run, stroke, MOST))}
            first={now}
            last={limit}
            startMonth={first.slice(0, 7)}
            months={wide ? 2 : 1}
            today={now}
            mark={mark}
            disabled={!draft}
          />
        </Card>
      </div>
    </>
  );
}
