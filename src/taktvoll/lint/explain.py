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
}
"""Settings that move a rule's threshold."""
_COMPUTED = {
    "missing_apology": Text(
        de="Hinweis, wo der Brief weder Tag noch Uhrzeit des Termins nennt", en="hint where the letter names neither day nor time of the appointment"
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


def explain(rule_id: str, lang: str = "de") -> str:
    """The page of a rule by its id or title, or of „score“ and „settings“, in Markdown; `SettingsError` names the nearest for others."""
    name = rule_id_of(rule_id)
    if name == "score":
        return explain_score(lang)
    if name == "settings":
        return settings_page(lang)
    if name == GRAMMAR.id:
        return f"# {GRAMMAR.id}\n\n**{GRAMMAR.title.in_language(lang)}.** {GRAMMAR.why.in_language(lang)}\n"
    if name not in TITLES:
        raise SettingsError.saying(unknown(RULE, rule_id, {**SPELLINGS, "score": "score", "settings": "settings"}))
    return page(rule_by_id(name), lang)


def page(rule: Rule, lang: str) -> str:
    """The page of `rule` in Markdown."""
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
        lines += [f"{bad}:", "", *_fenced(example.bad), f"{good}:", "", *_fenced(example.good)]
    for near_miss in rule.near_misses:
        lines += [f"{clean}:", "", *_fenced(near_miss)]
    if rule.id in LIMITS:
        lines += [f"## {settings}", ""]
        for name in LIMITS[rule.id]:
            field = Limits.model_fields[name]
            lines.append(f"- `limits.{name}` ({default}: {field.default}): {description_of(field).in_language(lang)}")
        lines.append("")
    lines += [f"## {source}", "", rule.source.in_language(lang), ""]
    return "\n".join(lines)


def _fenced(letter: str) -> list[str]:
    return ["```text", *letter.split("\n"), "```", ""]
