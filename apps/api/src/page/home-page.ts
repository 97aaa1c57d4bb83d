import type { DemoAccount } from '@callboard/core';
import { Locale, message, pageTexts } from '@callboard/messages';

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

type PageCode = keyof typeof pageTexts;

/** A text in both languages, the English one beside the Chinese. */
function both(code: PageCode, between = ' '): string {
  const { zh, en } = pageTexts[code];
  return `${escapeHtml(zh)}${between}<span lang="en">${escapeHtml(en)}</span>`;
}

function links(...paths: readonly string[]): string {
  return paths.map((path) => `<a href="${path}">${path}</a>`).join(' ');
}

function demoNote(locale: Locale, password: string): string {
  // Braces stand for the password until all around it is escaped.
  const sentence = escapeHtml(message('page.demoPassword', locale, { password: '{}' }));
  const local = escapeHtml(message('page.demoLocal', locale));
  const space = locale === 'en' ? ' ' : '';
  return `${sentence.replace('{}', () => `<code>${escapeHtml(password)}</code>`)}${space}${local}`;
}

function demoList(accounts: readonly DemoAccount[]): string {
  const [first] = accounts;
  if (!first) return '';
  const rows = accounts
    .map(({ roleZh, roleEn, login }) => {
      const role = `${escapeHtml(roleZh)} <span lang="en">${escapeHtml(roleEn)}</span>`;
      return `<li>${role}<code>${escapeHtml(login)}</code></li>`;
    })
    .join('\n');
  return `<h2>${both('page.demo')}</h2>
<p>${demoNote('zh', first.password)}<br>
<span lang="en">${demoNote('en', first.password)}</span></p>
<ul>
${rows}
</ul>`;
}

/** The plain first page as HTML; everything in it is escaped or fixed. */
export function homePage(publicUrl: string, accounts: readonly DemoAccount[]): string {
  const url = escapeHtml(publicUrl);
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(`${pageTexts['page.name'].zh} ${pageTexts['page.name'].en}`)}</title>
<link rel="stylesheet" href="/home.css">
</head>
<body>
<main>
<h1>${both('page.name')}</h1>
<p>${both('page.about', '<br>\n')}</p>
<dl>
<dt>${both('page.address')}</dt><dd><a href="${url}">${url}</a></dd>
<dt>${both('page.documentation')}</dt><dd>${links('/api/docs', '/api/openapi.json')}</dd>
<dt>${both('page.board')}</dt><dd>${links('/api/v1/board/postings')}</dd>
<dt>${both('page.health')}</dt><dd>${links('/health/ready', '/health/worker')}</dd>
</dl>
${demoList(accounts)}
</main>
</body>
</html>
`;
}

/** The page's style sheet; a file of its own, since the content security policy allows nothing inline. */
export const HOME_CSS = `:root{color-scheme:light dark;--text:#17202e;--soft:#465264;--page:#f4f6f8;--card:#fff;--line:#e1e6ec;--link:#1a55c4}
@media (prefers-color-scheme:dark){:root{--text:#c9ced6;--soft:#9aa4b2;--page:#0b0d10;--card:#13171c;--line:#252b33;--link:#7fa6f0}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:16px/1.625 -apple-system,"Segoe UI",Roboto,"PingFang SC","HarmonyOS Sans SC",MiSans,"Microsoft YaHei","Noto Sans CJK SC",sans-serif;font-variant-numeric:tabular-nums}
main{max-width:720px;margin:0 auto;padding:24px 16px 48px}
h1{font-size:24px;line-height:32px;font-weight:600;margin:0 0 8px}
h2{font-size:18px;line-height:26px;font-weight:600;margin:24px 0 8px}
[lang=en]{color:var(--soft)}
dl{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:8px 16px;margin:16px 0}
dt{color:var(--soft);font-size:14px;margin-top:8px}
dd{margin:0 0 8px}
a{color:var(--link);display:inline-block;padding:10px 12px 10px 0}
ul{list-style:none;margin:16px 0;padding:0 16px;background:var(--card);border:1px solid var(--line);border-radius:12px}
li{display:flex;flex-wrap:wrap;gap:0 12px;align-items:baseline;padding:12px 0;border-top:1px solid var(--line)}
li:first-child{border-top:0}
li code{margin-left:auto}
p code{background:var(--card);border:1px solid var(--line);border-radius:4px;padding:2px 8px}
@media (max-width:719px){li code{margin-left:0;width:100%}}
code{font:14px/22px ui-monospace,Menlo,Consolas,monospace;user-select:all}
`;
