import { matchingPage } from './page';
import { MatchingReport, MEASURE_IDS, MeasureRow, verdictOf, figure } from './report';

const row = (id: MeasureRow['id'], more: Partial<MeasureRow> = {}): MeasureRow => ({
  id,
  measure: `measure of ${id}`,
  value: 2,
  unit: 'J',
  target: 4,
  better: 'lower',
  note: `note of ${id}`,
  ...more,
});

const metrics = {
  value: 52_000_000,
  score: 29_000_000,
  slots: 22_593,
  filled: 22_400,
  open: 193,
  idleDays: 5.9,
  travelMinutes: 167,
  newcomers: 4_400,
  gini: 0.517,
};

const report: MatchingReport = {
  quick: false,
  seed: 1,
  node: 'v20',
  cpu: '2 x <cpu> & more',
  jMs: 3.7,
  hSeconds: 2.6,
  rows: MEASURE_IDS.map((id) => row(id)),
  gapOverTime: [
    {
      name: 'nation',
      points: [
        [1, 3],
        [10, 0.6],
        [60, 0.2],
      ],
    },
  ],
  fillByRole: [{ name: 'gaffer', slots: 300, filled: 270 }],
  fillByBase: [{ name: 'hengdian', slots: 5_000, filled: 4_950 }],
  sizes: [0.01, 0.1, 0.3, 1].map((scale) => ({
    scale,
    slots: Math.round(229_000 * scale),
    people: Math.round(630_000 * scale),
    seconds: 60 * scale,
    megabytes: 100 + 700 * scale,
  })),
  stages: [{ name: 'auction', seconds: 12 }],
  comparison: [{ name: 'batch', metrics, seconds: 9 }],
  comparedOn: 'A tenth of the month.',
};

test('every measure, target and note stands in the page', () => {
  const page = matchingPage(report);
  for (const id of MEASURE_IDS) expect(page).toContain(`${id}  measure of ${id}`);
  for (const id of MEASURE_IDS) expect(page).toContain(`note of ${id}`);
  expect(page).toContain('14 targets met, 0 missed.');
  for (const words of ['gaffer', 'hengdian', 'auction', '22,400', '90.0% of 300']) expect(page).toContain(words);
  expect(page).toContain('&#60;cpu&#62; &#38; more');
  expect(page).not.toMatch(/<script|https?:|NaN|undefined|Infinity/);
});

test('a missed target says by how much, a figure that was not taken is neither met nor missed', () => {
  const rows = [
    row('B1', { value: 5 }),
    row('B5', { value: null }),
    row('B9', { better: 'higher', value: 96, target: 97 }),
  ];
  const page = matchingPage({ ...report, rows });
  expect(page).toContain('missed by 1 J');
  expect(page).toContain('0 targets met, 2 missed, 1 not measured.');
  expect(verdictOf(row('B1', { value: 5 }))).toEqual({ met: false, ratio: 1.25, missedBy: 1 });
  expect(verdictOf(row('B14', { value: 0, target: 0 }))).toEqual({ met: true, ratio: null, missedBy: 0 });
});

test('a page of a run that measured nothing is still a page', () => {
  const nothing = { gapOverTime: [], fillByRole: [], fillByBase: [], sizes: [], stages: [], comparison: [], rows: [] };
  const page = matchingPage({ ...report, ...nothing, jMs: null, hSeconds: null });
  expect(page).toContain('not measured in this run');
  expect(page).not.toMatch(/NaN|undefined|Infinity/);
});

test('figures keep four digits that count', () => {
  expect([0, 0.0033, 0.4567, 12.3456, 1_234.5, 229_000].map(figure)).toEqual([
    '0',
    '0.0033',
    '0.4567',
    '12.35',
    '1,235',
    '229,000',
  ]);
});
