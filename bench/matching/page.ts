import type { FillShare } from './plan-metrics';
import { Bar, barPlot, escapeHtml, linePlot } from './plot';
import { ComparedPlan, figure, MatchingReport, MeasureRow, verdictOf } from './report';

const STYLE = `
:root { color-scheme: light; --ink: #1f2933; --quiet: #52606d; --line: #d9dee4; --good: #0b6b3a; --bad: #b42318; }
* { box-sizing: border-box; }
body { margin: 0; padding: 20px 16px 48px; background: #fff; color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 1240px; margin: 0 auto; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 8px; }
h2 { font-size: 1.15rem; margin: 40px 0 8px; }
p { margin: 0 0 12px; max-width: 75ch; }
.quiet { color: var(--quiet); }
table { border-collapse: collapse; width: 100%; font-size: 15px; }
th, td { padding: 7px 10px; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
th { font-weight: 600; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.met { color: var(--good); font-weight: 600; }
.missed { color: var(--bad); font-weight: 600; }
.plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr)); gap: 16px 40px; }
figure { margin: 0; min-width: 0; }
figcaption { font-weight: 600; margin: 16px 0 6px; }
svg { display: block; width: 100%; max-width: 600px; height: auto; }
@media (max-width: 760px) {
  .cards thead { display: none; }
  .cards tr { display: block; padding: 10px 0; border-bottom: 1px solid var(--line); }
  .cards td { display: flex; justify-content: space-between; gap: 16px; padding: 2px 0; border: 0; text-align: right; }
  .cards td::before { content: attr(data-label); color: var(--quiet); font-weight: 400; text-align: left; }
  .cards td.lead { display: block; text-align: left; font-weight: 600; }
  .cards td.lead::before { content: none; }
  .cards td.note { display: block; text-align: left; }
  .cards td.note::before { content: none; }
}
`;

interface Cell {
  readonly label: string;
  readonly text: string;
  readonly style?: string;
}

