import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));
const repository = fileURLToPath(new URL('../..', import.meta.url));
const lib = (path: string): string => `${repository}libs/${path}`;

/** Old phones count: Android 10 with an old WebView, iOS 14. Vite's own default is too new for them. */
const BROWSERS = ['chrome87', 'safari14'];

/** `"use client"` means something to other frameworks only. */
const onLog = (level: string, log: { code?: string }, next: (level: never, log: never) => void): void => {
  if (log.code !== 'MODULE_LEVEL_DIRECTIVE') next(level as never, log as never);
};

/** Most files only define things: what a page does not use of them is left out of its chunk, a barrel's other half too. */
const DEFINES = /\/(libs\/[a-z-]+\/src|apps\/web\/src\/(api|app|desk|kit|messages|viz))\/.*\.tsx?$/;
const treeshake = { moduleSideEffects: (id: string) => !DEFINES.test(id) };

/** What every page that asks the API needs, in one chunk: apart, its halves compress worse. */
const ASKING = {
  name: 'asking',
  test: (id: string): boolean =>
    /\/@tanstack\/react-query\/.*\/(useQuery|useBaseQuery)\.js$|\/query-core\/.*\/queryObserver\.js$/.test(id) ||
    /\/apps\/web\/src\/api\/(client|problem)\.ts$|\/openapi-fetch\//.test(id),
};

/**
 * antd's tables measure scroll bars with a style element, and forget to give it the nonce without which the page's policy
 * refuses it. Fails the build when the place has changed, so that it is looked at again.
 */
const scrollBarNonce: Plugin = {
  name: 'scroll-bar-nonce',
  transform(code, id) {
    if (!/@rc-component\/util\/es\/getScrollBarSize\.js$/.test(id)) return null;
    const mended = code.replace(
      '}`, randomId);',
      '}`, randomId, { csp: { nonce: document.querySelector(\'meta[property="csp-nonce"]\')?.nonce } });',
    );
    if (mended === code) this.error('getScrollBarSize has changed');
    return { code: mended, map: null };
  },
};

/**
 * A style sheet gets another name in the half for the server than in the browser's, which is the one that exists: the
 * web font's is looked up there. The browser's half is built first.
 */
const fontSheetOfBrowser: Plugin = {
  name: 'font-sheet-of-browser',
  enforce: 'pre',
  apply: (_config, { isSsrBuild }) => isSsrBuild === true,
  load(id) {
    if (!/noto-sans-sc\/index\.css\?url$/.test(id)) return null;
    const manifest = JSON.parse(readFileSync(`${repository}dist/web/client/manifest.json`, 'utf8')) as Record<
      string,
      { readonly file: string; readonly src?: string }
    >;
    const sheet = Object.values(manifest).find(({ src }) => src?.endsWith('/noto-sans-sc/index.css'));
    if (!sheet) this.error('the browser has no style sheet of the web font');
    return `export default ${JSON.stringify(`/${sheet.file}`)};`;
  },
};

/**
 * The web app. `vite build` makes the browser's half with a manifest; `vite build --ssr` makes one self-contained
 * CommonJS file that renders public pages, which the API loads by path.
 */
export default defineConfig(({ isSsrBuild }) => ({
  root,
  plugins: [scrollBarNonce, fontSheetOfBrowser],
  cacheDir: `${repository}.cache/vite`,
  resolve: {
    alias: [
      { find: '@callboard/contracts/http', replacement: lib('contracts/src/http/index.ts') },
      { find: /^@callboard\/(domain|messages|client)$/, replacement: lib('$1/src/index.ts') },
    ],
  },
  publicDir: isSsrBuild ? false : 'public',
  build: isSsrBuild
    ? {
        outDir: `${repository}dist/web/server`,
        emptyOutDir: true,
        target: 'node20',
        rolldownOptions: {
          onLog,
          treeshake,
          output: { format: 'cjs', entryFileNames: 'entry-server.cjs', codeSplitting: false },
        },
      }
    : {
        outDir: `${repository}dist/web/client`,
        // A server that runs, and a page that is open, go on finding the chunks that they know.
        emptyOutDir: false,
        target: BROWSERS,
        cssTarget: BROWSERS,
        rolldownOptions: { onLog, treeshake, output: { codeSplitting: { groups: [ASKING] } } },
        manifest: 'manifest.json',
        modulePreload: {
          polyfill: false,
          resolveDependencies: (_file: string, files: string[]) => files.filter((file) => file.endsWith('.css')),
        },
        // A font file or a picture inside a style sheet would be loaded by everybody; nothing is inlined.
        assetsInlineLimit: 0,
        chunkSizeWarningLimit: 700,
      },
  ssr: { noExternal: true },
  // The half for the server is loaded as it is; React would be its slow, talkative self without this.
  define: isSsrBuild ? { 'process.env.NODE_ENV': '"production"' } : {},
  server: {
    host: '127.0.0.1',
    port: 5173,
    strictPort: true,
    // The API sees the host that the browser names, or it takes what the page writes for another site's.
    proxy: Object.fromEntries(
      ['/api', '/admin/queues', '/health'].map((path) => [
        path,
        { target: 'http://127.0.0.1:3000', changeOrigin: false },
      ]),
    ),
  },
}));
