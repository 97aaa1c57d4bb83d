import { chromium } from 'playwright-core';
import { CHROMIUM_ARGS, chromiumPath } from './chromium';
import { demoData, type DemoData } from './product';
import { publishTier } from './tier';

declare global {
  var callboardBrowser: { demo: DemoData; close: () => Promise<void> } | undefined;
}

/** One browser and one prepared demo market; each file of stories runs a product of its own on a copy of the market. */
export default async function setUp(): Promise<void> {
  const [executablePath, demo] = await Promise.all([chromiumPath(), demoData()]);
  const server = await chromium.launchServer({ executablePath, args: CHROMIUM_ARGS });
  publishTier({ endpoint: server.wsEndpoint(), demoFolder: demo.folder });
  globalThis.callboardBrowser = { demo, close: () => server.close() };
}
