import { chromium } from 'playwright-core';
import { CHROMIUM_ARGS, chromiumPath } from './chromium';
import { startProduct, type Product } from './product';

declare global {
  var callboardBrowser: { product: Product; close: () => Promise<void> } | undefined;
}

/** One product and one browser for all stories; each story has a context of its own in it. */
export default async function setUp(): Promise<void> {
  const [executablePath, product] = await Promise.all([chromiumPath(), startProduct()]);
  const server = await chromium.launchServer({ executablePath, args: CHROMIUM_ARGS });
  process.env['CALLBOARD_BROWSER_WS'] = server.wsEndpoint();
  process.env['CALLBOARD_BROWSER_URL'] = product.url;
  globalThis.callboardBrowser = { product, close: () => server.close() };
}
