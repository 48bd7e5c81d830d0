"""The page of a rule: what it finds, why it matters, examples, its source, what sets it."""

from taktvoll.bilingual import Text
from taktvoll.did_you_mean import RULE, unknown
from taktvoll.errors import SettingsError
from taktvoll.lint.rule import Rule
from taktvoll.lint.rules import GRAMMAR, SPELLINGS, TITLES, rule_by_id, rule_id_of
from taktvoll.lint.scores import explain_score
from taktvoll.measured_severity import in_words
from taktvoll.settings import Limits, description_of
from taktvoll.settings_page import settings_page

LIMITS = {
    "over_explanation": ("max_reasons", "max_reason_words"),
    "over_apology": ("many_apologies",),
    "too_long": ("max_words",),
    "sentence_too_long": ("max_sentence_words",),
    "late_notice": ("late_notice_days",),
}
"""Settings that move a rule's threshold."""
_COMPUTED = {
    "missing_apology": Text(
        de="Hinweis, wo der Brief weder Tag noch Uhrzeit des Termins nennt", en="hint where the letter names neither day nor time of the appointment"
    ),
    "no_show": Text(
        de="Hinweis, wo der Brief um Entschuldigung bittet und offen sagt, was war",
        en="hint where the letter apologises and says plainly what happened",
    ),
    "missing_reschedule": Text(
        de="Hinweis, wo der Brief sich für später empfiehlt", en="hint where the letter keeps a later opening in view"
    ),
}  # fmt: skip
_SEVERITIES = {
    "error": Text(de="Fehler", en="error"),
    "warning": Text(de="Warnung", en="warning"),
    "hint": Text(de="Hinweis", en="hint"),
}
_ANSWERED = Text(de="Die Mail des Unternehmens", en="The company's mail")
_APPLIED = Text(de="Die Bewerbung", en="The application")
_HEADINGS = {
    "de": ("Warum", "Rat", "Quelle", "Beispiele", "Mit dem Mangel", "Ohne ihn", "Kein Befund", "Schwere", "Einstellungen", "voreingestellt"),
    "en": ("Why", "Advice", "Source", "Examples", "With the flaw", "Without it", "No finding", "Severity", "Settings", "default"),
}  # fmt: skip


def explain(rule_id: str, lang: str = "de", *, brief: bool = False) -> str:
    """The page of a rule by its id or title, or of „score“ and „settings“, in Markdown; `SettingsError` names the nearest for others.

    `brief` shows of each example the lines that differ.
    """
    name = rule_id_of(rule_id)
    if name == "score":
        return explain_score(lang)
    if name == "settings":
        return settings_page(lang)
    if name == GRAMMAR.id:
        return f"# {GRAMMAR.id}\n\n**{GRAMMAR.title.in_language(lang)}.** {GRAMMAR.why.in_language(lang)}\n"
    if name not in TITLES:
        raise SettingsError.saying(unknown(RULE, rule_id, {**SPELLINGS, "score": "score", "settings": "settings"}))
    return page(rule_by_id(name), lang, brief=brief)


def page(rule: Rule, lang: str, *, brief: bool = False) -> str:
    """The page of `rule` in Markdown; `brief` shows of each example the lines that differ."""
    why, advice, source, examples, bad, good, clean, severity, settings, default = _HEADINGS[
        "en" if lang == "en" else "de"
    ]
    lowered, measured = _COMPUTED.get(rule.id), in_words(rule.id)
    level = _SEVERITIES[rule.severity.value].in_language(lang) + (f"; {lowered.in_language(lang)}" if lowered else "")
    level = level if measured is None else measured.in_language(lang)
    lines = [f"# {rule.id}", "", f"**{rule.title.in_language(lang)}.** {severity}: {level}.", ""]
    lines += [f"## {why}", "", rule.why.in_language(lang), ""]
    lines += [f"## {advice}", "", rule.advice.in_language(lang), ""]
    lines += [f"## {examples}", ""]
    for example in rule.examples:
        for given, text in ((_ANSWERED, example.reply_to), (_APPLIED, example.application)):
            lines += [f"{given.in_language(lang)}:", "", *_fenced(text)] if text else []
        flawed, mended = (
            (_apart(example.bad, example.good), _apart(example.good, example.bad))
            if brief
            else (example.bad, example.good)
        )
        lines += [f"{bad}:", "", *_fenced(flawed), f"{good}:", "", *_fenced(mended)]
    for near_miss in rule.near_misses:
        frame = rule.examples[0].good if brief and rule.examples else ""
        lines += [f"{clean}:", "", *_fenced(_apart(near_miss, frame) if brief else near_miss)]
    if rule.id in LIMITS:
        lines += [f"## {settings}", ""]
        for name in LIMITS[rule.id]:
            field = Limits.model_fields[name]
            lines.append(f"- `limits.{name}` ({default}: {field.default}): {description_of(field).in_language(lang)}")
        lines.append("")
    lines += [f"## {source}", "", rule.source.in_language(lang), ""]
    return "\n".join(lines)


def _apart(letter: str, other: str) -> str:
    """The lines of `letter` that `other` does not have, the marks aside; all of it where it only lacks some."""
    known = {line.translate(_MARKS).strip() for line in other.split("\n")}
    own = [line for line in letter.split("\n") if line.translate(_MARKS).strip() not in known]
    return "\n".join(own) or letter


_MARKS = str.maketrans("", "", "⟦⟧")


def _fenced(letter: str) -> list[str]:
    return ["```text", *letter.split("\n"), "```", ""]
