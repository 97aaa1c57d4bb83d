import type { components } from '@callboard/client';
import { getDepartment, DepartmentId } from '@callboard/domain';
import { Actor, must, People } from './people';
import { claim, Script } from './script';
import { offersOf } from './crew-up';
import { Shoot, yuan } from './set-up';

type Roster = components['schemas']['Roster'];

/** Chapter 6: the seeker's month, the producer's roster, the admin's look. */
export async function everybodyLooks(script: Script, people: People, producer: Actor, shoot: Shoot): Promise<Roster> {
  const booked = (await offersOf(producer, shoot.id)).find(({ state }) => state === 'accepted');
  claim(booked !== undefined, 'somebody is booked');
  await script.step("a booked person's month shows the booking", async () => {
    const { api, name } = await people.as(booked.person.handle);
    const day = booked.terms.days[0]!;
    const month = must('month', await api.GET('/api/v1/me/month', { params: { query: { month: day.slice(0, 7) } } }));
    const entry = month.bookings.find(({ shootId }) => shootId === shoot.id);
    claim(entry !== undefined && month.bars.some(({ layer }) => layer === 'booking'), 'the booking is in the month');
    return `${name}: ${entry.roleId} ${entry.firstDay} to ${entry.lastDay}, ${month.paidDays} paid days, ${yuan(month.firmIncomeFen)} firm`;
  });
  await script.step(
    'the graduate applied twice and can work once: the other application is closed and says why',
    async () => {
      const { api } = await people.as('graduate');
      const applications = must('applications', await api.GET('/api/v1/me/applications', {})).items.filter(
        ({ shootId }) => shootId === shoot.id,
      );
      claim(applications.length === 2, 'both applications are there');
      claim(
        applications.every(({ state }) => state === 'hired' || state === 'closed'),
        `each has a final state, not ${applications.map(({ state }) => state).join(' and ')}`,
      );
      const closed = applications.find(({ state }) => state === 'closed');
      claim(closed?.closedText !== null && closed !== undefined, 'the closed one says why');
      return applications
        .map(({ roleId, state, closedText }) => `${roleId} ${state}${closedText ? `: ${closedText.zh}` : ''}`)
        .join('; ');
    },
  );
  let roster: Roster | undefined;
  await script.step("the producer's roster shows who works on which day, and gaps with reasons", async () => {
    roster = must(
      'roster',
      await producer.api.GET('/api/v1/shoots/{shootId}/roster', { params: { path: { shootId: shoot.id } } }),
    );
    const { slots } = roster;
    claim(slots.needed === 75 && roster.people.length === slots.filled, 'each filled place has a person');
    claim(roster.gaps.length === slots.needed - slots.filled, 'each other place is listed as a gap');
    const gaps = roster.gaps.map(({ roleId, reason }) => `${roleId} open: ${reason}`);
    claim(gaps.length > 0, 'the place that pays too little is open');
    return `${slots.filled} of ${slots.needed} places, ${roster.personDays.filled} of ${roster.personDays.needed} person-days; ${gaps.join(', ')}`;
  });
  await script.step('the admin sees all shoots with fill rates, opens the roster, finds the person on the day', () =>
    adminLooks(people, shoot, booked),
  );
  return roster!;
}

async function adminLooks(people: People, shoot: Shoot, booked: components['schemas']['ShootOffer']): Promise<string> {
  const { api } = await people.as('admin');
  const shoots = must('shoots', await api.GET('/api/v1/admin/shoots', { params: { query: { limit: '100' } } })).items;
  const ours = shoots.find(({ id }) => id === shoot.id);
  claim(ours !== undefined && ours.fillPercent > 0, 'the shoot is in the list with its fill rate');
  must('roster', await api.GET('/api/v1/admin/shoots/{shootId}/roster', { params: { path: { shootId: shoot.id } } }));
  const day = booked.terms.days[0]!;
  const found = must(
    'people',
    await api.GET('/api/v1/admin/people', { params: { query: { q: booked.person.handle, day } } }),
  ).people.find(({ personId }) => personId === booked.person.personId);
  claim(found?.engagement?.shootId === shoot.id, 'the person is found on this shoot on that day');
  return `${shoots.length} shoots; this one ${ours.fillPercent}%; ${found.displayName} on ${day}: ${found.engagement.roleId}`;
}

/** The roster as a table: departments by day, filled of needed. */
export function rosterTable(roster: Roster): string {
  const header = [
    'department'.padEnd(16),
    ...roster.days.map(({ day, type }) => `${day.slice(5)}${type === 'shoot' ? ' ' : '·'}`),
  ];
  const rows = roster.departments.map(({ department, cells, slots }) => [
    getDepartment(department as DepartmentId).en.padEnd(16),
    ...cells.map(({ needed, filled }) =>
      (needed === 0 ? '–' : filled === needed ? String(filled) : `${filled}/${needed}`).padStart(6),
    ),
    `  ${slots.filled}/${slots.needed}`,
  ]);
  const total = [
    'all'.padEnd(16),
    ...roster.totals.map(({ needed, filled }) =>
      (filled === needed ? String(filled) : `${filled}/${needed}`).padStart(6),
    ),
  ];
  return [header, ...rows, total].map((cells) => cells.join(' ')).join('\n');
}
