"""How the page looks: on a desk, in the dark, on a phone and on paper."""

from __future__ import annotations

STYLE = """
:root{--bg:#f7f8fa;--panel:#fff;--line:#e3e6eb;--text:#1c2430;--quiet:#667085;--accent:#0b6aa8;
--closed:#eceef2;--avoid:#fff7e6;--weekend:#f3f4f7}
@media(prefers-color-scheme:dark){:root{--bg:#12161c;--panel:#1a2029;--line:#2b333f;--text:#e6eaf0;--quiet:#98a2b3;
--accent:#63b3e6;--closed:#252c37;--avoid:#2e2817;--weekend:#161b22}}
*{box-sizing:border-box}
body{margin:0;padding:24px;background:var(--bg);color:var(--text);
font:14px/1.45 Inter,"Segoe UI",system-ui,-apple-system,Roboto,Arial,sans-serif}
header,main,nav,.legend{max-width:1720px;margin-inline:auto}
h1{font-size:20px;margin:0 0 2px}h2{font-size:15px;margin:24px 0 6px}
h3{font-size:14px;margin:20px 0 6px;color:var(--quiet)}
header p{margin:0;color:var(--quiet);font-size:13px}
nav{display:flex;flex-wrap:wrap;gap:6px;margin-top:16px}
nav input{position:absolute;opacity:0}
nav label{padding:5px 12px;border:1px solid var(--line);border-radius:6px;background:var(--panel);cursor:pointer}
nav input:checked+label{border-color:var(--accent);color:var(--accent);font-weight:600}
nav input:focus-visible+label{outline:2px solid var(--accent);outline-offset:1px}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:6px 18px;padding:0;margin-top:14px;font-size:13px}
.legend b{display:inline-block;padding:0 6px;border-left:4px solid var(--e);background:var(--f);border-radius:3px}
.m{display:grid;grid-template-columns:82px repeat(37,minmax(0,1fr));grid-auto-rows:minmax(24px,auto);
border-bottom:1px solid var(--line)}
.m.h{grid-auto-rows:18px}.m.h i{color:var(--quiet);font-size:11px;border:0}
.m>b{font-weight:600;font-size:13px;align-self:center}
.m i{font-style:normal;font-size:11px;color:var(--quiet);display:grid;place-items:center;
border-left:1px solid var(--line)}
.m i.closed{background:var(--closed)}.m i.avoid{background:var(--avoid)}.m i.weekend{background:var(--weekend)}
.m i.open{background:var(--panel)}
.m .b{margin:1px;padding:0 4px;min-width:0;overflow:hidden;white-space:nowrap;text-decoration:none;z-index:1;
color:var(--text);background:var(--f);border-left:4px solid var(--e);border-radius:4px;font-size:12px;line-height:22px;
height:22px;align-self:center}
.m .n1{padding:0 0 0 1px;border-left-width:3px;font-size:10.5px}
.m .b:hover,.m .b:focus{outline:2px solid var(--accent)}
.m .b s{text-decoration:none;margin-left:5px;font-size:11px}
details{background:var(--panel);border:1px solid var(--line);border-left:5px solid var(--e);
border-radius:6px;margin:6px 0}
details:target{outline:2px solid var(--accent)}
summary{display:grid;grid-template-columns:240px 90px 1fr auto;gap:4px 14px;padding:9px 14px;cursor:pointer;
align-items:baseline}
summary time{font-weight:600}
summary b{background:var(--f);border-radius:4px;padding:0 6px;justify-self:start;font-size:13px}
summary small{color:var(--quiet);font-size:13px}
table{border-collapse:collapse;width:100%;font-size:13px;border-top:1px solid var(--line)}
th,td{text-align:left;padding:5px 14px;border-bottom:1px solid var(--line);vertical-align:top}
th{color:var(--quiet);font-weight:600}tbody tr:last-child td{border-bottom:0}
td:nth-child(-n+2){white-space:nowrap}
@media screen and (max-width:820px){body{padding:14px}.year{display:none}.legend{display:none}
summary{grid-template-columns:1fr auto;padding:10px 12px}summary span,summary small{grid-column:1/-1}
thead{display:none}table,tbody{display:block}tr{display:grid;grid-template-columns:1fr auto;padding:8px 12px;
border-top:1px solid var(--line)}
td{display:block;padding:0;border:0}td:nth-child(3){grid-column:1/-1;font-weight:600}
td:nth-child(4),td:nth-child(5){grid-column:1/-1;color:var(--quiet)}}
@media print{@page{size:A3 landscape;margin:10mm}:root{--bg:#fff;--panel:#fff;--line:#d5dae1;--text:#000;--quiet:#444}
body{padding:0;font-size:9.5pt;print-color-adjust:exact;-webkit-print-color-adjust:exact}nav{display:none}
.m i{font-size:9pt}.m .b{font-size:9pt}.m .b s{font-size:9pt}.year{break-inside:avoid}details{break-inside:avoid}
details:not([open])>table{display:table}}
"""
