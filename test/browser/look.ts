import type { Page } from 'playwright-core';
import { seriousFindings } from './axe';
import { DESK, PHONE, sidewaysScroll } from './stage';

/** The narrowest phone that pages are made for. */
export const SMALL = { width: 320, height: 640 } as const;

type Viewport = typeof PHONE | typeof SMALL | typeof DESK;

/**
 * What is wrong with a page at an address, a line each: sideways scroll at every width, and what axe-core finds at the
 * first of them in both themes, at the desk in one.
 */
export async function findingsOf(page: Page, path: string, viewports: readonly Viewport[]): Promise<string[]> {
  const found: string[] = [];
  const judge = async (where: string): Promise<void> => {
    found.push(...(await seriousFindings(page)).map((text) => `${path} ${where}: ${text}`));
  };
  await page.setViewportSize(viewports[0]!);
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('[aria-busy=true], .cb-skeleton').first().waitFor({ state: 'detached' });
  await judge('in the light');
  await page.evaluate(`document.documentElement.dataset.theme = 'set'`);
  await judge('on the set');
  await page.evaluate(`document.documentElement.dataset.theme = 'light'`);
  for (const viewport of viewports) {
    await page.setViewportSize(viewport);
    const sideways = await sidewaysScroll(page);
    if (sideways > 0) found.push(`${path} at ${viewport.width}: ${sideways} pixels sideways`);
    if (viewport === DESK && viewports[0] !== DESK) await judge('at the desk');
  }
  return found;
}
