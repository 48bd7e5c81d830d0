"""The JSON schema of the report, for `taktvoll schema`."""

from typing import Any

from taktvoll.finding import Safety, Severity
from taktvoll.report import SCHEMA_VERSION
from taktvoll.scheme import DIMENSIONS, LABELS, OCCASIONS, REGISTERS, SLOTS

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_Schema = dict[str, Any]


def schema() -> _Schema:
    """JSON Schema (2020-12) of one report; new fields may be added without a new version."""
    return {
        "$schema": DIALECT,
        "title": "taktvoll report",
        "description": "What `taktvoll check` says about one draft. `--format json` prints an array of these, "
        "`--format jsonl` one a line. Offsets count code points of the text as received, end exclusive.",
        **_object(
            {
                "schema": {"const": SCHEMA_VERSION, "description": "Version of this shape."},
                "id": _nullable("The file's name, the id of the JSON line, or - for standard input."),
                "occasion": _enum(
                    OCCASIONS, "What the draft shows: it declines, asks for another date, leaves that open, or neither."
                ),
                "register": _enum(REGISTERS, "How the draft addresses the reader."),
                "score": _score("The score in all."),
                "subject": _nullable(
                    "The subject of the mail's header; null where it is a line of the text, or absent."
                ),
                "scores": _object(
                    {name: _score(f"The score for {name}.") for name in DIMENSIONS}, "A score for each dimension."
                ),
                "sentiment": _object(
                    {
                        "polarity": _number("Stance towards the reader: -1 hostile, 1 warm.", -1, 1),
                        "subjectivity": _number("0 factual, 1 personal.", 0, 1),
                        "formality": _number("-1 colloquial, 1 official.", -1, 1),
                    },
                    "The tone of the letter, without quotes and signature.",
                ),
                "length": _object(
                    {
                        "words": _count("White-space separated words between salutation and closing."),
                        "sentences": _count("Sentences there."),
                        "longest_sentence": _count("Words of the longest of them."),
                        "reading_ease": {
                            "type": "number",
                            "description": "Flesch's reading ease for German, after Amstad.",
                        },
                    },
                    "The size of the letter's body.",
                ),
                "slots": {
                    "type": "object",
                    "description": "Facts, quoted literally from the draft; what it does not state is left out.",
                    "properties": {name: {"type": "string"} for name in SLOTS},
                },
                "sentences": _array(_sentence(), "Sorted, disjoint, covering all text but white space."),
                "findings": _array(_finding(), "What hurts."),
                "notes": _array(
                    _object({"kind": {"type": "string"}, "text": {"type": "string"}}, "A remark that is no finding."),
                    "Remarks on timing, channel, second thoughts.",
                ),
                "grammar_checked": {"type": "boolean", "description": "Whether LanguageTool read the draft too."},
                "text": {
                    "type": "string",
                    "description": "The text to which the offsets refer; only where it was decoded from a container (.eml).",
                },
            },
            optional=("text",),
        ),
    }


def _sentence() -> _Schema:
    label = {"enum": list(LABELS)}
    return _object(
        {
            **_span(),
            "labels": {
                "type": "array",
                "minItems": 1,
                "uniqueItems": True,
                "items": label,
                "description": "What it does.",
            },
            "polarity": _number("Its stance towards the reader.", -1, 1),
        },
        "A sentence or stand-alone line.",
    )


def _finding() -> _Schema:
    edit = _object(
        {**_span(), "text": {"type": "string"}}, "Replace this span by `text`; an insertion has start = end."
    )
    fix = _object(
        {
            "title": {"type": "string", "description": "What it does, in the user's language."},
            "safety": _enum(
                [safety.value for safety in Safety], "safe: may be applied in bulk; offer: a person decides."
            ),
            "edits": _array(edit, "Disjoint edits, applied together."),
        },
        "One way to mend the finding.",
    )
    return _object(
        {
            "rule": {
                "type": "string",
                "pattern": "^[a-z][a-z0-9_]*$",
                "description": "`taktvoll explain RULE` tells more.",
            },
            "severity": _enum([severity.value for severity in Severity], "How much it hurts."),
            "message": {"type": "string", "description": "What hurts, in the user's language."},
            "advice": {"type": "string", "description": "What to do about it."},
            **_span(),
            "line": {"type": "integer", "minimum": 1, "description": "Counted from 1; a line ends at LF or CRLF."},
            "column": {"type": "integer", "minimum": 1, "description": "Counted from 1, in code points."},
            "fixes": _array(fix, "Ways to mend it."),
            "languagetool": _object(
                {"rule": {"type": "string"}, "category": {"type": "string"}},
                "Only for the rule grammar: LanguageTool's own rule and category.",
            ),
            "evidence": _array(
                {"type": "string"}, "Only with --why: the patterns and models behind it, never a quote."
            ),
        },
        "What hurts, where it stands, and what to do.",
        optional=("languagetool", "evidence"),
    )


def _object(properties: _Schema, description: str = "", optional: tuple[str, ...] = ()) -> _Schema:
    """Additional properties stay allowed: an addition to the report is no break."""
    described = {"description": description} if description else {}
    required = [name for name in properties if name not in optional]
    return {"type": "object", **described, "required": required, "properties": properties}


def _array(items: _Schema, description: str) -> _Schema:
    return {"type": "array", "description": description, "items": items}


def _enum(values: tuple[str, ...] | list[str], description: str) -> _Schema:
    return {"enum": list(values), "description": description}


def _nullable(description: str) -> _Schema:
    return {"type": ["string", "null"], "description": description}


def _score(description: str) -> _Schema:
    return {"type": "integer", "minimum": 0, "maximum": 100, "description": f"{description} 0–100, higher is better."}


def _count(description: str) -> _Schema:
    return {"type": "integer", "minimum": 0, "description": description}


def _number(description: str, least: float, most: float) -> _Schema:
    return {"type": "number", "minimum": least, "maximum": most, "description": description}


def _span() -> _Schema:
    return {
        "start": {"type": "integer", "minimum": 0, "description": "First code point."},
        "end": {"type": "integer", "minimum": 0, "description": "One past the last code point."},
    }
