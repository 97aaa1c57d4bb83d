import { getRole } from '@callboard/domain';
import { escapeHtml, linePlot, Series } from '../matching/plot';
import { groupedBars } from './bars';
import { besideShoot, headlinesOf, reservationsOf, titleOf } from './headlines';
import type { WayMeasures } from './measures';
import { Both, Language, MEASURE_GROUPS, MeasureRow, said } from './page-rows';
import { STYLE } from './page-style';
import { SHORT_WAY_NAMES, WAY_NAMES, WAY_STORIES, WORDS } from './page-words';
import { PAID_RANGES, SimulationReport, WaySeries } from './report';
import settings from './simulation-settings.json';

/** How many roles the plot of scarce roles shows. */
const ROLES_SHOWN = 8;

const line = (report: SimulationReport, of: (series: WaySeries) => Series['points'], language: Language): Series[] =>
  report.series.map((series) => ({ name: WAY_NAMES[series.id][language], points: of(series) }));

function rangeNames(unit: string): string[] {
  const from = [1, ...PAID_RANGES.map((most) => most + 1)];
  return from.map((first, k) => `${first}${k < PAID_RANGES.length ? `–${PAID_RANGES[k]}` : '+'} ${unit}`);
}

function emptyRoles({ series }: SimulationReport, language: Language) {
  const rows = series[0]!.emptyByRole.map(({ role }) => ({
    name: getRole(role)[language].split(/ [(/]/)[0]!,
    values: series.map(({ emptyByRole }) => 100 * (emptyByRole.find((each) => each.role === role)?.empty ?? 0)),
  }));
  const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
  return rows.sort((a, b) => total(b.values) - total(a.values) || (a.name < b.name ? -1 : 1)).slice(0, ROLES_SHOWN);
}

function plots(report: SimulationReport, language: Language): string {
  const words = WORDS[language];
  const { plots: names } = words;
  const ways = report.series.map(({ id }) => WAY_NAMES[id][language]);
  const paid = rangeNames(names.paidUnit).map((name, k) => ({
    name,
    values: report.series.map(({ paidDays }) => paidDays[k]!),
  }));
  const drawn: readonly (readonly [string, string])[] = [
    [names.paid, groupedBars(names.paid, paid, ways, (value) => said(value, 0))],
    [
      names.first,
      linePlot({
        title: names.first,
        x: names.firstX,
        y: names.firstY,
        series: line(report, ({ firstJobs }) => firstJobs.filter(([day]) => day >= 0), language),
      }),
    ],
    [names.empty, groupedBars(names.empty, emptyRoles(report, language), ways, (value) => said(value, 1), 168)],
    [
      names.within,
      linePlot({
        title: names.within,
        x: names.withinX,
        y: names.withinY,
        series: line(report, ({ filledWithin }) => filledWithin.filter(([hours]) => hours <= 120), language),
      }),
    ],
    [
      names.seconds,
      linePlot({
        title: names.seconds,
        x: words.secondsX,
        y: words.secondsY,
        series: line(report, ({ daySeconds }) => daySeconds, language),
      }),
    ],
  ];
  return drawn
    .map(([title, plot]) => `<figure><figcaption>${escapeHtml(title)}</figcaption>${plot}</figure>`)
    .join('\n');
}

function measureCells(row: MeasureRow, ways: readonly WayMeasures[], language: Language): string {
  const values = ways.map(row.of);
  const shown = values.map((value) => said(value, row.digits));
  const best = row.better === 'lower' ? Math.min(...values) : Math.max(...values);
  const differ = new Set(shown).size > 1 && row.better !== null;
  const cells = values.map((value, k) => {
    const style = differ && value === best ? 'number best' : 'number';
    return `<td class="${style}">${shown[k]}${escapeHtml(row.unit?.[language] ?? '')}</td>`;
  });
  return `<tr><td>${escapeHtml(row.name[language])}</td>${cells.join('')}</tr>`;
}

function measureTable({ ways }: SimulationReport, language: Language): string {
  const heads = ways.map(({ id }) => `<th scope="col" class="number">${SHORT_WAY_NAMES[id][language]}</th>`);
  const groups = MEASURE_GROUPS.map(({ name, rows }) => {
    const head = `<tr><th scope="rowgroup" colspan="4">${escapeHtml(name[language])}</th></tr>`;
    return `<tbody>${head}${rows.map((row) => measureCells(row, ways, language)).join('')}</tbody>`;
  });
  const top = `<tr><th scope="col">${WORDS[language].measure}</th>${heads.join('')}</tr>`;
  return `<table class="measures"><thead>${top}</thead>${groups.join('\n')}</table>`;
}

function valueOf(value: unknown): string {
  if (Array.isArray(value)) {
    const entries = value as readonly { readonly value: number; readonly share: number }[];
    return entries.map((entry) => `${entry.value}: ${Math.round(100 * entry.share)}%`).join('; ');
  }
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([name, each]) => `${name} ${String(each)}`)
    .join('; ');
}

