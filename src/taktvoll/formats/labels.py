"""The words of the reports themselves, in German and English."""

from collections.abc import Mapping

from taktvoll.bilingual import Text
from taktvoll.lint.notes import something_comes_first
from taktvoll.lint.rules import TITLES
from taktvoll.report import Report

DIMENSIONS = {
    "sentiment": Text(de="Ton", en="Tone"),
    "length": Text(de="Länge", en="Length"),
    "explanation": Text(de="Begründung", en="Explanation"),
    "courtesy": Text(de="Höflichkeit", en="Courtesy"),
    "clarity": Text(de="Klarheit", en="Clarity"),
    "register": Text(de="Anrede", en="Register"),
    "form": Text(de="Form", en="Form"),
}
OCCASIONS = {
    "decline": Text(de="Absage", en="Declines the interview"),
    "reschedule": Text(de="Bitte um einen anderen Termin", en="Asks for another date"),
    "unclear": Text(
        de="unklar, ob Absage oder anderer Termin", en="unclear whether it declines or asks for another date"
    ),
    "other": Text(de="weder Absage noch anderer Termin", en="neither declines nor asks for another date"),
}
REGISTERS = {
    "sie": Text(de="per Sie", en="formal (Sie)"),
    "du": Text(de="per Du", en="informal (du)"),
    "mixed": Text(de="Sie und du gemischt", en="Sie and du mixed"),
    "none": Text(de="ohne Anredewort", en="addresses nobody as Sie or du"),
}
STAGES = {
    "none": Text(de="noch keine Einladung", en="no invitation yet"),
    "invited": Text(de="eingeladen", en="invited"),
    "agreed": Text(de="Termin vereinbart", en="date agreed"),
    "after_interview": Text(de="nach dem Gespräch", en="after the interview"),
    "trial_day": Text(de="Probetag", en="trial day"),
    "offer": Text(de="Angebot liegt vor", en="offer made"),
    "contract": Text(de="Vertrag unterschrieben", en="contract signed"),
}
STANCES = {
    "withdraws": Text(de="zieht zurück", en="withdraws"),
    "declines": Text(de="lehnt ab", en="declines"),
    "prevented": Text(de="ist verhindert", en="is prevented"),
    "missed_it": Text(de="ist nicht erschienen", en="did not come"),
    "undecided": Text(de="ist unentschlossen", en="is undecided"),
    "accepts": Text(de="sagt zu", en="accepts"),
    "other": Text(de="schreibt etwas anderes", en="writes something else"),
}
COUNTERPARTS = {
    "employer": Text(de="an den Arbeitgeber", en="to the employer"),
    "agency": Text(de="an eine Vermittlung", en="to an agency"),
    "authority": Text(de="an eine Behörde oder Hochschule", en="to a public body or university"),
    "contact": Text(de="an eine Kontaktperson", en="to a contact"),
    "none": Text(de="es geht um etwas anderes", en="about something else"),
}
SEVERITIES = {
    "error": Text(de="Fehler", en="Error"),
    "warning": Text(de="Warnung", en="Warning"),
    "hint": Text(de="Hinweis", en="Hint"),
}
CHANGES = {
    "kept": Text(de="behalten", en="kept"),
    "shortened": Text(de="gekürzt", en="shortened"),
    "replaced": Text(de="ersetzt", en="replaced"),
    "dropped": Text(de="gestrichen", en="dropped"),
    "added": Text(de="ergänzt", en="added"),
    "moved": Text(de="verschoben", en="moved"),
}
SAID = {
    "stdin": Text(de="Entwurf", en="Draft"),
    "score": Text(de="{score} von 100", en="{score} of 100"),
    "words_one": Text(de="1 Wort", en="1 word"),
    "words": Text(de="{count} Wörter", en="{count} words"),
    "line": Text(de="Zeile {line}", en="line {line}"),
    "lines": Text(de="Zeilen {lines}", en="lines {lines}"),
    "rest_full": Text(de="sonst 100", en="the rest 100"),
    "ready": Text(
        de="Nichts zu beanstanden. Der Entwurf kann so hinausgehen.",
        en="Nothing to object to. The draft can go out as it is.",
    ),
    "nothing": Text(de="Nichts zu beanstanden.", en="Nothing to object to."),
    "nothing_of_chosen": Text(
        de="Keine der gewählten Regeln hat etwas zu beanstanden; die anderen wurden nicht gefragt.",
        en="None of the chosen rules objects to anything; the others were not asked.",
    ),
    "off_topic": Text(
        de="Das ist keine Absage und keine Bitte um einen anderen Termin; Taktvoll kann hier wenig sagen.",
        en="This neither declines an interview nor asks for another date; Taktvoll can say little here.",
    ),
    "situation": Text(de="Lage: {situation}", en="Situation: {situation}"),
    "why": Text(de="Beruht auf: {evidence}.", en="Rests on: {evidence}."),
    "more": Text(de="Mehr: taktvoll explain {rule}", en="More: taktvoll explain {rule}"),
    "fix": Text(de="Vorschlag", en="Suggestion"),
    "safe": Text(de="sicher", en="safe"),
    "left_out": Text(de="… {count} Zeilen ohne Befund", en="… {count} lines without findings"),
    "left_out_one": Text(de="… 1 Zeile ohne Befund", en="… 1 line without findings"),
    "more_findings": Text(
        de="… und {count} weitere; alle zeigt --format concise oder --format json.",
        en="… and {count} more; --format concise or --format json shows them all.",
    ),
    "more_fixes": Text(de="… und {count} weitere Vorschläge", en="… and {count} more suggestions"),
    "notes": Text(de="Außerdem", en="Also"),
    "changes": Text(de="Was sich ändert", en="What changes"),
    "unchanged": Text(
        de="Nichts geändert: Der Entwurf ist gut, wie er ist.", en="Nothing changed: the draft is good as it is."
    ),
    "draft": Text(de="Entwurf", en="Draft"),
    "rewrite": Text(de="Neue Fassung", en="Rewrite"),
    "proven": Text(de="Geprüft", en="Checked"),
    "look_here": Text(de="Bitte noch hinsehen", en="Please look once more"),
    "unproven": Text(de="Noch nicht fertig", en="Not finished yet"),
    "proof_findings": Text(de="nichts Ernstes zu beanstanden", en="nothing serious to object to"),
    "proof_findings_left": Text(de="noch zu beanstanden: {rules}", en="still to object to: {rules}"),
    "proof_slots": Text(de="alle Angaben erhalten", en="every fact kept"),
    "proof_slots_lost": Text(de="Angaben verloren", en="facts lost"),
    "proof_read": Text(de="bitte lesen", en="please read it"),
    "proof_grammar": Text(de="Grammatik geprüft", en="grammar checked"),
}


