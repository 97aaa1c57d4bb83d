/**
 * What people wait for in a browser, on a product of its own with the demo market: `npm run bench:paint [-- rounds]`.
 * The board on a slow phone (processor slowed 4 times, 1.6 Mbit/s, 150 ms away): its largest contentful paint, cache
 * empty each time. A click on "Fill" on the desk: until the proposal of 75 places is on screen.
 */
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { chromium, type Browser } from 'playwright-core';
import { CHROMIUM_ARGS, chromiumPath } from '../../test/browser/chromium';
import { startProduct } from '../../test/browser/product';
import { aPublishedShoot } from '../../test/browser/scene';
import { Stage } from '../../test/browser/stage';
import { publishTier } from '../../test/browser/tier';

const rounds = Number(process.argv[2] ?? 9);
const SLOW_PHONE = { downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8, latency: 150, offline: false };

function spread(values: readonly number[]) {
  const sorted = [...values].sort((a, b) => a - b).map((ms) => Math.round(ms));
  return { min: sorted[0], median: sorted[Math.floor(sorted.length / 2)], worst: sorted[sorted.length - 1] };
}

async function paintOnce(browser: Browser, url: string, path: string): Promise<number> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
  });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW_PHONE);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.goto(url + path, { waitUntil: 'load' });
  await page.waitForTimeout(1_500);
  const largest = await page.evaluate<number>(`new Promise((done) => {
    new PerformanceObserver((list) => done(list.getEntries().pop().startTime)).observe({ type: 'largest-contentful-paint', buffered: true });
  })`);
  await context.close();
  return largest;
}

async function main(): Promise<void> {
  const product = await startProduct();
  const executablePath = await chromiumPath();
  const server = await chromium.launchServer({ executablePath, args: CHROMIUM_ARGS });
  publishTier({ endpoint: server.wsEndpoint(), demoFolder: null });
  const stage = await new Stage(product.url).open();
  const browser = await chromium.connect(server.wsEndpoint());
  try {
    const board: number[] = [];
    const job: number[] = [];
    const [posting] = (
      (await (await fetch(`${product.url}/api/v1/board/postings?limit=1`)).json()) as { items: { id: string }[] }
    ).items;
    for (let round = 0; round < rounds; round += 1) {
      board.push(await paintOnce(browser, product.url, '/jobs'));
      job.push(await paintOnce(browser, product.url, `/jobs/${posting!.id}`));
    }
    const fill: number[] = [];
    const api = await stage.api('producer-b');
    for (let round = 0; round <= rounds; round += 1) {
      const shootId = await aPublishedShoot(api, { title: `Bench ${round}`, templateSize: 75, inDays: 40 });
      const page = await stage.visit({ handle: 'producer-b', viewport: { width: 1440, height: 900 } });
      await page.goto(`/studio/shoots/${shootId}/fill`);
      const button = page.getByRole('button', { name: '一键配齐' });
      await button.waitFor();
      const begin = performance.now();
      await button.click();
      await page.getByText('已证明最优').waitFor({ timeout: 30_000 });
      await page.locator('.cb-slot__name').first().waitFor();
      const took = performance.now() - begin;
      const faces = await page.locator('.cb-slot__name').count();
      if (faces < 60) throw new Error(`Only ${faces} places have a face.`);
      // The first one warms the worker's thread up and is left out.
      if (round > 0) fill.push(took);
      await page.context().close();
      await api.POST('/api/v1/shoots/{shootId}/cancel', { params: { path: { shootId } }, body: { reason: 'bench' } });
    }
    const result = {
      machine: `${cpus().length} × ${cpus()[0]?.model}, Node.js ${process.version}, load ${loadavg()[0]?.toFixed(1)}`,
      rounds,
      boardLcpMs: spread(board),
      jobLcpMs: spread(job),
      fillClickToProposalMs: spread(fill),
    };
    writeFileSync('bench/results/paint.json', `${JSON.stringify(result, null, 2)}\n`);
    console.log(JSON.stringify(result, null, 2));
  } finally {
    await stage.close();
    await browser.close();
    await server.close();
    await product.stop();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
