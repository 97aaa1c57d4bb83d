import { useState, type ReactNode } from 'react';
import { useTyped } from '../../../app/crew/typed';
import { Card, Check, Field, SelectField, Stepper, TextArea, TextField } from '../../../kit';
import { useText } from '../../../messages/locale';
import { wizardTexts } from '../../../messages/wizard';
import { GuessLine } from './guess';
import type { SetupProps } from './setup-props';

const GENRES = ['modern', 'costume', 'campus', 'action', 'overseas'] as const;
const MOST_EPISODES = 200;

function Title({ shoot, production, focus }: SetupProps & { focus: boolean }): ReactNode {
  const t = useText(wizardTexts);
  const [empty, setEmpty] = useState(false);
  const typed = useTyped(shoot.shown.title, (text) => {
    const title = text.trim();
    setEmpty(title === '');
    if (title === '') return;
    shoot.put({ title });
    production?.put({ title });
  });
  return (
    <TextField
      label={t('titleField')}
      autoComplete="off"
      maxLength={120}
      autoFocus={focus}
      error={empty ? t('titleEmpty') : undefined}
      {...typed}
      onBlur={() => {
        typed.onBlur();
        setEmpty(false);
      }}
    />
  );
}

function Episodes({ production }: SetupProps): ReactNode {
  const t = useText(wizardTexts);
  const [wrong, setWrong] = useState(false);
  const typed = useTyped(String(production?.shown.episodes ?? ''), (text) => {
    const episodes = Number(text);
    const fits = Number.isInteger(episodes) && episodes >= 1 && episodes <= MOST_EPISODES;
    setWrong(!fits);
    if (fits) production?.put({ episodes });
  });
  return (
    <TextField
      id="episodes"
      label={t('episodes')}
      inputMode="numeric"
      error={wrong ? t('episodesRange', { most: MOST_EPISODES }) : undefined}
      disabled={!production}
      {...typed}
      onBlur={() => {
        typed.onBlur();
        setWrong(false);
      }}
    />
  );
}

/** Screen 1: what is shot, and under which terms. */
export function NoticeStep(props: SetupProps & { readonly focusTitle: boolean }): ReactNode {
  const { shoot, production, guesses, confirm, focusTitle } = props;
  const t = useText(wizardTexts);
  const filing = useTyped(production?.shown.filingNumber ?? '', (text) =>
    production?.put({ filingNumber: text.trim() || null }),
  );
  const overtime = useTyped(shoot.shown.overtimeRule, (text) => shoot.put({ overtimeRule: text.trim() }));
  const genre = production?.shown.genre ?? 'modern';
  const line = { open: guesses, onConfirm: confirm };
  return (
    <>
      <Card className="stack">
        <h2>{t('whatIsShot')}</h2>
        <Title {...props} focus={focusTitle} />
        <div className="cb-wizard__pair">
          <div className="stack" id="genre-field">
            <SelectField
              label={t('genre')}
              value={genre}
              disabled={!production}
              options={GENRES.map((value) => ({ value, label: t(`genre_${value}`) }))}
              onChange={(event) => {
                production?.put({ genre: event.target.value as (typeof GENRES)[number] });
                confirm('genre');
              }}
            />
            <GuessLine guess="genre" value={t(`genre_${genre}`)} control="genre-field" {...line} />
          </div>
          <div className="stack" id="episodes-field" onChange={() => confirm('episodes')}>
            <Episodes {...props} />
            <GuessLine
              guess="episodes"
              value={t('episodeCount', { n: production?.shown.episodes ?? 0 })}
              control="episodes-field"
              {...line}
            />
          </div>
        </div>
        <TextField
          label={t('filing')}
          hint={t('filingHint')}
          maxLength={60}
          autoComplete="off"
          disabled={!production}
          {...filing}
        />
      </Card>
      <Card className="stack">
        <h2>{t('dailyTerms')}</h2>
        <div className="cb-field">
          <span className="cb-field__label">{t('hoursPerDay')}</span>
          <Stepper
            label={t('hoursPerDay')}
            value={shoot.shown.hoursPerDay}
            min={4}
            max={16}
            show={(n) => t('hours', { n })}
            onChange={(hoursPerDay) => shoot.put({ hoursPerDay })}
          />
          <span className="cb-field__hint">{t('hoursHint')}</span>
        </div>
        <TextArea label={t('overtime')} hint={t('overtimeHint')} rows={2} maxLength={300} {...overtime} />
        <Field label={t('foodAndBed')}>
          {() => (
            <div className="row cb-wizard__checks">
              <Check
                label={t('meals')}
                checked={shoot.shown.meals}
                onChange={(event) => shoot.put({ meals: event.target.checked })}
              />
              <Check
                label={t('bed')}
                checked={shoot.shown.bed}
                onChange={(event) => shoot.put({ bed: event.target.checked })}
              />
            </div>
          )}
        </Field>
      </Card>
    </>
  );
}