def title_of(rule: str, lang: str) -> str:
    """What a rule is called where a person reads; its id where it is none of ours."""
    return TITLES[rule].in_language(lang) if rule in TITLES else rule


def say(key: str, lang: str, **fields: object) -> str:
    """The sentence `key` of `SAID` in `lang`."""
    return SAID[key].in_language(lang, **fields)


def verdict(report: Report, *, partial: bool = False) -> str:
    """The key of the sentence on a draft without findings.

    Ready to be sent is only a draft about an interview, of which no note says that something comes first, and which all
    rules have read (not `partial`).
    """
    if partial:
        return "nothing_of_chosen"
    first = something_comes_first(report)
    return "nothing" if first or report.occasion not in {"decline", "reschedule"} else "ready"


def is_off_topic(report: Report) -> bool:
    """Whether the draft is about no interview, for another reason than that it is empty or not German."""
    return report.occasion == "other" and not any(
        found.rule in {"empty_draft", "not_german"} for found in report.findings
    )


def counted(count: int, lang: str) -> str:
    """„1 Wort“, „143 Wörter“."""
    return say("words_one", lang) if count == 1 else say("words", lang, count=count)


def tally(severity: str, count: int, lang: str) -> str:
    """„1 Warnung“, „2 Warnungen“."""
    one, many = _PLURALS[severity]
    return f"{count} {(one if count == 1 else many).in_language(lang)}"


def summary(drafts: int, severities: Mapping[str, int], lang: str) -> str:
    """One sentence on a whole run, for standard error: „3 Entwürfe geprüft: 1 Fehler, 2 Warnungen, 0 Hinweise.“"""
    found = ", ".join(tally(name, severities.get(name, 0), lang) for name in ("error", "warning", "hint"))
    return f"{tally('draft', drafts, lang)} {'checked' if lang == 'en' else 'geprüft'}: {found}."


_PLURALS = {
    "draft": (Text(de="Entwurf", en="draft"), Text(de="Entwürfe", en="drafts")),
    "error": (Text(de="Fehler", en="error"), Text(de="Fehler", en="errors")),
    "warning": (Text(de="Warnung", en="warning"), Text(de="Warnungen", en="warnings")),
    "hint": (Text(de="Hinweis", en="hint"), Text(de="Hinweise", en="hints")),
}
