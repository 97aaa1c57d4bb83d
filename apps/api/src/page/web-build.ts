import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Locale } from '@callboard/messages';

/** One answer of our own API that a page is rendered from. */
export interface PageNeed {
  readonly key: readonly unknown[];
  readonly url: string;
  readonly decides?: boolean;
}

interface PageHead {
  readonly title: string;
  readonly description?: string;
  readonly hidden?: boolean;
  readonly jsonLd?: object;
}

/** The web app's half for the server: one file that Vite builds, loaded by path and never imported. */
export interface WebRenderer {
  readonly fontSheet: string;
  planOf(url: URL): { readonly chunk: string; readonly data: readonly PageNeed[] | null } | null;
  render(
    url: URL,
    locale: Locale,
    origin: string,
    answers: readonly { readonly key: readonly unknown[]; readonly value: unknown }[],
  ): Promise<{ readonly head: PageHead; readonly body: string; readonly state: unknown }>;
}

interface ManifestEntry {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
  readonly isEntry?: boolean;
}

/** The built web app: its document, what each page loads, and how pages are rendered. */
export interface WebBuild {
  readonly files: string;
  readonly document: string;
  readonly renderer: WebRenderer;
  /** The style sheets of every page, as text: small enough to stand in a page's head. */
  readonly baseStyles: string;
  /** Scripts and style sheets of a page beyond those of all pages. */
  assetsOf(chunk: string): { readonly scripts: readonly string[]; readonly styles: readonly string[] };
}

type Manifest = Readonly<Record<string, ManifestEntry | undefined>>;

/** Everything that a chunk brings along, itself first. */
function reach(manifest: Manifest, chunk: string, seen = new Set<string>()): Set<string> {
  const entry = manifest[chunk];
  if (!entry || seen.has(chunk)) return seen;
  seen.add(chunk);
  for (const next of entry.imports ?? []) reach(manifest, next, seen);
  return seen;
}

const BASE_LINK = /\s*<link rel="stylesheet"[^>]*>/g;

/** Reads the web app that `npm run build` has made in `folder`; null where there is none. */
export function readWebBuild(folder: string): WebBuild | null {
  const files = join(folder, 'client');
  const server = join(folder, 'server', 'entry-server.cjs');
  if (!existsSync(join(files, 'index.html')) || !existsSync(server)) return null;
  const manifest = JSON.parse(readFileSync(join(files, 'manifest.json'), 'utf8')) as Manifest;
  const entryKey = Object.keys(manifest).find((key) => manifest[key]?.isEntry) ?? '';
  const base = reach(manifest, entryKey);
  const sheetsOf = (chunks: Iterable<string>): string[] => [...chunks].flatMap((key) => manifest[key]?.css ?? []);
  const baseSheets = sheetsOf(base);
  return {
    files,
    document: readFileSync(join(files, 'index.html'), 'utf8').replace(BASE_LINK, ''),
    renderer: createRequire(server)(server) as WebRenderer,
    baseStyles: baseSheets.map((sheet) => readFileSync(join(files, sheet), 'utf8')).join('\n'),
    assetsOf(chunk) {
      const own = [...reach(manifest, chunk)].filter((key) => !base.has(key));
      return {
        scripts: own.map((key) => `/${manifest[key]!.file}`),
        styles: sheetsOf(own)
          .filter((sheet) => !baseSheets.includes(sheet))
          .map((sheet) => `/${sheet}`),
      };
    },
  };
}
