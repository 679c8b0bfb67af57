/** The file's own style: for screens of any width, by day and by night, and for paper. */
export const style = `:root { color-scheme: light dark; --text: #1d2330; --quiet: #4b5365; --paper: #fffdf9; --tint: #f4f1e8; --line: #ddd6c6; --accent: #0d5b5c; --alarm: #8a5200 }
@media (prefers-color-scheme: dark) { :root { --text: #e8e4da; --quiet: #b3b1a9; --paper: #1b1f26; --tint: #252a32; --line: #434956; --accent: #7cc7bf; --alarm: #f0b35e } }
* { box-sizing: border-box }
body { margin: 0 auto; padding: 1.5rem 1.25rem 4rem; max-width: 52rem; background: var(--paper); color: var(--text); font: 1.0625rem/1.6 Lato, Carlito, Calibri, system-ui, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif; hyphens: auto; overflow-wrap: break-word }
h1, h2, h3, h4, h5, h6, .heading { line-height: 1.25; text-wrap: balance; hyphens: none; margin: 2em 0 .5em }
h1 { font-size: 2.25rem; margin: .25em 0 .5em }
h2 { font-size: 1.6rem; padding-top: .6em; border-top: 2px solid var(--accent) }
h3 { font-size: 1.25rem } h4 { font-size: 1.1rem } h5, h6, .heading { font-size: 1rem; font-weight: 700 }
a { color: var(--accent) } a:focus-visible, .table:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
.skip { position: absolute; left: -100vw } .skip:focus { left: 1rem; top: 1rem; padding: .5rem 1rem; background: var(--paper) }
main:focus { outline: none }
header { padding-bottom: 1.5rem } .kind { color: var(--accent); font-weight: 600; margin: 0 } .mark { color: var(--quiet) }
.state { display: inline-block; margin: 0 0 1em; padding: .1em .7em; border: 2px solid var(--alarm); color: var(--alarm); font-weight: 700; letter-spacing: .08em }
.warning { padding: .75em 1em; background: var(--tint); border-left: 4px solid var(--alarm) }
.marks { display: flex; flex-wrap: wrap; align-items: center; gap: 1rem 2rem; list-style: none; padding: .75rem; background: #fff } .marks img { height: 3.5rem; width: auto }
nav { background: var(--tint); padding: .25rem 1.25rem 1rem; border-radius: .5rem } nav h2 { font-size: 1.1rem; border: 0; margin: .5em 0; padding: 0 } nav ul { list-style: none; margin: 0; padding: 0; columns: 18rem 2; column-gap: 2rem } nav li { break-inside: avoid; padding: .15em 0 } nav a { text-decoration: none } nav a:hover { text-decoration: underline }
dl { margin: 1em 0 } dl > div { display: grid; grid-template-columns: minmax(9rem, 1fr) 2.2fr; gap: 0 1rem; padding: .35em 0; border-bottom: 1px solid var(--line) } dt { color: var(--quiet) } dd { margin: 0; min-width: 0; overflow-wrap: anywhere }
@media (max-width: 34rem) { dl > div { grid-template-columns: 1fr } h1 { font-size: 1.75rem } }
.statement { margin: 1.25em 0; padding: .75em 1.25em; background: var(--tint); border-left: 4px solid var(--accent) } .statement p { margin: .2em 0 } .statement p + p { font-size: 1.15rem; font-weight: 600 }
.label { color: var(--quiet); font-size: .9375rem } .gap { color: var(--alarm); font-style: italic }
.card { margin: 1.5em 0; padding: .25em 1.25em .75em; border: 1px solid var(--line); border-radius: .5rem } .card .card { border-width: 0 0 0 3px; border-radius: 0 } .card > :first-child { margin-top: .75em } .code { color: var(--accent); margin-right: .25em }
blockquote { margin: 1em 0; padding: .1em 1.25em; border-left: 4px solid var(--line); color: var(--quiet) }
li > p { margin: .25em 0 }
.table { overflow-x: auto; margin: 1.5em 0 } table { border-collapse: collapse; width: 100%; font-size: .9375rem; line-height: 1.45; hyphens: manual } caption { text-align: start; font-weight: 700; padding-bottom: .5em }
th, td { padding: .45em .65em; border: 1px solid var(--line); text-align: start; vertical-align: top } thead th { background: var(--tint) } tfoot td, tfoot th { font-weight: 700; border-top: 2px solid var(--quiet) } .number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap } td p, th p { margin: .2em 0 } .wide { min-width: 60rem }
.note { color: var(--quiet); font-size: .875rem }
figure { margin: 1.5em 0 } figure img { display: block; max-width: 100%; height: auto } .drawn { width: 100%; background: #fff; border: 1px solid var(--line); border-radius: .25rem } figcaption { font-weight: 600; margin: .5em 0; font-size: .9375rem }
.form { margin: 1.25em 0; break-inside: avoid } .form .label { color: var(--text); font-weight: 600; margin: 0 } .guidance, .example { margin: .2em 0; color: var(--quiet); font-size: .9375rem } .example { font-style: italic } .line { border-bottom: 1px solid var(--text); height: 2em } .box { border: 1px solid var(--text); height: 9em; margin-top: .5em } .options { list-style: "☐  "; }
.signatures { list-style: none; padding: 0 } .signatures li { margin: 2em 0 0; font-weight: 600; break-inside: avoid } .lines { display: flex; flex-wrap: wrap; gap: 0 2.5rem } .hand { flex: 1 1 14rem; margin-top: 3.5em; padding-top: .25em; border-top: 1px solid var(--text); color: var(--quiet); font-weight: 400; font-size: .875rem } .annex { text-align: end; margin: 0 0 1.5em }
.notes { font-size: .9375rem } ins { text-decoration: underline; text-decoration-style: double }
footer { margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: .875rem }
@media print { :root { color-scheme: light; --text: #000; --quiet: #444; --paper: #fff; --tint: #f4f1e8; --line: #999; --accent: #0d5b5c; --alarm: #8a5200 } @page { margin: 20mm 18mm } body { max-width: none; padding: 0; font-size: 10.5pt } .skip { display: none } .table { overflow: visible } .wide { min-width: 0 } thead { display: table-header-group } tfoot { display: table-row-group } tr, figure, .statement, dl > div { break-inside: avoid } h1, h2, h3, h4, h5, h6, .heading, caption { break-after: avoid } nav { break-after: page } .sign-off { break-before: page } p { orphans: 2; widows: 2 } a { color: inherit } .card { border-width: 0 0 0 2px; border-radius: 0 } }`;
