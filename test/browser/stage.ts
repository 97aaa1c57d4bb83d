import { callboardClient, type CallboardClient } from '@callboard/client';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { startProduct, type Product } from './product';

/** The widths that every page is made for. */
export const PHONE = { width: 390, height: 844 } as const;
export const DESK = { width: 1440, height: 900 } as const;

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
    this.browser = await chromium.connect(process.env['CALLBOARD_BROWSER_WS'] ?? '');
    // Both are set by the set-up of the tier, the only way from there to a worker of Jest.
    if (!this.given) this.own = await startProduct({ copyOf: process.env['CALLBOARD_BROWSER_DATA']! });
    return this;
  }

  async close(): Promise<void> {
    for (const context of this.contexts) await context.close();
    await this.browser.close();
    await this.own?.stop();
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
