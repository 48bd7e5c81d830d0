"""Reports and rewrites built by hand; spans are found by their words."""

from taktvoll.finding import Edit, Finding, Fix, LanguageToolRule, Safety, Severity, finding_at
from taktvoll.mail.segments import segment
from taktvoll.positions import Places
from taktvoll.report import Length, Note, Report, Sentence, Sentiment, Situation
from taktvoll.rewritten import Change, ChangeKind, Proof, Rewrite, Verdict
from taktvoll.scheme import DIMENSIONS

DRAFT = """\
Betreff: Termin am 12. März

Sehr geehrte Frau Dr. Weiß,

leider hab ich am Montag, den 12. März, doch keine Zeit. Ehrlich gesagt ist die Bezahlung ein Witz. Mein Sohn hat \
seit Tagen Brechdurchfall, und meine Schwiegermutter, die sonst einspringt, liegt selbst mit Fieber im Bett.

Mit freundlichen Grüßen
Jana Kröger

--
Jana Kröger · Hafenstraße 3 · 27568 Bremerhaven

Am 3. März 2027 um 10:12 schrieb Weiß <weiss@nordlicht.example>:
> Wir laden Sie herzlich zum Gespräch ein.
"""
EVIL = "Sehr geehrte Frau [bold red]Kern[/],\n\nich sage ab.\x1b[2J\x1b]0;x\x07\u202e[link=http://x]hier[/link]\x9b31m <b>&</b>\n"


def finding(
    text: str,
    rule: str,
    words: str,
    severity: Severity = Severity.WARNING,
    *,
    message: str = "",
    advice: str = "",
    fixes: tuple[Fix, ...] = (),
    evidence: tuple[str, ...] = (),
    languagetool: LanguageToolRule | None = None,
) -> Finding:
    """A finding at the first place of `words`."""
    start = text.index(words)
    return finding_at(
        Places(text),
        start,
        start + len(words),
        rule=rule,
        severity=severity,
        message=message or f"„{words}“ fällt auf.",
        advice=advice,
        fixes=fixes,
        evidence=evidence,
        languagetool=languagetool,
    )


def replacement(text: str, old: str, new: str, *, title: str = "Ersetzen", safety: Safety = Safety.OFFER) -> Fix:
    """A fix that replaces the first `old`."""
    start = text.index(old)
    return Fix(title=title, safety=safety, edits=(Edit(start=start, end=start + len(old), text=new),))


def report(text: str, *findings: Finding, **fields: object) -> Report:
    """A report with plausible values."""
    scores = dict(zip(DIMENSIONS, (80, 90, 40, 70, 95, 100, 90), strict=True))
    values = {
        "occasion": "decline",
        "register": "sie",
        "situation": Situation(),
        "score": 74,
        "scores": scores,
        "sentiment": Sentiment(polarity=0.12, subjectivity=0.3, formality=0.61),
        "length": Length(words=len(text.split()), sentences=3, longest_sentence=17, reading_ease=47.2),
        "slots": {},
        "sentences": tuple(
            Sentence(start=start, end=end, labels=("other",), polarity=0.0) for start, end in _line_spans(text)
        ),
        "findings": findings,
        "text": text,
        "lang": "de",
        "segments": segment(text),
        "id": "absage.txt",
    }
    return Report(**(values | fields))


def _line_spans(text: str) -> list[tuple[int, int]]:
    spans, position = [], 0
    for line in text.split("\n"):
        if line.strip():
            start = position + len(line) - len(line.lstrip())
            spans.append((start, start + len(line.strip())))
        position += len(line) + 1
    return spans


