import { costView, countDepartments } from './departments';

const order = (department: string): number => ['camera', 'lighting'].indexOf(department);
const posting = (
  department: string,
  headcount: number,
  filled: number,
  offered: number,
  more: object = {},
): Parameters<typeof countDepartments>[0][number] => ({
  department,
  headcount,
  slots: { filled, offered, open: headcount - filled - offered },
  personDays: headcount * 7,
  state: 'public',
  applications: 2,
  ...more,
});

describe('countDepartments', () => {
  it('adds up the postings of a department, in the order of a call sheet', () => {
    const counts = countDepartments(
      [posting('lighting', 4, 2, 1), posting('camera', 3, 3, 0), posting('lighting', 2, 0, 0)],
      order,
    );
    expect(counts.map(({ department }) => department)).toEqual(['camera', 'lighting']);
    expect(counts[1]).toMatchObject({ headcount: 6, filled: 2, offered: 1, open: 3, personDays: 42, applications: 4 });
  });

  it('does not want more people for a posting that is closed', () => {
    const closed = posting('lighting', 4, 1, 0, { state: 'closed', slots: { filled: 1, offered: 0, open: 0 } });
    expect(countDepartments([closed], order)[0]).toMatchObject({ headcount: 1, filled: 1, open: 0 });
  });
});

describe('costView', () => {
  it('judges both ends of the cost by the cap', () => {
    expect(costView(30, 60, null)).toEqual({ low: 0.5, high: 1, cap: null, verdict: 'none', overFen: 0 });
    expect(costView(30, 60, 100)).toMatchObject({ low: 0.3, high: 0.6, cap: 1, verdict: 'within' });
    expect(costView(30, 60, 50)).toMatchObject({ verdict: 'highOver', overFen: 10 });
    expect(costView(30, 60, 20)).toMatchObject({ verdict: 'lowOver', overFen: 10 });
  });
});
