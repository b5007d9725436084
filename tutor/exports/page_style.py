"""How an exported page looks on a light screen, on a dark one and on paper; every pair of colours meets WCAG 2.2 AA."""

STYLE = """
:root {
  --page: #ffffff; --text: #1b1b1f; --quiet: #4f4f58; --link: #1f4fa3; --line: #8a8a94;
  --high: #ffd9d6; --medium: #ffe9c2; --low: #e4e4ee; --strength: #d5f0da;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #17171a; --text: #ececf1; --quiet: #b9b9c4; --link: #a9c7ff; --line: #7d7d88;
    --high: #5c2320; --medium: #54400f; --low: #3a3a46; --strength: #1d4a28;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 1.0625rem/1.6 Georgia, serif; }
main { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; overflow-wrap: break-word; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; }
article p, article li, article blockquote { white-space: pre-line; }
a { color: var(--link); }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
sup { line-height: 1; }
sup a { padding: 0 0.2em; font-weight: bold; }
cite { color: var(--quiet); }
blockquote { margin: 0.75rem 0; padding-left: 1rem; border-left: 3px solid var(--line); }
mark { color: var(--text); text-decoration: underline; text-underline-offset: 0.2em; }
mark.high { background: var(--high); text-decoration-style: double; }
mark.medium { background: var(--medium); }
mark.low { background: var(--low); text-decoration-style: dashed; }
mark.strength { background: var(--strength); text-decoration-style: dotted; }
.remark { margin: 1.25rem 0; padding: 0.25rem 1rem; border: 1px solid var(--line); border-left-width: 6px; }
.remark:target { outline: 3px solid var(--link); }
@media print {
  :root {
    --page: #ffffff; --text: #000000; --quiet: #333333; --link: #000000; --line: #555555;
    --high: #ffd9d6; --medium: #ffe9c2; --low: #e4e4ee; --strength: #d5f0da;
  }
  body { font-size: 11pt; }
  .remark { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
}
"""

# The policy is a second lock: should an escape be missed one day, still nothing is run or fetched.
PAGE_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main>
"""
PAGE_FOOT = "</main>\n</body>\n</html>\n"
