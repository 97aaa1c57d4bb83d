import { SnakeNamingStrategy } from './naming';

describe('SnakeNamingStrategy', () => {
  const strategy = new SnakeNamingStrategy();

  it.each([
    ['id', 'id'],
    ['firstShootingDay', 'first_shooting_day'],
    ['payFen', 'pay_fen'],
  ])('names the column of %s %s', (property, column) => {
    expect(strategy.columnName(property, '', [])).toBe(column);
  });

  it('keeps a name that was given', () => {
    expect(strategy.columnName('at', 'happened_at', [])).toBe('happened_at');
  });

  it('refuses embedded columns', () => {
    expect(() => strategy.columnName('street', '', ['address'])).toThrow(/Embedded/);
  });
});
