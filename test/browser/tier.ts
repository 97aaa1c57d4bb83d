/** What the set-up of the stories has made for all of them. */
export interface BrowserTier {
  /** Where the one browser is connected to. */
  readonly endpoint: string;
  /** The prepared data folder; null where every stage is given a product. */
  readonly demoFolder: string | null;
}

/** Jest's workers inherit the environment of the process that ran the set-up, and nothing else of it. */
const VARIABLE = 'CALLBOARD_BROWSER_TIER';

/** Hands the browser and the demo market to the workers. */
export function publishTier(tier: BrowserTier): void {
  process.env[VARIABLE] = JSON.stringify(tier);
}

/** The browser and the demo market of this run; throws outside of the browser project. */
export function browserTier(): BrowserTier {
  const text = process.env[VARIABLE];
  if (!text) throw new Error('No browser: name the file *.e2e-spec.ts and run the browser project.');
  return JSON.parse(text) as BrowserTier;
}

/** Milliseconds that the slowest answer of the API is held back by, from CALLBOARD_BROWSER_LATENCY; 0 without a wish. */
export function wishedLatencyMs(): number {
  const wish = process.env['CALLBOARD_BROWSER_LATENCY'] ?? '0';
  if (!/^\d{1,5}$/.test(wish))
    throw new Error(`CALLBOARD_BROWSER_LATENCY is "${wish}": give whole milliseconds, as in 1000.`);
  return Number(wish);
}