function table(columns: readonly Cell[], rows: readonly (readonly Cell[])[]): string {
  const head = columns.map(({ text, style = '' }) => `<th scope="col" class="${style}">${escapeHtml(text)}</th>`);
  const body = rows.map((row) => {
    const cells = row.map(
      ({ label, text, style = '' }) =>
        `<td class="${style}" data-label="${escapeHtml(label)}">${escapeHtml(text)}</td>`,
    );
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table class="cards"><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('\n')}</tbody></table>`;
}

function withUnit(value: number, unit: string): string {
  return unit === '' ? figure(value) : `${figure(value)}${unit === '%' ? '' : ' '}${unit}`;
}

function measureCells(row: MeasureRow): Cell[] {
  const { met, ratio, missedBy } = verdictOf(row);
  const said = met === null ? 'not measured' : met ? 'met' : `missed by ${withUnit(missedBy, row.unit)}`;
  return [
    { label: 'Measure', text: `${row.id}  ${row.measure}`, style: 'lead' },
    { label: 'Value', text: row.value === null ? 'none' : withUnit(row.value, row.unit), style: 'number' },
    {
      label: 'Target',
      text: `${row.better === 'lower' ? '\u2264' : '\u2265'} ${withUnit(row.target, row.unit)}`,
      style: 'number',
    },
    { label: 'Value by target', text: ratio === null ? 'none' : figure(ratio), style: 'number' },
    { label: 'Verdict', text: said, style: met === null ? 'quiet' : met ? 'met' : 'missed' },
    { label: 'Note', text: row.note, style: 'note quiet' },
  ];
}

function measureTable(rows: readonly MeasureRow[]): string {
  const columns = ['Measure', 'Value', 'Target', 'Value by target', 'Verdict', 'Note'].map((text, k) => ({
    label: '',
    text,
    style: k > 0 && k < 4 ? 'number' : '',
  }));
  return table(columns, rows.map(measureCells));
}

const COMPARED: readonly { readonly name: string; readonly of: (plan: ComparedPlan) => string }[] = [
  { name: 'Score, points', of: ({ metrics }) => Math.round(metrics.score).toLocaleString('en-US') },
  { name: 'Value, points', of: ({ metrics }) => Math.round(metrics.value).toLocaleString('en-US') },
  { name: 'Filled', of: ({ metrics }) => metrics.filled.toLocaleString('en-US') },
  { name: 'Unfilled', of: ({ metrics }) => metrics.open.toLocaleString('en-US') },
  { name: 'Idle days between jobs', of: ({ metrics }) => metrics.idleDays.toFixed(2) },
  { name: 'Travel, minutes a job', of: ({ metrics }) => metrics.travelMinutes.toFixed(0) },
  { name: 'Newcomers placed', of: ({ metrics }) => metrics.newcomers.toLocaleString('en-US') },
  { name: 'Spread of paid days (Gini)', of: ({ metrics }) => metrics.gini.toFixed(4) },
  { name: 'Time, s', of: ({ seconds }) => figure(seconds) },
];

function comparisonTable(plans: readonly ComparedPlan[]): string {
  const columns = [
    { label: '', text: 'What counts' },
    ...plans.map(({ name }) => ({ label: '', text: name, style: 'number' })),
  ];
  const rows = COMPARED.map(({ name, of }) => [
    { label: 'What counts', text: name, style: 'lead' },
    ...plans.map((plan) => ({ label: plan.name, text: of(plan), style: 'number' })),
  ]);
  return table(columns, rows);
}

/** Least filled first: what is full says little. */
function fillBars(shares: readonly FillShare[]): Bar[] {
  const part = ({ slots, filled }: FillShare): number => filled / slots;
  return [...shares]
    .sort((a, b) => part(a) - part(b) || b.slots - a.slots || (a.name < b.name ? -1 : 1))
    .map((share) => ({
      name: share.name,
      value: part(share),
      label: `${(100 * part(share)).toFixed(1)}% of ${share.slots.toLocaleString('en-US')}`,
    }));
}

function framed(title: string, plot: string): string {
  return `<figure><figcaption>${escapeHtml(title)}</figcaption>${plot}</figure>`;
}

function plots(report: MatchingReport): string {
  const { gapOverTime, sizes, stages, fillByRole, fillByBase } = report;
  const targets = report.rows
    .filter(({ id, unit }) => id === 'B7' && unit === '%')
    .map(({ measure, target }) => ({ name: `target ${target}% (${measure})`, y: target }));
  const gap = linePlot({
    title: 'Gap over time',
    x: 'seconds',
    y: 'gap, % of the bound',
    log: 'y',
    series: gapOverTime,
    targets: gapOverTime.length > 0 ? targets : [],
  });
  const time = linePlot({
    title: 'Time by size',
    x: 'slots',
    y: 'seconds',
    log: 'both',
    series: [
      {
        name: 'first plan and proof, two threads',
        points: sizes.map(({ slots, seconds }) => [slots, seconds] as const),
      },
    ],
  });
  const memory = linePlot({
    title: 'Memory by size',
    x: 'slots',
    y: 'megabytes',
    log: 'both',
    series: [{ name: 'resident set', points: sizes.map(({ slots, megabytes }) => [slots, megabytes] as const) }],
  });
  const byStage = stages.map(({ name, seconds }) => ({ name, value: seconds, label: `${figure(seconds)} s` }));
  return [
    framed('Gap over time, between proofs an estimate, gap logarithmic', gap),
    framed('Time by stage', barPlot('Time by stage', byStage)),
    framed('Time by size, both axes logarithmic', time),
    framed('Memory by size, both axes logarithmic', memory),
    framed('Filled slots by role, least filled first', barPlot('Filled slots by role', fillBars(fillByRole), 1)),
    framed('Filled slots by base, least filled first', barPlot('Filled slots by base', fillBars(fillByBase), 1)),
  ].join('\n');
}

function summary({ rows, quick }: MatchingReport): string {
  const verdicts = rows.map((row) => verdictOf(row).met);
  const count = (wanted: boolean | null): number => verdicts.filter((met) => met === wanted).length;
  const open = count(null) > 0 ? `, ${count(null)} not measured` : '';
  return `${count(true)} targets met, ${count(false)} missed${open}${quick ? ' (quick run: smaller markets)' : ''}.`;
}

/** The report as one HTML page that needs nothing else. */
export function matchingPage(report: MatchingReport): string {
  const j = report.jMs === null ? 'J was not measured' : `J = ${figure(report.jMs)} ms`;
  const h = report.hSeconds === null ? 'H was not measured' : `H = ${figure(report.hSeconds)} s`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The matching engine, measured</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>The matching engine, measured</h1>
<p>${escapeHtml(summary(report))}</p>
<p class="quiet">${escapeHtml(`Node ${report.node}, ${report.cpu}, seed ${report.seed}. ${j}: our own dense assignment on OR-Library assign500. ${h}: HiGHS on 2,000 slots, 6,000 people and 30 candidates a slot. Both were taken in the same run.`)}</p>
<h2>Measures and targets</h2>
${measureTable(report.rows)}
<h2>Batch against other ways of finding a crew</h2>
<p class="quiet">${escapeHtml(report.comparedOn)}</p>
${comparisonTable(report.comparison)}
<h2>Plots</h2>
<div class="plots">
${plots(report)}
</div>
</main>
</body>
</html>
`;
}
