/**
 * `npm run screenshots [-- part of a name]`: every page of the product at 390 and 1440 pixels, in Chinese in both
 * themes and in English on the phone, into `screenshots/`, from a demo market of its own. Prints what a picture does
 * not show: sideways scroll, errors of the page, what axe-core finds. Exit code 1 when there is anything of it.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { CHROMIUM_ARGS, chromiumPath } from './chromium';
import { seriousFindings } from './axe';
import { startProduct } from './product';
import { aBackfill, aPublishedShoot, fillShoot, matchMarket, offerTo, value } from './scene';
import { publishTier } from './tier';
import { DESK, PHONE, sidewaysScroll, Stage, type Visitor } from './stage';

const ROOT = resolve(__dirname, '../..');
const FOLDER = join(ROOT, 'screenshots');
const wanted = process.argv[2] ?? '';

interface PageOfTable {
  readonly path: string;
  readonly audience: 'public' | 'seeker' | 'studio' | 'admin';
}

/** Ids for the parameters of addresses, from a scene that has something on every page. */
async function setScene(stage: Stage): Promise<Record<string, string>> {
  const [producer, seeker, admin] = await Promise.all([
    stage.api('producer-b'),
    stage.api('freelancer'),
    stage.api('admin'),
  ]);
  const { personId } = value(await seeker.GET('/api/v1/auth/session'));
  const shoot = await aPublishedShoot(producer, { title: '夜色温柔', templateSize: 75, inDays: 15 });
  const run = await fillShoot(producer, shoot);
  const later = await aPublishedShoot(producer, { title: '重生之豪门', templateSize: 20, inDays: 34, baseId: 'xian' });
  const offer = await offerTo(producer, { shootId: shoot, roleId: 'focus-puller', personId, expiresInMinutes: 160 });
  const other = await offerTo(producer, {
    shootId: later,
    roleId: 'second-ac',
    personId,
    expiresInMinutes: 1_400,
  }).catch(() => '');
  const board = value(
    await producer.GET('/api/v1/shoots/{shootId}/proposals', { params: { path: { shootId: shoot } } }),
  );
  const proposals = board.slots.flatMap(({ proposal }) => (proposal ? [proposal.id] : [])).slice(0, 40);
  value(
    await producer.POST('/api/v1/shoots/{shootId}/offers/send', {
      params: { path: { shootId: shoot }, header: { 'Idempotency-Key': crypto.randomUUID() } },
      body: { proposalIds: proposals },
    }),
  );
  const backfill = await aBackfill(producer, shoot);
  const market = await matchMarket(admin);
  const companies = value(await admin.GET('/api/v1/admin/companies', { params: { query: { state: 'in_review' } } }));
  const bookings = value(await seeker.GET('/api/v1/me/bookings'));
  const postings = value(
    await producer.GET('/api/v1/shoots/{shootId}/postings', { params: { path: { shootId: shoot } } }),
  );
  const lit = postings.items.find(({ department }) => department === 'lighting') ?? postings.items[0]!;
  return {
    shoot,
    run,
    backfill,
    market,
    offer: offer || other,
    booking: bookings.items[0]?.id ?? '',
    posting: lit.id,
    job: lit.id,
    person: personId,
    company: companies.items[0]?.id ?? '',
    department: 'lighting',
    day: lit.firstDay ?? '',
    step: 'crew',
  };
}

const HANDLE = { public: undefined, seeker: 'freelancer', studio: 'producer-b', admin: 'admin' } as const;
const LOOKS: readonly (Pick<Visitor, 'locale' | 'theme'> & { viewport: typeof PHONE | typeof DESK })[] = [
  { viewport: PHONE, locale: 'zh', theme: 'light' },
  { viewport: PHONE, locale: 'zh', theme: 'set' },
  { viewport: PHONE, locale: 'en', theme: 'light' },
  { viewport: DESK, locale: 'zh', theme: 'light' },
  { viewport: DESK, locale: 'zh', theme: 'set' },
  { viewport: DESK, locale: 'en', theme: 'light' },
];

async function settled(page: Page, path: string): Promise<void> {
  await page.goto(path, { waitUntil: 'load' });
  // A page that never comes to rest is photographed as it is.
  const resting = { state: 'detached', timeout: 8_000 } as const;
  await page
    .locator('[aria-busy=true], .cb-skeleton')
    .first()
    .waitFor(resting)
    .catch(() => undefined);
  await page.evaluate('document.fonts.ready');
  await page.waitForTimeout(250);
}

function tableOfPages(): readonly PageOfTable[] {
  const server = join(ROOT, 'dist/web/server/entry-server.cjs');
  return (createRequire(server)(server) as { pages: readonly PageOfTable[] }).pages;
}

/** Takes a picture of a page and tells what it does not show. */
function photographer(stage: Stage) {
  return async (page: Page, look: (typeof LOOKS)[number], name: string, address: string): Promise<string[]> => {
    const label = `${name}.${look.viewport.width}.${look.locale}.${look.theme}`;
    await settled(page, address);
    await page.screenshot({ path: join(FOLDER, `${label}.png`), fullPage: true });
    const sideways = await sidewaysScroll(page);
    const found = sideways > 0 ? [`can be moved ${sideways} pixels sideways`] : [];
    if (look.locale === 'zh') found.push(...(await seriousFindings(page)));
    found.push(...stage.errors.splice(0));
    return found.map((text) => `${label}: ${text}`);
  };
}

async function main(): Promise<void> {
  const product = await startProduct();
  const server = await chromium.launchServer({ executablePath: await chromiumPath(), args: CHROMIUM_ARGS });
  publishTier({ endpoint: server.wsEndpoint(), demoFolder: null });
  const stage = await new Stage(product.url).open();
  const findings: string[] = [];
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  try {
    const ids = await setScene(stage);
    const pages = tableOfPages().map(({ path, audience }) => ({
      audience,
      name: path === '/' ? 'home' : path.slice(1).replace(/[/:]+/g, '-'),
      address: path.replace(/:(\w+)/g, (_whole, name: string) => ids[name] ?? name),
    }));
    const chosen = pages.filter(({ name }) => name.includes(wanted));
    const photograph = photographer(stage);
    let done = 0;
    for (const look of LOOKS) {
      for (const audience of ['public', 'seeker', 'studio', 'admin'] as const) {
        const handle = HANDLE[audience];
        const page = await stage.visit({ ...look, ...(handle && { handle }) });
        for (const { name, address } of chosen.filter((each) => each.audience === audience)) {
          findings.push(...(await photograph(page, look, name, address)));
          done += 1;
          process.stdout.write(`\r${done} of ${chosen.length * LOOKS.length} pictures`);
        }
        await page.context().close();
      }
    }
    console.log(`\n${FOLDER}\n${findings.length === 0 ? 'Nothing found.' : findings.join('\n')}`);
  } finally {
    await stage.close();
    await server.close();
    await product.stop();
  }
  process.exitCode = findings.length === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
