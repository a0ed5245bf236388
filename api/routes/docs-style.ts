/** Style sheet of `/docs`, in the colours of the page. */
export const DOCS_STYLE = `
:root { color-scheme: light dark; --ink: #1d2733; --soft: #5b6775; --line: #dfe3e8; --paper: #fff; --accent: #8f1d22; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e7e9ec; --soft: #a5adb8; --line: #353c46; --paper: #171a1f; --accent: #ec8d88; }
}
body { margin: 0 auto; max-width: 52rem; padding: 1.5rem 1.25rem 4rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.7 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
h1 { font-size: 1.5rem; margin: 0; }
h2 { font-size: 1.05rem; margin: 0; overflow-wrap: anywhere; }
a { color: var(--accent); }
section { border-top: 1px solid var(--line); padding: 1rem 0; }
section p { margin: .25rem 0; }
section ul { margin: .25rem 0; padding-left: 1.25rem; color: var(--soft); font-size: .9rem; }
.method { color: var(--accent); font-size: .85rem; }
code { font: .92em ui-monospace, Consolas, monospace; }
main > h2 { border-top: 1px solid var(--line); padding-top: 1.25rem; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th, td { text-align: left; padding: .35rem .5rem; border-bottom: 1px solid var(--line); }
`;
