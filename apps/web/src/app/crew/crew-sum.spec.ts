import { expandTemplate } from '@callboard/domain';
import { capOfWhole, linesOf, rescale, rowOf, savingsOf, sumOf, verdictOf, type CrewRow, type Row } from './crew-sum';

const crew = (size: number, edit: (row: CrewRow) => Partial<CrewRow> = () => ({})): CrewRow[] =>
  expandTemplate({ size, shootingDays: 7 }).map((posting, index) => {
    const row: CrewRow = { ...rowOf(posting), id: String(index), templateRole: posting.roleId, edited: false };
    return { ...row, ...edit(row) };
  });

describe('sums', () => {
  it('of the usual crew are those of the research', () => {
    const sum = sumOf(crew(75), 7);
    expect(sum).toMatchObject({ headcount: 75, personDays: 686, unpaid: 0 });
    expect(Math.round(sum.lowFen / 100_000)).toBe(371);
    expect(Math.round(sum.highFen / 100_000)).toBe(799);
    expect(sum.middleFen).toBe((sum.lowFen + sum.highFen) / 2);
  });

  it('count rows without pay, and leave them out of the cost', () => {
    const rows: Row[] = [{ ...crew(75)[0]!, payLowFen: null, payHighFen: null }];
    expect(sumOf(rows, 7)).toMatchObject({ lowFen: 0, highFen: 0, unpaid: 1 });
  });
});

describe('another size', () => {
  const size = { shootingDays: 7, keepEdited: true };

  it('changes nothing at its own size', () => {
    const same = rescale(crew(60), { ...size, size: 60 });
    expect([same.added, same.dropped, same.changed, same.kept]).toEqual([[], [], [], []]);
    expect(sumOf(same.rows, 7).headcount).toBe(60);
  });

  it('lists exactly what makes the difference of heads', () => {
    const { added, dropped, changed, rows } = rescale(crew(60), { ...size, size: 75 });
    const difference =
      added.reduce((all, { to }) => all + to, 0) -
      dropped.reduce((all, { from }) => all + from, 0) +
      changed.reduce((all, { from, to }) => all + to - from, 0);
    expect(difference).toBe(15);
    expect(sumOf(rows, 7).headcount).toBe(75);
  });

  it('leaves rows edited by hand alone, also those that the size has not', () => {
    const big = crew(90, (row) => (row.roleId === 'gaffer' ? { edited: true, headcount: 4 } : {}));
    const foreign: CrewRow = {
      ...big[0]!,
      id: 'x',
      roleId: 'focus-puller',
      templateRole: null,
      edited: true,
      headcount: 3,
    };
    const { rows, kept, changed, dropped } = rescale([...big, foreign], { ...size, size: 20 });
    expect(kept.map((row) => [row.roleId, row.headcount])).toEqual([
      ['gaffer', 4],
      ['focus-puller', 3],
    ]);
    expect(rows.filter((row) => row.roleId === 'gaffer')).toHaveLength(1);
    expect([...changed, ...dropped].some(({ roleId }) => roleId === 'gaffer')).toBe(false);
    // The row added by hand stands for no role of the template: the template's own comes beside it.
    expect(rows.filter((row) => row.roleId === 'focus-puller')).toHaveLength(2);
  });

  it('names the edited rows that it would overwrite', () => {
    const edited = crew(60, (row) => (row.roleId === 'gaffer' ? { edited: true, headcount: 4 } : {}));
    const { overwritten, changed } = rescale(edited, { size: 60, shootingDays: 7, keepEdited: false });
    expect(overwritten.map((row) => row.roleId)).toEqual(['gaffer']);
    expect(changed).toEqual([{ roleId: 'gaffer', from: 4, to: 1 }]);
  });
});

describe('the cap', () => {
  it('of 70,000 yuan lies at 58 per cent, amber from 52, blocked at 62', () => {
    const lines = linesOf(capOfWhole(7_000_000));
    expect(lines).toEqual({ warnFen: 3_640_000, capFen: 4_060_000, blockFen: 4_340_000 });
    const at = (middleFen: number, highFen = middleFen): string => verdictOf({ middleFen, highFen }, lines);
    expect(at(3_639_999)).toBe('fine');
    expect(at(3_000_000, 4_060_001)).toBe('highOver');
    expect(at(3_640_000)).toBe('tight');
    expect(at(4_060_001)).toBe('over');
    expect(at(4_340_001)).toBe('blocked');
    expect(verdictOf({ middleFen: 1, highFen: 1 }, null)).toBe('open');
  });
});

describe('savings', () => {
  it('are true: the row with the patch costs that much less', () => {
    const rows = crew(75);
    const found = savingsOf(rows, 7);
    expect(found.map(({ kind }) => kind)).toEqual(['prep', 'head', 'band']);
    for (const { row, patch, savesFen } of found) {
      const after = rows.map((other) => (other === row ? { ...other, ...patch } : other));
      expect(sumOf(rows, 7).middleFen - sumOf(after, 7).middleFen).toBe(savesFen);
    }
  });
});
