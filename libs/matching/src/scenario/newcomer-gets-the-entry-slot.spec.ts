import { fillShoot } from '../fill-shoot';
import { anInput, aPerson, aSlot } from '../fixture/build';
import { buildMarket } from '../market/market-builder';

const graduate = aPerson('graduate', {
  roles: [{ role: 'gaffer', level: 1 }],
  newcomer: true,
  paidDaysLast30: 0,
});
const head = aPerson('head', { roles: [{ role: 'gaffer', level: 4 }], paidDaysLast30: 0 });

test('the entry slot goes to the graduate, the head keeps her own', () => {
  const slots = [
    aSlot('entry', { entryLevel: true, minLevel: 1 }),
    aSlot('lead', { headOfDepartment: true, minLevel: 4 }),
  ];
  const result = fillShoot(buildMarket(anInput([head, graduate], slots)), 's1');
  expect(result.assignments.map(({ slot, person }) => [slot, person])).toEqual([
    ['entry', 'graduate'],
    ['lead', 'head'],
  ]);
});

test('a graduate never heads a department, even when nobody else is there', () => {
  const slots = [aSlot('lead', { headOfDepartment: true, minLevel: 4, entryLevel: true })];
  const result = fillShoot(buildMarket(anInput([graduate], slots)), 's1');
  expect(result.open[0]).toMatchObject({ slot: 'lead', bindingRule: 'headOfDepartment' });
});
