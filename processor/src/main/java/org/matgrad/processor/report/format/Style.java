package org.matgrad.processor.report.format;

/** How pages look: on a wide screen and a narrow one, light and dark, and on paper. */
final class Style {

    static final String SHEET = """
            :root {
              color-scheme: light dark;
              --paper: #fdfdfb; --card: #ffffff; --ink: #1d1f24; --soft: #5f6470; --faint: #a3a7b0; --line: #dfe0dc;
              --code: #f4f4ef; --accent: #2257a8; --accent-soft: #e8effa; --result: #17704f; --result-soft: #e4f3ec;
              --matters-ink: #6a3c00; --matters: #ffe7a6; --cancels-ink: #8a1f5c; --cancels: #fbe3f0;
            }
            @media (prefers-color-scheme: dark) {
              :root {
                --paper: #15171b; --card: #1c1f25; --ink: #e6e7ea; --soft: #a2a8b4; --faint: #6d7380; --line: #343943;
                --code: #22262d; --accent: #8db8f5; --accent-soft: #1f2e45; --result: #7fd6b0; --result-soft: #17352a;
                --matters-ink: #ffdf8c; --matters: #4a3908; --cancels-ink: #ffa9d4; --cancels: #4a1f38;
              }
            }
            * { box-sizing: border-box; }
            html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-behavior: smooth; }
            body {
              margin: 0; background: var(--paper); color: var(--ink);
              font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif;
              overflow-wrap: break-word;
            }
            main { max-width: 54rem; margin: 0 auto; padding: 2.2rem 1.25rem 4rem; }
            h1, h2, h3 { line-height: 1.25; font-weight: 650; }
            h1 { font-size: 1.9rem; margin: 0 0 .4rem; letter-spacing: -.01em; }
            h1 code { background: none; padding: 0; }
            h2 { font-size: 1.3rem; margin: 3rem 0 .8rem; padding-top: 1.1rem; border-top: 1px solid var(--line); }
            h2 .number { color: var(--faint); font-weight: 500; margin-right: .5em; }
            h3 { font-size: 1.02rem; margin: 0 0 .6rem; font-weight: 600; }
            p { margin: .55rem 0; }
            nav { margin: 1.4rem 0 0; font-size: .92rem; line-height: 2; }
            nav a { color: var(--accent); text-decoration: none; margin-right: 1.1em; white-space: nowrap; }
            nav a:hover { text-decoration: underline; }
            code, pre {
              font-family: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
              font-size: .86em;
            }
            code { background: var(--code); border-radius: 4px; padding: .1em .3em; }
            pre {
              background: var(--code); border: 1px solid var(--line); border-radius: 8px; padding: .85rem 1rem;
              overflow-x: auto; line-height: 1.5; margin: .8rem 0; tab-size: 4;
            }
            pre code { background: none; padding: 0; font-size: 1em; }
            pre .comment { color: var(--soft); }
            math {
              font-family: "STIX Two Math", "Cambria Math", "Latin Modern Math", "Libertinus Math", "Noto Sans Math", "DejaVu Math TeX Gyre", math, serif;
              font-size: 1.08em;
            }
            mi.constant { font-weight: bold; }
            mover > mo { padding-bottom: .1em; }
            mtable.cases mtd { text-align: left; padding: .12em .35em; }
            .scroll { overflow-x: auto; overflow-y: hidden; max-width: 100%; }
            .equations { display: grid; grid-template-columns: max-content minmax(0, 1fr); margin: .7rem 0; row-gap: .35rem; align-items: center; }
            .equations > .left { padding-right: .3em; text-align: right; }
            .equations > .right { overflow-x: auto; overflow-y: hidden; padding: .2rem 0; min-width: 0; }
            .sum { margin: .55rem 0 .55rem 2em; text-indent: -2em; line-height: 2; }
            .sum math, .term { text-indent: 0; }
            .term { display: inline-block; white-space: nowrap; }
            .term.matters { background: var(--matters); color: var(--matters-ink); border-radius: 5px; padding: 0 .3em; }
            mrow.matters { background: var(--matters); color: var(--matters-ink); }
            .vanishes { color: var(--faint); }
            mrow.cancels { background: var(--cancels); color: var(--cancels-ink); border-radius: 3px; }
            .card {
              background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: .95rem 1.15rem .8rem;
              margin: 1rem 0; break-inside: avoid-page;
            }
            .card > h3 math { font-weight: normal; }
            .card > h3 { border-bottom: 1px solid var(--line); padding-bottom: .55rem; overflow-x: auto; overflow-y: hidden; }
            .part + .part { border-top: 1px dashed var(--line); margin-top: .9rem; padding-top: .2rem; }
            h4 { font-size: .95rem; margin: .7rem 0 .4rem; font-weight: 600; }
            .nested { border-left: 3px solid var(--line); padding-left: .9rem; margin: .8rem 0; }
            .nested > .head { margin: 0 0 .3rem; font-weight: 600; }
            table { border-collapse: collapse; width: 100%; font-size: .95rem; }
            th { text-align: left; font-weight: 600; color: var(--soft); font-size: .85rem; }
            th, td { padding: .42rem .9rem .42rem 0; border-bottom: 1px solid var(--line); vertical-align: middle; }
            th:last-child, td:last-child { padding-right: 0; }
            td:first-child { white-space: nowrap; }
            figure { margin: 1rem 0; text-align: center; }
            svg { display: inline-block; height: auto; }
            svg .edge { fill: none; stroke: var(--faint); stroke-width: 1.3; }
            svg marker path { fill: var(--faint); }
            svg rect { fill: var(--card); stroke: var(--line); stroke-width: 1.3; }
            svg .variable rect { fill: var(--accent-soft); stroke: var(--accent); }
            svg .given rect { stroke: var(--faint); stroke-dasharray: 4 3; }
            svg .result rect { fill: var(--result-soft); stroke: var(--result); }
            svg text { fill: var(--ink); font-size: 14px; }
            svg .name { font-weight: 650; }
            svg .shape, svg .how { font-size: 12px; fill: var(--soft); }
            @media (max-width: 40rem) {
              main { padding: 1.3rem .9rem 3rem; }
              h1 { font-size: 1.5rem; }
              h2 { font-size: 1.18rem; margin-top: 2.2rem; }
              .card { padding: .8rem .8rem .6rem; }
              .equations { grid-template-columns: fit-content(45%) minmax(0, 1fr); }
              .equations > .left { overflow-x: auto; overflow-y: hidden; }
              table.narrow thead { display: none; }
              table.narrow, table.narrow tbody { display: block; }
              table.narrow tr { display: flex; flex-wrap: wrap; column-gap: 1.4em; border-bottom: 1px solid var(--line); padding: .4rem 0; }
              table.narrow td { display: block; border: 0; padding: .1rem 0; max-width: 100%; overflow-x: auto; overflow-y: hidden; }
              table.narrow td:empty { display: none; }
              table.narrow td[data-head]:not(:first-child)::before { content: attr(data-head) " "; color: var(--soft); font-size: .8rem; }
            }
            @media print {
              :root {
                --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --faint: #777; --line: #bbb; --code: #f6f6f3;
                --accent: #123f80; --accent-soft: #edf2fb; --result: #0d5238; --result-soft: #e9f5ef;
                --matters-ink: #4d2b00; --matters: #ffe7a6; --cancels-ink: #6d1347; --cancels: #fbe3f0;
              }
              body { font-size: 10pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
              main { max-width: none; padding: 0; }
              nav { display: none; }
              pre { white-space: pre-wrap; break-inside: avoid-page; }
              h2, h3 { break-after: avoid-page; }
              .scroll, .equations > .right, .card > h3 { overflow: visible; }
              svg { max-width: 100%; }
            }
            """;

    private Style() {}
}
