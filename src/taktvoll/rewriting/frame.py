"""What stands around the body: subject, salutation and closing, mended where they hurt, added where they are missing."""

import re
from dataclasses import dataclass

from taktvoll.analysis import Analysis
from taktvoll.letter import SegmentKind
from taktvoll.mail.closing import is_plea, name_behind
from taktvoll.phrasing.plain_words import without_marks
from taktvoll.report import Report
from taktvoll.rewriting.goal import Goal
from taktvoll.rewriting.regional import fits_the_region
from taktvoll.rewriting.small_letters import capitalised_frame, capitalised_name, formula_and_name
from taktvoll.rewriting.tone import begs, is_brusque

_CASUAL_GREETING = re.compile(r"^(?:hi|hey|huhu|na|moin(?: moin)?|tach|hallöchen|jo|yo)\b(?:\s+na\b)?", re.IGNORECASE)
_TO_GROUP = re.compile(
    r"^(?:hi|hey|hallo|moin|huhu|na|servus|tach|liebe[s]?)\s+(?:zusammen|leute|ihr(?: lieben)?|alle|team|crew)\b[,!]?",
    re.IGNORECASE,
)
_BARE_SALUTATION = re.compile(r"(?:Herr|Frau)\s+[A-ZÄÖÜ]")
"""„Herr Kümmel,“ is how one scolds."""
_SMALL_NAME = re.compile(
    r"\b(?:[Ff]rau|[Hh]errn?)\s+(?!(?:v|von|vom|zu|zur|van|de|del|della|di|da|ten|ter|al|el|dr|prof)\b)[a-zäöü]"
)
"""„frau krüger“; „Frau v. Stechow“ is written so."""
_AGREEMENT = (
    (re.compile(r"\b(geehrte|liebe|verehrte|werte)(?=\s+Herr\b)", re.IGNORECASE), r"\1r"),
    (re.compile(r"\b(geehrte|liebe|verehrte|werte)[rsn](?=\s+Frau\b)", re.IGNORECASE), r"\1"),
    (re.compile(r"\b(Mit\s+\w+en\s+Grü(?:ß|ss)e)(?![\wäöüß])", re.IGNORECASE), r"\1n"),
)
"""„Sehr geehrte Herr Timm“, „Mit freundlichen Grüße“: pattern → what it becomes."""
_TITLE = re.compile(r"\b(?:Frau|Herrn?|Dr\.|Prof\.)\b")
_COMIC_CLOSING = re.compile(
    r"unwürdig|\bin demut\b|peinlich|beschämt|zerknirscht|schuldbewusst|reumütig|verzweifelt|genervt|enttäuscht|auf nimmerwiedersehen|tschüss|tschüssi|ciao|baba|pfiadi|pf(?:ia|üa)t (?:di|eich|euch)|bussi|küsschen|peace|cheers|hau(?:t)? rein|mach(?:t|'s)?\b.*gut|drück|knuddel|lass(?:t)? es|bis (?:nie|dann|bald)|nix für ungut|mit leeren händen|mit tausend|hochverachtung|in tiefe[rm]|in tiefster|in ewiger|gesenkt\w*\s+haupt|\bvoller?\s+(?:scham|reue|demut|trauer|wut|zorn|enttäuschung|verzweiflung|sorge|angst)\b|\bmit (?:sehr )?schlechtem gewissen|auf knien|für immer in|unwürdig",
    re.IGNORECASE,
)
_MOODY_GREETING = re.compile(
    r"\b(?:kleinlaut|traurig|betrübt|geknickt|bedrückt|bedröppelt|wehmütig|müde|todmüde|erschöpft|reuig|schuldig|schamvoll|verschämt|verlegen|ratlos|bitter|bissig"
    r"|frostig|kalt|eisig|kühl|entnervt|sauer|säuerlich|zornig|wütend|verärgert|gekränkt|empört|grimmig|sarkastisch|ironisch|fassungslos|kopfschüttelnd|knurrig|mürrisch|heulend"
    r"|weinend|schlaflos|verschnupft|fiebrig|hustend|röchelnd)\w{0,3}\s+gr(?:ü|u)(?:ß|ss)\w*\b(?!\s+(?:aus|vom|von)\b)",
    re.IGNORECASE,
)
"""„Kleinlaute Grüße“: a mood that the letter does not tell."""
_FRIENDLY_CLOSING = re.compile(
    r"\b(?:drück|knuddel|küsschen|bussi|ciao|baba|pfiadi|pf(?:ia|üa)t|tschüss(?!\s+mit)|bis (?:bald|dann)|mach(?:t|'s)?\b.*gut)",
    re.IGNORECASE,
)
"""What friends write to each other: no harm in a letter that says du."""
_BEGGING_CLOSING = re.compile(
    r"\bnachsicht\b|\bvergebung\b|\bverzeihung\b|\bgnade\b|\b(?:zweite|letzte|allerletzte)\w* chance\b|\b(?:er)?flehend\b|\bbangend\b|\bbange\w*\b|\bentschuldigend\b",
    re.IGNORECASE,
)
"""„In aller Form um Nachsicht bittend“: the plea belongs to the body, which says it plainly."""
_ABBREVIATED = re.compile(r"^(?:lg|vg|mfg|bg|glg|hg|lieben gruß|grüßle)\b[,.!]?$", re.IGNORECASE)
_ABASED = re.compile(
    r"^(Ihre?|Deine?|Eure?|Euer)\s+(?:(?:sehr|so|ganz|ewig|zutiefst|stets|leicht)\s+)*(?:un\w+e[rn]?|verzweifelte?r?|zerknirschte?r?|beschämte?r?|traurige?r?|dumme?r?|arme?r?|reuige?r?|reumütige?r?|ergebene?r?|ergebenste?r?|enttäuschte?r?)\s+(?=[A-ZÄÖÜ])"
)
"""„Ihre sehr unglückliche Heike Lücking“ signs as „Ihre Heike Lücking“."""
_OWN = re.compile(r"(?:Ihre?|Deine?|Eure?|Euer)", re.IGNORECASE)
_SUBJECT_NAME = re.compile(r"^(?:Betreff|Betr\.?|Subject)\s*:\s*", re.IGNORECASE)
_SHOUT = re.compile(r"\b[A-ZÄÖÜ]{4,}\b.*\b[A-ZÄÖÜ]{4,}\b|!!|😀|🙏|😡")
_SUBJECT_HURTS = re.compile(
    r"\bböse\b|theater|nie wieder|nein danke|schluss|endlich|frechheit|unverschämt|witz|enttäusch|sorry|verzeih|entschuldig\w*|schäm|leider doch|bitte lesen|dringend|hilfe",
    re.IGNORECASE,
)


