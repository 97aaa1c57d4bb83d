import { once, type components } from '@callboard/client';
import { addDays, Day, dayIn } from '@callboard/domain';
import { Actor, must, mustRefuse, People } from './people';
import { claim, Script } from './script';

export type Shoot = components['schemas']['Shoot'];
export type Posting = components['schemas']['Posting'];

/** The role for which the story pays too little, so that one place stays open and says why. */
export const SHORT_ROLE = 'stills-photographer';

/** Marks the shoots of this story, so that a run finds its predecessor's. */
const TITLE = '故事：逆风翻盘';

/** The stage after the first two chapters. */
export interface Stage {
  readonly producer: Actor;
  readonly shoot: Shoot;
  readonly postings: readonly Posting[];
  /** Person ids of those whose application stands. */
  readonly applicants: readonly string[];
}

/** A run cancels the shoot of the run before it, so that everybody is free again. */
export async function clearTheStage(script: Script, producer: Actor): Promise<void> {
  await script.step('the producer cancels the shoot of an earlier run, if there is one', async () => {
    const companyId = producer.companyId!;
    let cancelled = 0;
    for (const state of ['draft', 'open', 'shooting'] as const) {
      const page = must(
        'list shoots',
        await producer.api.GET('/api/v1/companies/{companyId}/shoots', {
          params: { path: { companyId }, query: { state, limit: '100' } },
        }),
      );
      for (const shoot of page.items.filter(({ title }) => title === TITLE)) {
        must(
          'cancel',
          await producer.api.POST('/api/v1/shoots/{shootId}/cancel', {
            params: { path: { shootId: shoot.id } },
            body: { reason: '新的演示开始了' },
          }),
        );
        cancelled += 1;
      }
    }
    return cancelled === 0 ? 'none' : `${cancelled} cancelled, its crew is free again`;
  });
}

/** Chapter 1: production, shoot, template, two edits, publication. */
export async function postTheShoot(script: Script, producer: Actor): Promise<Shoot> {
  const companyId = producer.companyId!;
  const { api } = producer;
  let shoot: Shoot | undefined;
  await script.step('she creates a production and a shoot of 75: Hengdian, 7 shooting days, in two weeks', async () => {
    const production = must(
      'production',
      await api.POST('/api/v1/companies/{companyId}/productions', {
        params: once({ companyId }),
        body: { title: TITLE, genre: 'modern', episodes: 80 },
      }),
    );
    const firstShootingDay = addDays(dayIn('Asia/Shanghai', new Date()), 14);
    shoot = must(
      'shoot',
      await api.POST('/api/v1/companies/{companyId}/shoots', {
        params: once({ companyId }),
        body: { productionId: production.id, baseId: 'hengdian', firstShootingDay, shootingDays: 7, templateSize: 75 },
      }),
    );
    const { headcount, personDays, costLowFen, costHighFen } = shoot.summary;
    claim(headcount === 75 && personDays === 686, `75 people and 686 person-days, not ${headcount} and ${personDays}`);
    return `${headcount} people, ${personDays} person-days, ${yuan(costLowFen)} to ${yuan(costHighFen)}`;
  });
  const id = shoot!.id;
  await script.step('she edits two postings: more for the gaffer, too little for the stills photographer', () =>
    editTwo(producer, id),
  );
  await script.step('a reversed pay band is refused, and nothing changes', () => refuseReversed(producer, id));
  await script.step('she publishes', async () => {
    const opened = must(
      'publish',
      await api.POST('/api/v1/shoots/{shootId}/publish', { params: { path: { shootId: id } } }),
    );
    claim(opened.state === 'open', 'a verified company opens at once');
    shoot = opened;
    return `state ${opened.state}, ${opened.summary.headcount} places, next: ${opened.nextStep}`;
  });
  return shoot!;
}

export async function postingsOf(producer: Actor, shootId: string): Promise<Posting[]> {
  const answer = await producer.api.GET('/api/v1/shoots/{shootId}/postings', { params: { path: { shootId } } });
  return must('postings', answer).items;
}

