import { fillShoot } from '../fill-shoot';
import { anInput, aPerson, aSlot } from '../fixture/build';
import { buildMarket } from '../market/market-builder';

/** Two people alike in everything; by id alone the stranger would come first. */
const people = [aPerson('a-stranger'), aPerson('b-applicant')];
const applications = [{ person: 'b-applicant', posting: 'p1' }];

test('of two equal people the one who applied gets the slot, and the margin is the weight of applying', () => {
  const market = buildMarket(anInput(people, [aSlot('s')], { applications }));
  const [assignment] = fillShoot(market, 's1').assignments;
  expect(assignment).toMatchObject({ person: 'b-applicant', runnersUp: [{ person: 'a-stranger', margin: 400 }] });
});

test('without the application the lower id has it, so that every run says the same', () => {
  const [assignment] = fillShoot(buildMarket(anInput(people, [aSlot('s')])), 's1').assignments;
  expect(assignment).toMatchObject({ person: 'a-stranger', runnersUp: [{ person: 'b-applicant', margin: 0 }] });
});

test('an application does not buy off a hard rule', () => {
  const dear = [aPerson('a-stranger'), aPerson('b-applicant', { payFloorFen: 80_001 })];
  const [assignment] = fillShoot(buildMarket(anInput(dear, [aSlot('s')], { applications })), 's1').assignments;
  expect(assignment?.person).toBe('a-stranger');
});