_OF_ONESELF = re.compile(r"\b(?:ich|mir|mich|mein\w*)\b", re.IGNORECASE)
_EMOTICON = re.compile(r"(?:^|\s)[:;]-?[()/|]+(?=\s|$)")
_MATTER = re.compile(
    r"absag|sage\b|termin|tag\b|gespräch|interview|treffen|vorstell|bewerb|einlad|verschieb|verschob|verleg|stelle\b|posten|platz|praktikum|ausbildung|lehre\b|angebot|vertrag|zusage|kennenlern|probe"
    r"|hospit|schnupper|rückzug|zurück|verhinder|komm|kann\b|antwort|anfrage|entscheidung|unterlagen|kennziffer|referenz|nachricht|mail|start|beginn|anfang|anliegen|rückmeldung|frage|bitte|\d",
    re.IGNORECASE,
)
"""What a subject is about, if it is about the matter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameLine:
    """What a line of the frame becomes."""

    text: str
    rule: str | None
    """None where it stays as it is."""


def frame_line(analysis: Analysis, report: Report, goal: Goal, place: int) -> FrameLine:
    """The line of the frame at `place` among the sentences of the draft."""
    sentence = analysis.sentences[place]
    quote = analysis.quote(sentence)
    hit = {finding.rule for finding in report.findings if finding.start < sentence.end and sentence.start < finding.end}
    if goal.typed_small and sentence.segment in {SegmentKind.SALUTATION, SegmentKind.CLOSING, SegmentKind.NAME}:
        return _with_capitals(quote, goal, sentence.segment)
    if sentence.segment is SegmentKind.SALUTATION:
        return _salutation(quote, goal, analysis.register)
    if sentence.segment is SegmentKind.NAME:
        return _name(quote)
    if sentence.segment is SegmentKind.CLOSING:
        greetings = [analysis.quote(part) for part in analysis.sentences if part.segment is SegmentKind.SALUTATION]
        among_friends = goal.register == "du" and analysis.register != "sie"
        friendly = among_friends or fits_the_region(quote, greetings)
        return _closing(quote, goal, hit, moved=analysis.register != goal.register, friendly=friendly)
    if sentence.segment is SegmentKind.SUBJECT:
        return _subject(quote, goal, hit)
    return FrameLine(text=quote, rule=None)


def _with_capitals(quote: str, goal: Goal, segment: SegmentKind) -> FrameLine:
    split = formula_and_name(quote) if segment is SegmentKind.CLOSING else None
    if split is not None:
        line = split[0] if not _ABBREVIATED.match(split[0]) else goal.phrases.say("greeting") or split[0]
        formula = capitalised_frame(line, goal.is_noun)
        return FrameLine(
            text=f"{re.sub('gr(ü|u)', lambda found: 'Gr' + found[1], formula)}\n{split[1]}", rule="informal"
        )
    if segment is SegmentKind.NAME:
        text = capitalised_name(quote)
    else:
        text = capitalised_frame(quote, goal.is_noun)
        if segment is SegmentKind.SALUTATION and text[-1:].isalnum():
            text += ","
    return FrameLine(text=text, rule="informal" if text != quote else None)


def _salutation(quote: str, goal: Goal, draft_register: str) -> FrameLine:
    text, rule = quote, None
    bare = without_marks(text)
    plain = _agreeing(bare)
    if _SMALL_NAME.search(plain):
        plain = capitalised_frame(plain, goal.is_noun)
    if goal.register == "sie" and draft_register in {"mixed", "du"}:
        if _TO_GROUP.match(text):
            return FrameLine(text="Sehr geehrte Damen und Herren,", rule="register_mix")
        plain = re.sub(r"\b(?:deine|eure)\b", "Ihre", plain, flags=re.IGNORECASE)
    if goal.register == "sie" and _CASUAL_GREETING.match(plain):
        plain = _CASUAL_GREETING.sub("Guten Tag", plain)
        rule = "informal"
    if goal.register == "du" and draft_register in {"sie", "mixed"} and not _TITLE.search(plain):
        plain = re.sub(r"^sehr geehrte damen und herren\b,?", "Hallo zusammen,", plain, flags=re.IGNORECASE)
        plain = re.sub(r"^(?:sehr geehrte[rs]?|sehr verehrte[rs]?)\b", "Hallo", plain, flags=re.IGNORECASE)
    if goal.register != "du" and _BARE_SALUTATION.match(plain):
        plain, rule = f"Guten Tag {plain}", rule or "negative_opinion"
    if plain != text:
        rule = rule or ("spelling" if bare == text and plain == _agreeing(bare) else "informal")
        text = goal.phrases.voice.spelled(plain)
    return FrameLine(text=text, rule=rule)


def _agreeing(line: str) -> str:
    for pattern, becomes in _AGREEMENT:
        line = pattern.sub(becomes, line)
    return line


def _name(quote: str) -> FrameLine:
    """„tilda wernike 🙂“ as „Tilda Wernike“."""
    plain = _ABASED.sub(r"\1 ", without_marks(quote))
    text = capitalised_name(plain) if plain.islower() else plain
    return FrameLine(text=text or quote, rule="informal" if text and text != quote else None)


def _closing(quote: str, goal: Goal, hit: set[str], *, moved: bool, friendly: bool) -> FrameLine:
    formula, name = _split_at_name(quote)
    pleads = begs(formula) or is_plea(formula) or bool(_BEGGING_CLOSING.search(formula))
    hurts = (
        pleads
        or is_brusque(formula)
        or bool(_MOODY_GREETING.search(formula))
        or (bool(_COMIC_CLOSING.search(formula)) and not (friendly and _FRIENDLY_CLOSING.search(formula)))
        or bool(re.search(r"!!|[\U0001F300-\U0001FAFF]", formula))
    )
    stays = friendly and bool(_FRIENDLY_CLOSING.search(formula))
    abbreviated = goal.register == "sie" and _ABBREVIATED.match(formula.strip())
    if not hurts and not (abbreviated and moved) and ("informal" not in hit or stays):
        line = _agreeing(_ABASED.sub(r"\1 ", quote))
        return FrameLine(text=line, rule="spelling" if line != quote else None)
    said = goal.phrases.say("greeting" if abbreviated else "closing") or formula
    return FrameLine(text=f"{said}\n{name}" if name else said, rule="over_apology" if pleads else "informal")


def _split_at_name(line: str) -> tuple[str, str]:
    """A closing line in two; a bare „Ihre Jana Kröger“ is all formula."""
    name = name_behind(line.strip())
    formula = line.strip().removesuffix(name or "").rstrip(" ,!")
    return (line, "") if name is None or not formula or _OWN.fullmatch(formula) else (formula, name)


def _subject(quote: str, goal: Goal, hit: set[str]) -> FrameLine:
    name = _SUBJECT_NAME.match(quote)
    line = quote[name.end() :] if name else quote
    hurts = (
        any(pattern.search(line) for pattern in (_SHOUT, _SUBJECT_HURTS, _EMOTICON)) or begs(line) or is_brusque(line)
    )
    strays = _OF_ONESELF.search(line) and not _MATTER.search(line)
    if (
        not (hurts or strays or hit & {"negative_opinion", "informal", "private_detail", "over_apology"})
        or not goal.composable
    ):
        return FrameLine(text=quote, rule=None)
    said = goal.phrases.say("subject", frozenset({"date"}))
    if said is None:
        return FrameLine(text=quote, rule=None)
    post = goal.phrases.analysis.slots.get("position")
    if post is not None and post.text in line and post.text not in said:
        said += f" – {post.text}"
    return FrameLine(text=(name[0] if name else "") + said, rule="informal")
