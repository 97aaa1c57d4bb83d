import type { Locale } from '@callboard/messages';
import type { WebBuild } from './web-build';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand in HTML and in its attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character]!);
}

/** JSON as it may stand inside a script element of data: nothing in it can end the element. */
export function dataJson(value: unknown): string {
  return JSON.stringify(value)
    .replace(/</g, '\\u003c')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029');
}

/** What the reader has chosen, from her cookies. */
export interface Look {
  readonly locale: Locale;
  readonly theme: 'light' | 'set' | null;
  readonly large: boolean;
}

interface DocumentParts {
  readonly build: WebBuild;
  readonly look: Look;
  readonly nonce: string;
  readonly chunk: string | null;
  /** The public address without a slash at its end, and the page's path with its query. */
  readonly origin: string;
  readonly address: string;
  /** Null for pages that only the browser renders. */
  readonly rendered: Awaited<ReturnType<WebBuild['renderer']['render']>> | null;
}

function alternates(origin: string, address: string): string[] {
  // Filters are no other page, and what a link was shared with is none of its address.
  const url = new URL(new URL(address, origin).pathname, origin);
  const as = (lang?: string): string => {
    const one = new URL(url);
    if (lang) one.searchParams.set('lang', lang);
    return escapeHtml(one.href);
  };
  return [
    `<link rel="canonical" href="${as()}">`,
    `<link rel="alternate" hreflang="zh" href="${as('zh')}">`,
    `<link rel="alternate" hreflang="en" href="${as('en')}">`,
    `<link rel="alternate" hreflang="x-default" href="${as()}">`,
  ];
}

function headOf({ build, nonce, chunk, origin, address, rendered }: DocumentParts): string {
  const assets = chunk === null ? { scripts: [], styles: [] } : build.assetsOf(chunk);
  const head = rendered?.head;
  return [
    `<title>${escapeHtml(head?.title ?? '通告板 Callboard')}</title>`,
    ...(head?.description ? [`<meta name="description" content="${escapeHtml(head.description)}">`] : []),
    ...(rendered && !head?.hidden ? alternates(origin, address) : ['<meta name="robots" content="noindex">']),
    ...(head?.description
      ? [
          `<meta property="og:title" content="${escapeHtml(head.title)}">`,
          `<meta property="og:description" content="${escapeHtml(head.description)}">`,
        ]
      : []),
    `<meta property="csp-nonce" nonce="${nonce}">`,
    `<style nonce="${nonce}">${build.baseStyles}</style>`,
    ...assets.styles.map((sheet) => `<link rel="stylesheet" href="${sheet}">`),
    ...assets.scripts.map((script) => `<link rel="modulepreload" href="${script}">`),
    `<noscript><link rel="stylesheet" href="${build.renderer.fontSheet}"></noscript>`,
    ...(head?.jsonLd ? [`<script type="application/ld+json">${dataJson(head.jsonLd)}</script>`] : []),
  ].join('\n    ');
}

/** The whole document of a page. */
export function webDocument(parts: DocumentParts): string {
  const { build, look, rendered } = parts;
  const root = [
    `lang="${look.locale === 'zh' ? 'zh-CN' : 'en'}"`,
    ...(look.theme ? [`data-theme="${look.theme}"`] : []),
    ...(look.large ? ['data-large="1"'] : []),
  ].join(' ');
  const state = rendered ? `<script type="application/json" id="cb-state">${dataJson(rendered.state)}</script>` : '';
  // Functions, so that a dollar sign in what is put in means nothing.
  return build.document
    .replace('<html lang="zh-CN">', () => `<html ${root}>`)
    .replace('<!--head-->', () => headOf(parts))
    .replace('<!--body-->', () => rendered?.body ?? '')
    .replace('<!--state-->', () => state);
}