function settingsTable(language: Language): string {
  const words = WORDS[language];
  const rows = Object.values(settings).map((setting) => {
    const cells = [`<td>${escapeHtml(setting[language])}</td>`, `<td>${escapeHtml(valueOf(setting.value))}</td>`];
    return `<tr>${cells.join('')}<td class="source">${escapeHtml(`${setting.source}, ${setting.asOf}`)}</td></tr>`;
  });
  const heads = [words.setting, words.value, words.source].map((head) => `<th scope="col">${head}</th>`);
  return `<table class="settings"><thead><tr>${heads.join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
}

function firstScreen(report: SimulationReport, language: Language): string {
  const words = WORDS[language];
  const [engine, , first] = report.ways as [WayMeasures, WayMeasures, WayMeasures];
  const bar = (way: 'engine' | 'today', length: number, figure: string): string =>
    `<span class="track"><i class="bar ${way}" style="width:${length.toFixed(1)}%"></i></span><b class="${way}">${figure}</b>`;
  const heads = headlinesOf(engine, first, language).map(({ what, bars, verdict, ...figures }) => {
    const mark = `<span class="mark ${verdict}">${words.verdict[verdict]}</span>`;
    const pair = `${bar('engine', bars[0], figures.engine)}${bar('today', bars[1], figures.today)}`;
    return `<li><p>${escapeHtml(what)} ${mark}</p><div class="pair">${pair}</div></li>`;
  });
  return `<p class="kicker">${words.kicker}</p>
<h1>${titleOf(engine, first, language)}</h1>
<p class="legend"><i class="key engine"></i>${WAY_NAMES.engine[language]} <i class="key today"></i>${WAY_NAMES.first[language]}</p>
<ul class="heads">
${heads.join('\n')}
</ul>
<p>${words.lead}</p>
<p>${escapeHtml(besideShoot(report.ways, language))}</p>
<p class="safe">${escapeHtml(safety(report)[language])}</p>`;
}

function safety({ doubleBookings, restBreaches, ways }: SimulationReport): Both {
  const checked = said(
    ways.reduce((sum, { check }) => sum + check.checked, 0),
    0,
  );
  return {
    zh: `档期撞车 ${doubleBookings} 次，休息不足 ${restBreaches} 次：由不属于引擎的代码核对了全部 ${checked} 条定档。`,
    en: `Double bookings ${doubleBookings}, rest breaches ${restBreaches}: counted over all ${checked} bookings by code that is not the engine's.`,
  };
}

function factsOf(report: SimulationReport): Both {
  const [people, slots, shoots] = [report.people, report.slots, report.shoots].map((count) => said(count, 0));
  const [minutes, cpu] = [report.seconds, report.cpuSeconds].map((seconds) => said(seconds / 60, 1));
  const gap = report.engineGap.median;
  return {
    zh: `${people} 人，${shoots} 个剧组，${slots} 个名额，模拟 ${report.days} 天；规模为全国的 ${report.scale}，种子 ${report.seed}${report.supply === 1 ? '' : `，人数只有市场的 ${report.supply}`}。三种方式一共用时 ${minutes} 分钟，处理器时间 ${cpu} 分钟（${report.cpu}，Node ${report.node}，${report.threads} 线程）。引擎每天的计划离证明的上界：中位数 ${said(gap, 3)}%，最差 ${said(report.engineGap.worst, 3)}%。`,
    en: `${people} people, ${shoots} shoots, ${slots} places, ${report.days} simulated days; ${report.scale} of the nation, seed ${report.seed}${report.supply === 1 ? '' : `, with ${report.supply} of its people`}. All three ways took ${minutes} minutes, ${cpu} minutes of processor time (${report.cpu}, Node ${report.node}, ${report.threads} threads). The engine's daily plans were proven within ${said(gap, 3)}% of the best (median), ${said(report.engineGap.worst, 3)}% at worst.`,
  };
}

const list = (items: readonly string[]): string =>
  `<ul class="ways">${items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;

function half(report: SimulationReport, language: Language): string {
  const words = WORDS[language];
  const colon = language === 'zh' ? '：' : ': ';
  const stories = report.ways.map(({ id }) => `${WAY_NAMES[id][language]}${colon}${WAY_STORIES[id][language]}`);
  const reservations = reservationsOf(report.ways, language);
  const behind = reservations.length === 0 ? '' : `<h2>${words.reservations}</h2>\n${list(reservations)}`;
  return `<div data-language="${language}" lang="${language === 'zh' ? 'zh-CN' : 'en'}">
${firstScreen(report, language)}
<h2>${words.plotsTitle}</h2>
<div class="plots">
${plots(report, language)}
</div>
${behind}
<h2>${words.tableTitle}</h2>
${measureTable(report, language)}
<h2>${words.howTitle}</h2>
<p>${words.how}</p>
${list(stories)}
<p class="quiet">${escapeHtml(factsOf(report)[language])}</p>
<h2>${words.simplifiedTitle}</h2>
${list(words.simplified)}
<h2>${words.settingsTitle}</h2>
<p class="quiet">${words.settingsNote}</p>
${settingsTable(language)}
<h2>${words.again}</h2>
<p><code>npm run simulate -- --scale ${report.scale} --seed ${report.seed} --months ${report.months}${report.supply === 1 ? '' : ` --supply ${report.supply}`}</code></p>
</div>`;
}

/** The page of a run, in Chinese and English, that needs nothing beside itself. */
export function simulationPage(report: SimulationReport): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>通告板模拟 · Callboard simulation</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<input class="switch" type="radio" name="language" id="zh" checked>
<input class="switch" type="radio" name="language" id="en">
<div class="languages"><label for="zh" lang="zh-CN">中文</label><label for="en" lang="en">English</label></div>
${half(report, 'zh')}
${half(report, 'en')}
</main>
</body>
</html>
`;
}
