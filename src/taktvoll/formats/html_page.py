"""Reports as one HTML page that needs nothing else: no script, no address, light and dark, fit to be printed."""

import html

from taktvoll.bilingual import Text
from taktvoll.formats.html import STYLE, report_body
from taktvoll.report import Report

_TITLE = Text(de="Taktvoll: Bericht", en="Taktvoll: report")
_LAYOUT = """<style>
:root{color-scheme:light dark}
body{margin:0;padding:2em 1em;background:Canvas;color:CanvasText}
main{max-width:60em;margin:auto}
article{margin:0 0 3em}
@media print{body{padding:0}article{break-after:page}}
</style>"""
END = "</main>\n</body>\n</html>\n"


def beginning(lang: str) -> str:
    """All that stands above the first report; `END` stands below the last."""
    policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{html.escape(policy)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{html.escape(_TITLE.in_language(lang))}</title>\n{STYLE.strip()}\n{_LAYOUT}\n</head>\n<body>\n<main>\n"
    )


def article(report: Report) -> str:
    """One report of the page."""
    return f"<article>\n{report_body(report)}\n</article>\n"
