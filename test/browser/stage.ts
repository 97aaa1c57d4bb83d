import { join } from 'node:path';
import { callboardClient, type CallboardClient } from '@callboard/client';
import { findEmbeddedPostgres } from '@callboard/database';
import { Client } from 'pg';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import type { Witness } from './environment';
import { startProduct, type Product } from './product';
import { browserTier, wishedLatencyMs } from './tier';

/** The widths that every page is made for. */
export const PHONE = { width: 390, height: 844 } as const;
export const DESK = { width: 1440, height: 900 } as const;

/** Characters of a page that are told when a story fails: a dialog comes last in a page, so there must be room. */
const MOST_SEEN = 20_000;

const PASSWORD = 'callboard-demo';
const contactOf = (handle: string): string => `${handle}@demo.callboard.example`;

/** How a person comes to the product. */
export interface Visitor {
  /** A demo account, or nobody. */
  readonly handle?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly locale?: 'zh' | 'en';
  readonly theme?: 'light' | 'set';
  readonly javaScript?: boolean;
}

/**
 * A stage for stories: a running product, one browser, and what went wrong on its pages. Without an address it starts a
 * product of its own on a copy of the demo market, so that no story meets what another one left behind.
 */
export class Stage {
  private browser!: Browser;
  private own?: Product;
  private readonly contexts: BrowserContext[] = [];
  /** Errors that pages threw or wrote to the console. */
  readonly errors: string[] = [];

  constructor(private readonly given?: string) {}

  /** Where the product answers; known once the stage is open. */
  get url(): string {
    return this.given ?? this.own?.url ?? '';
  }

  async open(): Promise<this> {
    const tier = browserTier();
    this.browser = await chromium.connect(tier.endpoint);
    (globalThis as Witness).tellWhatIsSeen = () => this.whatIsSeen();
    if (!this.given) this.own = await startProduct({ copyOf: tier.demoFolder! });
    return this;
  }

  /** Every open page in words, as a reader of screens would have it. */
  private async whatIsSeen(): Promise<string> {
    const pages = this.contexts.flatMap((context) => context.pages());
    const told = pages.map(async (page) => {
      const words = await page
        .locator('body')
        .ariaSnapshot({ timeout: 3_000 })
        .catch((error: Error) => error.message);
      return `${page.url()}\n${words.slice(0, MOST_SEEN)}`;
    });
    return (await Promise.all(told)).join('\n\n');
  }

  async close(): Promise<void> {
    for (const context of this.contexts) await context.close();
    await this.browser.close();
    await this.own?.stop();
  }

  /** Says something to the product's own database, for what only time would bring about. */
  async sql(statement: string, parameters: readonly unknown[]): Promise<void> {
    const connectionString = this.own && findEmbeddedPostgres(join(this.own.data, 'postgres'));
    if (!connectionString) throw new Error('The database of this product is out of reach.');
    const client = new Client({ connectionString });
    await client.connect();
    await client.query(statement, [...parameters]).finally(() => client.end());
  }

  /** A new visitor with cookies of her own; a signed-in one has her session already. */
  async visit({
    handle,
    viewport = PHONE,
    locale = 'zh',
    theme = 'light',
    javaScript = true,
  }: Visitor = {}): Promise<Page> {
    const context = await this.browser.newContext({
      viewport,
      baseURL: this.url,
      javaScriptEnabled: javaScript,
      reducedMotion: 'reduce',
    });
    this.contexts.push(context);
    // A story that passes on a quick line alone hides a bug: this shakes it out.
    const slowest = wishedLatencyMs();
    if (slowest > 0) {
      await context.route('**/api/**', (route) => setTimeout(() => void route.fallback(), Math.random() * slowest));
    }
    await context.addCookies([
      { name: 'cb-lang', value: locale, url: this.url },
      { name: 'cb-theme', value: theme, url: this.url },
    ]);
    if (handle) await this.signInQuietly(context, handle);
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    page.on('pageerror', (error) => this.errors.push(`${page.url()} threw ${error.message}`));
    page.on('console', (message) => {
      // A refusal of the API is an answer that the page shows; the browser notes each one here.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
        this.errors.push(`${page.url()} wrote ${message.text()}`);
      }
    });
    return page;
  }

  private async signInQuietly(context: BrowserContext, handle: string): Promise<void> {
    const answer = await context.request.post('/api/v1/auth/login', {
      headers: { 'x-csrf': '1' },
      data: { contact: contactOf(handle), password: PASSWORD, mode: 'browser' },
    });
    if (!answer.ok()) throw new Error(`${handle} cannot sign in: ${answer.status()} ${await answer.text()}`);
  }

  /** The API in somebody's name, to set a scene that is not the story. */
  async api(handle: string): Promise<CallboardClient> {
    const client = callboardClient({ baseUrl: this.url });
    const { data } = await client.POST('/api/v1/auth/login', {
      body: { contact: contactOf(handle), password: PASSWORD, mode: 'bearer' },
    });
    const token = data?.accessToken;
    if (!token) throw new Error(`${handle} cannot log in.`);
    return callboardClient({ baseUrl: this.url, token: () => token });
  }
}

/** Whether the page can be moved sideways: nothing but a grid may be. */
export async function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}
