"""The component that makes `doc._.taktvoll` the `Report`."""

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from taktvoll.report import Report

Doc.set_extension("taktvoll_settings", default=None, force=True)  # settings as plain data; None: the defaults


def report_of(doc: Doc) -> Report:
    """The report on an annotated Doc; raises ValueError where `taktvoll_reader` has not run."""
    from taktvoll.lint.suppressed import lint_unsuppressed
    from taktvoll.settings import Settings

    context = doc._.taktvoll_context or {}
    settings = Settings.model_validate(doc._.taktvoll_settings or {})
    return lint_unsuppressed(
        doc._.taktvoll_analysis, settings, id=context.get("id"), decoded=bool(context.get("decoded"))
    )


Doc.set_extension("taktvoll", getter=report_of, force=True)


class Linter:
    """Notes the settings under which the Doc is judged; judging itself happens when the report is asked for."""

    def __init__(self, name: str, settings: dict[str, Any]) -> None:
        self.name = name
        self.settings = settings

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc`, unless a caller has already said its settings."""
        if doc._.taktvoll_settings is None:
            doc._.taktvoll_settings = self.settings
        return doc


@Language.factory(
    "taktvoll_judge",
    requires=["doc._.taktvoll_rows"],
    assigns=["doc._.taktvoll_settings"],
    default_config={"settings": {}},
)
def make_linter(nlp: Language, name: str, settings: dict[str, Any]) -> Linter:  # noqa: ARG001 - spaCy's signature of a factory
    """Build the component; `settings` as in `taktvoll.toml`."""
    return Linter(name, settings)
