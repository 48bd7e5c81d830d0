"""Reports and rewrites show themselves in a notebook: their HTML is registered with IPython, by type."""

import sys
from typing import Any


def register() -> None:
    """Tell a running IPython how to show our values; without one nothing happens. Harmless when done again."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    formatter = getattr(shell, "display_formatter", None)
    if formatter is None:
        return
    html: Any = formatter.formatters["text/html"]
    html.for_type_by_name("taktvoll.report", "Report", _report)
    html.for_type_by_name("taktvoll.rewritten", "Rewrite", _rewrite)


def _report(report: Any) -> str:
    from taktvoll.formats.html import report_to_html

    return report_to_html(report)


def _rewrite(rewrite: Any) -> str:
    from taktvoll.formats.html import rewrite_to_html

    return rewrite_to_html(rewrite)