async function editTwo(producer: Actor, shootId: string): Promise<string> {
  const postings = await postingsOf(producer, shootId);
  const edit = async (roleId: string, body: { payLowFen?: number; payHighFen?: number }): Promise<Posting> => {
    const posting = postings.find((candidate) => candidate.roleId === roleId)!;
    return must(
      `edit ${roleId}`,
      await producer.api.PATCH('/api/v1/postings/{postingId}', {
        params: { path: { postingId: posting.id }, header: { 'If-Match': `"${posting.version}"` } },
        body,
      }),
    );
  };
  const raised = await edit('gaffer', { payHighFen: 280_000 });
  const cut = await edit(SHORT_ROLE, { payLowFen: 10_000, payHighFen: 15_000 });
  claim(raised.payHighFen === 280_000 && cut.payHighFen === 15_000, 'both edits are stored');
  return `gaffer up to ¥2,800 a day; ${SHORT_ROLE} down to ¥150, for which nobody will come`;
}

async function refuseReversed(producer: Actor, shootId: string): Promise<string> {
  const posting = (await postingsOf(producer, shootId)).find(({ roleId }) => roleId === 'gaffer')!;
  const path = { postingId: posting.id };
  const header = { 'If-Match': `"${posting.version}"` };
  const problem = mustRefuse(
    'reversed band',
    422,
    'posting.payRange',
    await producer.api.PATCH('/api/v1/postings/{postingId}', {
      params: { path, header },
      body: { payLowFen: 90_000, payHighFen: 10_000 },
    }),
  );
  const after = (await postingsOf(producer, shootId)).find(({ id }) => id === posting.id)!;
  claim(after.version === posting.version && after.payHighFen === 280_000, 'nothing changed');
  return `${problem.status} ${problem.code}: ${problem.detail}`;
}

/** Chapter 2: the board and three applications, one of them withdrawn. */
export async function peopleApply(script: Script, people: People, shoot: Shoot): Promise<string[]> {
  await script.step('anybody finds the postings on the board by base, role, dates and entry level', async () => {
    const page = must(
      'board',
      await people.anybody().GET('/api/v1/board/postings', {
        params: {
          query: {
            base: 'hengdian',
            entry: 'open',
            from: shoot.runFirst as Day,
            to: shoot.runLast as Day,
            limit: '50',
          },
        },
      }),
    );
    const ours = page.items.filter(({ shootId }) => shootId === shoot.id);
    claim(ours.length > 0, 'entry postings of the shoot are on the board');
    return `${page.items.length} entry postings in Hengdian, ${ours.length} of this shoot`;
  });
  const graduate = await apply(script, people, shoot, 'graduate', 'camera-trainee', '浙传应届，住横店，可早出工');
  await apply(script, people, shoot, 'graduate', 'lighting-trainee', '灯光组也愿意学');
  const freelancer = await apply(script, people, shoot, 'freelancer', 'focus-puller', '跟过 6 组，自带无线跟焦');
  await script.step('a third applies and withdraws', async () => {
    const { api } = await people.as('returnee');
    const postingId = await postingFor(people, shoot, 'directors-assistant');
    const made = must(
      'apply',
      await api.POST('/api/v1/postings/{postingId}/applications', { params: once({ postingId }), body: {} }),
    );
    const gone = must(
      'withdraw',
      await api.POST('/api/v1/applications/{applicationId}/withdraw', { params: { path: { applicationId: made.id } } }),
    );
    claim(gone.state === 'withdrawn', 'the application is withdrawn');
    return `state ${gone.state}`;
  });
  return [graduate, freelancer];
}

async function postingFor(people: People, shoot: Shoot, role: string): Promise<string> {
  const page = must(
    'board',
    await people
      .anybody()
      .GET('/api/v1/board/postings', { params: { query: { role, base: 'hengdian', limit: '100' } } }),
  );
  const posting = page.items.find(({ shootId }) => shootId === shoot.id);
  claim(posting !== undefined, `${role} of the shoot is on the board`);
  return posting.id;
}

async function apply(
  script: Script,
  people: People,
  shoot: Shoot,
  handle: string,
  role: string,
  note: string,
): Promise<string> {
  const seeker = await people.as(handle);
  await script.step(`${seeker.name} (${handle}) applies as ${role}`, async () => {
    const postingId = await postingFor(people, shoot, role);
    const path = { postingId };
    const made = must(
      'apply',
      await seeker.api.POST('/api/v1/postings/{postingId}/applications', { params: once(path), body: { note } }),
    );
    mustRefuse(
      'a second application',
      409,
      'application.exists',
      await seeker.api.POST('/api/v1/postings/{postingId}/applications', { params: once(path), body: { note } }),
    );
    return `place ${made.queuePosition} in the queue; a second application is refused`;
  });
  return seeker.personId;
}

/** Fen as people read them. */
export function yuan(fen: number | null | undefined): string {
  return fen == null ? '–' : `¥${Math.round(fen / 100).toLocaleString('en')}`;
}
