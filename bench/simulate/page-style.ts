/** Light, one column on a phone, and a language that is chosen without script. */
export const STYLE = `
:root { color-scheme: light; --ink: #1f2933; --quiet: #52606d; --line: #d9dee4; --good: #0b6b3a; --bad: #b42318; --blue: #0b5fff; --teal: #0f766e; }
* { box-sizing: border-box; }
body { margin: 0; padding: 16px 16px 48px; background: #fff; color: var(--ink); font: 16px/1.55 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif; }
main { max-width: 1180px; margin: 0 auto; }
h1 { font-size: clamp(1.35rem, 1rem + 1.6vw, 2rem); line-height: 1.25; margin: 6px 0 8px; max-width: 40em; text-wrap: balance; }
h2 { font-size: 1.15rem; margin: 40px 0 8px; }
p { margin: 0 0 12px; max-width: 72ch; }
.quiet, .source { color: var(--quiet); }
.languages { display: flex; justify-content: flex-end; }
.languages label { padding: 4px 14px; border: 1px solid var(--line); cursor: pointer; font-size: 15px; }
.languages label:first-of-type { border-radius: 99px 0 0 99px; }
.languages label:last-of-type { border-radius: 0 99px 99px 0; border-left: 0; }
.switch { position: absolute; opacity: 0; pointer-events: none; }
[data-language] { display: none; }
#zh:checked ~ [data-language="zh"], #en:checked ~ [data-language="en"] { display: block; }
#zh:checked ~ .languages label[for="zh"], #en:checked ~ .languages label[for="en"] { background: var(--ink); color: #fff; }
#zh:focus-visible ~ .languages label[for="zh"], #en:focus-visible ~ .languages label[for="en"] { outline: 3px solid var(--blue); outline-offset: 2px; }
.kicker { color: var(--quiet); margin: 8px 0 0; }
.legend { margin: 0 0 4px; font-size: 15px; }
.key { display: inline-block; width: 22px; height: 11px; border-radius: 2px; margin: 0 6px 0 0; }
.legend .today { margin-left: 14px; }
.heads { list-style: none; margin: 0 0 16px; padding: 0; display: grid; gap: 0 48px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 340px), 1fr)); }
.heads li { padding: 8px 0 10px; border-top: 1px solid var(--line); display: flex; flex-direction: column; justify-content: space-between; }
.heads p { margin: 0 0 2px; }
.pair { display: grid; grid-template-columns: 1fr auto; gap: 0 12px; align-items: center; }
.bar { display: block; height: 13px; border-radius: 2px; min-width: 2px; }
i.engine { background: var(--blue); } i.today { background: var(--teal); }
.pair b { text-align: right; font-variant-numeric: tabular-nums; line-height: 1.15; min-width: 3.4rem; }
b.engine { font-size: 1.7rem; color: var(--blue); } b.today { font-size: 1.15rem; font-weight: 600; color: var(--teal); }
.mark { font-weight: 600; white-space: nowrap; }
.good { color: var(--good); } .bad { color: var(--bad); } .same { color: var(--quiet); }
.safe { font-weight: 600; }
table { border-collapse: collapse; width: 100%; font-size: 15px; }
th, td { padding: 6px 10px 6px 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
th { font-weight: 600; }
tbody th[scope="rowgroup"] { padding-top: 18px; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; padding-right: 0; padding-left: 8px; }
td.best { font-weight: 700; }
.plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr)); gap: 16px 48px; }
figure { margin: 0; min-width: 0; }
figcaption { font-weight: 600; margin: 16px 0 6px; }
svg { display: block; width: 100%; max-width: 560px; height: auto; }
code { font: 14px/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
.ways { margin: 0; padding-left: 1.2em; } .ways li { margin-bottom: 8px; max-width: 72ch; }
.settings td { overflow-wrap: anywhere; }
@media (max-width: 640px) {
  .measures { font-size: 14px; }
  .heads li { padding: 5px 0 6px; }
  .kicker, .legend { font-size: 14px; }
  .settings thead { display: none; }
  .settings td { display: block; border: 0; padding: 1px 0; }
  .settings tr { display: block; padding: 8px 0; border-bottom: 1px solid var(--line); }
}
`;
