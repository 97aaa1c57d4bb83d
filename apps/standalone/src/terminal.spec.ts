import { accountTable } from './terminal';

describe('accountTable', () => {
  it('aligns the columns, Chinese characters taking two places', () => {
    const table = accountTable([
      { role: '制片 producer', login: 'a@demo', password: 'one' },
      { role: 'admin', login: 'longer@demo', password: 'two' },
    ]);
    expect(table.split('\n')).toEqual([
      '  role            log in        password',
      '  -------------   -----------   --------',
      '  制片 producer   a@demo        one',
      '  admin           longer@demo   two',
    ]);
  });
});
