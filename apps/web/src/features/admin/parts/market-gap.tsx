import { useState, type ReactNode } from 'react';
import { useNames } from '../../../app/names';
import { Button, Icon, LinkButton, useToast } from '../../../kit';
import { copyText } from '../../../kit/copy';
import { useFormat, useLocale, useText } from '../../../messages/locale';
import { marketTexts } from '../../../messages/market';
import { relaxText, ruleText } from '../../../messages/reason';
import { stepsOf, waysOf, type GapGroup, type MarketGap } from '../market';

/** How people ran out, rule by rule, as numbers with their words. */
function Funnel({ funnel }: { funnel: MarketGap['funnel'] }): ReactNode {
  const t = useText(marketTexts);
  const format = useFormat();
  const { locale } = useLocale();
  const [first, ...steps] = stepsOf(funnel);
  if (!first) return null;
  return (
    <ol className="cb-market-funnel" aria-label={t('funnelTitle')}>
      <li className="nb">{t('funnel', { n: format.number(first.left) })}</li>
      {steps.map(({ rule, left }) => (
        <li key={rule}>
          <Icon name="arrow" size={12} />
          {t('funnelStep', { rule: ruleText(rule, locale), n: format.number(left) })}
        </li>
      ))}
    </ol>
  );
}

/** The sentence that an admin sends to a producer: she changes nothing of hers herself. */
function useMessage({ gap, seats }: GapGroup): string {
  const t = useText(marketTexts);
  const names = useNames();
  const format = useFormat();
  const { locale } = useLocale();
  const head = t('message', {
    title: gap.shootTitle,
    days: format.days(gap.firstDay, gap.lastDay),
    role: names.role(gap.roleId),
    n: seats,
    rule: ruleText(gap.bindingRule, locale),
  });
  const ways = waysOf(gap)
    .map((way) => relaxText(way, locale))
    .filter((text) => text !== '')
    .join(t('join'));
  return [head, ways && t('messageRelax', { ways }), t('messageEnd')].filter(Boolean).join('');
}

function CopyMessage({ group }: { group: GapGroup }): ReactNode {
  const t = useText(marketTexts);
  const toast = useToast();
  const message = useMessage(group);
  const [shown, setShown] = useState(false);
  const copy = async (): Promise<void> => {
    if (await copyText(message)) toast({ text: t('copied') });
    else setShown(true);
  };
  return (
    <>
      <Button icon={<Icon name="copy" />} onClick={() => void copy()}>
        {t('copy')}
      </Button>
      {shown && (
        <p className="cb-market-gap__text">
          <span className="meta">{t('copyFailed')}</span>
          {message}
        </p>
      )}
    </>
  );
}

/** An open place: whose, when, how people ran out, what would fill it, and what an admin can do about it. */
export function MarketGapItem({ group }: { group: GapGroup }): ReactNode {
  const t = useText(marketTexts);
  const names = useNames();
  const format = useFormat();
  const { locale } = useLocale();
  const { gap, seats } = group;
  const ways = waysOf(gap);
  return (
    <li className="cb-market-gap">
      <p className="cb-market-gap__head">
        <strong>{names.role(gap.roleId)}</strong>
        {seats > 1 && <span className="nb">{t('seats', { n: seats })}</span>}
        <span>{names.base(gap.baseId)}</span>
        <span className="nb">{format.days(gap.firstDay, gap.lastDay)}</span>
        <span className="meta nb">{t('worth', { points: format.number(gap.worthPoints) })}</span>
      </p>
      <p className="muted">
        <span lang="zh-CN">
          《{gap.shootTitle}》 {gap.companyName}
        </span>
      </p>
      <Funnel funnel={gap.funnel} />
      <div className="cb-market-gap__ways">
        <span className="meta">{t('relaxTitle')}</span>
        {ways.length === 0 ? (
          <span>{t('relaxNone')}</span>
        ) : (
          <ul>
            {ways.map((way) => (
              <li key={way.rule}>{relaxText(way, locale)}</li>
            ))}
          </ul>
        )}
      </div>
      <div className="row">
        <LinkButton to={`/admin/shoots/${gap.shootId}/roster`}>{t('roster')}</LinkButton>
        <CopyMessage group={group} />
      </div>
    </li>
  );
}