def flawed() -> Report:
    """A letter with every kind of mark: an insertion, words, nested words, a long span, a mere place."""
    sentence = "Ehrlich gesagt ist die Bezahlung ein Witz. "
    story = DRAFT[DRAFT.index("Mein Sohn") : DRAFT.index("\n\nMit freundlichen")]
    greeting = "Sehr geehrte Frau Dr. Weiß,"
    end = DRAFT.index(greeting) + len(greeting)
    thanks = Fix(
        title="Dank ergänzen",
        safety=Safety.OFFER,
        edits=(Edit(start=end, end=end, text="\n\nvielen Dank für die Einladung zum Gespräch."),),
    )
    return report(
        DRAFT,
        finding(
            DRAFT, "missing_thanks", greeting,
            message="Der Dank für die Einladung fehlt.",
            advice="Danken Sie in einem Satz für die Einladung; das kostet nichts und öffnet Türen.",
            fixes=(thanks,),
            evidence=("no sentence labelled thanks",),
        ),
        finding(
            DRAFT, "informal", "hab",
            message="„hab“ ist Umgangssprache.",
            advice="Schreiben Sie das Wort aus.",
            fixes=(replacement(DRAFT, "hab ", "habe ", title="Wort ausschreiben", safety=Safety.SAFE),),
            evidence=("colloquial.txt",),
        ),
        finding(
            DRAFT, "weekday_mismatch", "Montag, den 12. März",
            message="Der 12. März 2027 ist ein Freitag, kein Montag.",
            advice="Sehen Sie in der Einladung nach, welcher Tag gemeint ist.",
        ),
        finding(
            DRAFT, "negative_opinion", "Ehrlich gesagt ist die Bezahlung ein Witz.", Severity.ERROR,
            message="„ist die Bezahlung ein Witz“ wertet den Arbeitgeber ab.",
            advice="Streichen Sie den Satz: eine Absage braucht kein Urteil, und man sieht sich oft zweimal.",
            fixes=(replacement(DRAFT, sentence, "", title="Satz streichen"),),
        ),
        finding(
            DRAFT, "over_explanation", story,
            message="Die Gründe füllen 22 Wörter; ein Halbsatz genügt.",
            advice="Nennen Sie höchstens einen Grund, und den allgemein.",
            fixes=(replacement(DRAFT, story, "Aus familiären Gründen ist es mir nicht möglich.", title="Kürzen"),),
        ),
        finding(
            DRAFT, "private_detail", "Brechdurchfall",
            message="„Brechdurchfall“ geht den Arbeitgeber nichts an.",
            advice="„Aus familiären Gründen“ sagt genug.",
        ),
        finding(
            DRAFT, "missing_goodwill", "Mit freundlichen Grüßen", Severity.HINT,
            message="Ein freundlicher Wunsch zum Schluss fehlt.",
            advice="Wünschen Sie zum Beispiel viel Erfolg bei der Besetzung der Stelle.",
        ),
        notes=(Note(kind="timing", text="Der Termin ist übermorgen: rufen Sie zuerst an und schreiben Sie danach."),),
        slots={"recipient": "Frau Dr. Weiß", "date": "12. März", "sender": "Jana Kröger"},
    )  # fmt: skip


CLEAN = """\
Sehr geehrte Frau Dr. Weiß,

vielen Dank für die Einladung zum Gespräch am 12. März. Leider kann ich den Termin nicht wahrnehmen, ich ziehe \
meine Bewerbung zurück. Dafür bitte ich um Verständnis und wünsche Ihnen viel Erfolg bei der Besetzung.

Mit freundlichen Grüßen
Jana Kröger
"""


def rewritten(*, passed: bool = True) -> Rewrite:
    """A rewrite of DRAFT with changes of several kinds."""
    text = DRAFT.replace("hab ich", "habe ich").replace("Ehrlich gesagt ist die Bezahlung ein Witz. ", "")
    text = text.replace("Weiß,\n\nleider", "Weiß,\n\nvielen Dank für Ihre Einladung zum Gespräch. Leider")
    story = DRAFT[DRAFT.index("Mein Sohn") : DRAFT.index("\n\nMit freundlichen")]
    text = text.replace(story, "Aus familiären Gründen ist es mir nicht möglich.")
    at = DRAFT.index("leider hab")
    witz = DRAFT.index("Ehrlich")

    def change(kind: ChangeKind, start: int, end: int, new: str, rule: str, why: str) -> Change:
        return Change(kind=kind, start=start, end=end, text=new, rule=rule, why=why)

    changes = (
        change(ChangeKind.ADDED, at, at, "vielen Dank für Ihre Einladung zum Gespräch.", "missing_thanks", "Der Dank fehlte."),
        change(ChangeKind.REPLACED, at + 7, at + 10, "habe", "informal", "Ausgeschrieben."),
        change(ChangeKind.DROPPED, witz, witz + 43, "", "negative_opinion", "Ein Urteil gehört in keine Absage."),
        change(
            ChangeKind.SHORTENED, DRAFT.index(story), DRAFT.index(story) + len(story),
            "Aus familiären Gründen ist es mir nicht möglich.", "over_explanation", "Ein Grund genügt.",
        ),
    )  # fmt: skip
    proof = Proof(
        verdict=Verdict.PROVEN if passed else Verdict.NOT_POSSIBLE,
        findings=() if passed else (finding(text, "missing_decision", "Mit freundlichen Grüßen", Severity.ERROR),),
        slots_kept=passed,
        register="sie",
        words=24,
        missing=() if passed else ("Es fehlt ein Satz, der klar absagt.",),
    )
    return Rewrite(
        id="absage.txt",
        text=text,
        mode="minimal",
        changes=changes,
        proof=proof,
        lang="de",
        occasion="decline",
        original=DRAFT,
    )
