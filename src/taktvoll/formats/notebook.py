"""Reports and rewrites as notebooks show them, also those that trust nobody.

JupyterLab, VS Code, Colab and marimo ask a value for `_repr_html_`. A notebook that is not trusted drops the style sheet, and
keeps what stands at an element itself: so the little that makes marks, bars and fixes readable stands there, too.
"""

import re
from typing import TYPE_CHECKING

from taktvoll.formats.html import report_to_html, rewrite_to_html

if TYPE_CHECKING:
    from taktvoll.report import Report
    from taktvoll.rewritten import Rewrite

_RED, _AMBER, _BLUE, _GREEN, _GREY = "209,73,91", "226,163,50", "61,143,179", "79,157,105", "128,128,128"
_BADGE = "color:#fff;padding:0 6px;border-radius:8px;font-size:12px;font-weight:600;background-color:"
_INLINE = {
    "mark tv-error": f"color:inherit;background-color:rgba({_RED},0.25)",
    "mark tv-warning": f"color:inherit;background-color:rgba({_AMBER},0.3)",
    "mark tv-hint": f"color:inherit;background-color:rgba({_BLUE},0.25)",
    "span tv-badge tv-error": f"{_BADGE}#b83446",
    "span tv-badge tv-warning": f"{_BADGE}#8f5f0a",
    "span tv-badge tv-hint": f"{_BADGE}#2a7191",
    "span tv-name": "font-weight:600",
    "span tv-score": "font-weight:600;font-size:20px",
    "span tv-message": "font-weight:600",
    "p tv-message": "font-weight:600",
    "div tv-letter": f"white-space:pre-wrap;padding:12px;border:1px solid rgba({_GREY},0.3);border-radius:8px",
    "div tv-bar": f"background-color:rgba({_GREY},0.3);height:7px;max-width:384px",
    "span tv-good": f"display:block;height:7px;background-color:rgb({_GREEN})",
    "span tv-fair": f"display:block;height:7px;background-color:rgb({_AMBER})",
    "span tv-bad": f"display:block;height:7px;background-color:rgb({_RED})",
    "div tv-fix": f"padding-left:12px;border-left:2px solid rgba({_GREY},0.3)",
    "del": f"color:inherit;background-color:rgba({_RED},0.2);text-decoration:line-through",
    "ins": f"color:inherit;background-color:rgba({_GREEN},0.25);text-decoration:underline",
}
"""„tag classes“ → what stands at the element; colours that do on white and on black."""
_TAG = re.compile(r'<(?P<tag>mark|span|p|div|del|ins)(?: class="(?P<classes>[^"]*)")?(?P<rest>[^>]*)>')
_STYLE = re.compile(r' style="(?P<stated>[^"]*)"')


def shown(value: "Report | Rewrite") -> str:
    """The HTML of a report or a rewrite, in its language, without script, with its style at the elements, too."""
    from taktvoll.rewritten import Rewrite

    return inlined(rewrite_to_html(value) if isinstance(value, Rewrite) else report_to_html(value))


def inlined(page: str) -> str:
    """`page` with `_INLINE` at its elements; what stands there already stays."""
    return _TAG.sub(_styled, page)


def _styled(found: re.Match[str]) -> str:
    tag, classes, rest = found["tag"], found["classes"], found["rest"]
    style = _INLINE.get(f"{tag} {classes}" if classes else tag)
    if style is None:
        return found[0]
    stated = _STYLE.search(rest)
    if stated is not None:
        style, rest = f"{style};{stated['stated']}", _STYLE.sub("", rest)
    named = f' class="{classes}"' if classes else ""
    return f'<{tag}{named}{rest} style="{style}">'
