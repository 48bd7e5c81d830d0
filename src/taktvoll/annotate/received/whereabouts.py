"""How the talk is held, by which way an answer is asked for, and the number to quote in it."""

import re
from collections.abc import Iterator, Sequence

from taktvoll.annotate.received.parts import MailParts
from taktvoll.reply_to import AnswerChannel, TalkForm

ONLINE = re.compile(
    r"\b(?:zoom|(?:ms|microsoft)?\s*teams(?=\s*\)|[\s-]*(?:link|meeting|besprechung|termin|call|sitzung)|\b)|google\s+meet|webex|skype|jitsi|video\w*|online-?(?:gespräch|interview|termin|meeting|treffen)|virtuell\w*|bildschirm\w*)\b",
    re.IGNORECASE,
)
_BY_PHONE = re.compile(
    r"\btelefon(?:interview|gespräch|termin|at)\w*|\btelefonisch(?:es|en)?\s+(?:\w+\s+)?(?:interview|gespräch|kennenlernen|erstgespräch)|\b(?:findet|wird|erfolgt|führen|führe)\b[^.\n]{0,40}\btelefonisch|\b(?:wird|werde|werden|würde|würden|möchte|möchten)\s+(?:ich\s+|wir\s+)?(?:Sie|dich|euch)\b(?:[^.!?\n]|(?<=\d)\.){0,120}\banrufen\b|\btelefonieren\b|\bphone\s+(?:interview|call|screen)|\b(?:wir|ich|er|sie)\s+ruf(?:en|e|t)\s+(?:Sie|dich|euch)\b|\b(?:Sie|dich)\s+(?:gern\s+)?(?:eine?\s+\w+\s+)?anrufen\b"
    r"|\bruf(?:en|e)\s+(?:wir|ich)\s+(?:Sie|dich)\b",
    re.IGNORECASE,
)
_HERE = re.compile(
    r"\b(?:bei\s+uns\s+(?:im|in|am|auf)|zu\s+uns\s+(?:nach|in|ins|auf)\b|in\s+(?:unserem?r?|unserer|meine[mr])\s+(?:\w+\s+)?\w*(?:werk|büro|praxis|kanzlei|haus|zentrale|akademie|werkstatt|filiale|labor|autohaus|backstube|studio|kita|atelier)\w*|vor\s+ort|persönlich\w*\s+(?:gespräch|kennen)\w*|in\s+der\s+(?:werkstatt|rösterei)|unser\s+büro|probetag|probearbeit\w*|schnuppert?\w*|hospit\w*|auswahltag|(?:am|beim)\s+empfang|auf\s+unserem\s+\w+hof|vorbei(?:kommen|schauen|zukommen)?|einzufinden|finden\s+Sie\s+sich|komm(?:en\s+Sie|st\s+du|t\s+ihr)?\b(?:[^.!?\n]|(?<=\d)\.){0,80}\b(?:ins?|zum|zur|zu\s+uns|(?:in|an)\s+(?:die|den|das)))\b",
    re.IGNORECASE,
)
_PORTAL = re.compile(
    r"\b(?:\w*portal\w*|bewerb(?:er|ungs)(?:konto|tool|profil|bereich|center|plattform|seite|system|account)|(?:deinem|Ihrem)\s+(?:profil|konto|account)|karriereseite|buchungs(?:system|tool|seite|kalender)\w*|terminbuchung\w*|(?:online-?|das\s+|unser\s+)formular\w*|auf\s+unserer\s+(?:web|home)\w*|(?:den|diesen|folgenden|nachstehenden)\s+link|(?:auf|über)\s+(?:den|die|das)\s+(?:button|schaltfläche)|bewerbungsübersicht|online\s+(?:ab|zu|absagen|zusagen|verschieben|stornieren|buchen|melden|bestätigen)|(?:ein)?logg(?:en|e)\b|online-?tool|klick\w*\s+(?:Sie\s+)?(?:bitte\s+)?(?:zum\s+\w+\s+)?(?:\w+\s+\w+\s+)?auf|(?:link|button|schaltfläche)\s+(?:unten|anklick\w*)|buchen\s+Sie\s+sich|self-?service)\b",
    re.IGNORECASE,
)
_LINK = re.compile(r"\bhttps?://\S+", re.IGNORECASE)
_ACTS = re.compile(
    r"\b(?:absag\w*|sag\w*\b[^.!?]{0,40}\bab|ab\s*(?:sagen|melden|zusagen)|zusag\w*|\w*bestätig(?!e\s+ich|en\s+wir|e\s+Ihnen)\w*|rückmeld\w*|bescheid|\w*antwort\w*|mitteil\w*|erwarte\w*\s+(?:Ihre|deine)\b|aufrecht\w*|terminw[uü]nsch\w*|bitte\w*\b[^.!?]{0,60}\b(?:anruf|rückruf)|teil(?:en|t|e)\s+(?:uns|mir|sie)|verhinder\w*|verhindern|nicht\s+(?:\w+\s+)?(?:wahrnehmen|kommen|klappen|klappt|passt|passen|können|geht|schaff\w*|zusagen|einhalten|möglich|recht|teilnehmen|erscheinen)|verständig\w*|\w*hindert|krankheitsfall\w*|erkrank\w*|verlegung|ändert|ändern|zurückziehen|zurücknehmen|rückruf\w*|absolvier\w*|comes\s+up|annahme|cannot|can['’]?t|unable|wähl\w*|aussuchen|dazwischen\w*|termin(?:absag|änderung|verschieb)\w*|ablehnen|verschieben|umbuch\w*|anmeld\w*|abmeld\w*|melde\w*\s+(?:Sie\s+sich|dich|euch)|hinhaut|haut\b[^.!?]{0,12}\bhin|nutz(?:en|e)?\s+(?:Sie|bitte|den|die)|tragen\s+Sie|trag\s+dich|zieh\w*\b[^.!?]{0,60}\bzurück|abmeldung\w*|pick\b|choose\b|suit\b|äu(?:ss|ß)er\w*|klick\w*|(?:klappt|passt|geht)\b[^.!?]{0,15}\bnicht|sag\w*\s+(?:Sie|du)\s+(?:\w+\s+){0,2}(?:zu|ab)\b|recht\s*(?=\?)|logg\w*|schlag\w*\b[^.!?]{0,50}\bvor|ungünstig|umbuch\w*|stornier\w*|erreichen\s+(?:Sie\s+)?(?:mich|uns)|melden\s+Sie|meld\s+di(?:ch)?|melden\b|schick\w*\s+(?:mir|uns)\s+(?:\w+\s+){0,3}(?:zeiten|termin\w*|vorschl\w*|antwort|nachricht|bescheid|ok)|buchen|schreib\w*|zu\s*oder\s*ab|zu\s+oder\s+ab|an\s+oder\s+ab|gib\w*|geben\s+Sie|ob\s+(?:es|das)\b|interessiert|info\b|falls\s+(?:et)?was\s+ist|ersuch\w*|sag(?:en|t)?['’]?s?\s+(?:uns|mir|Sie|kurz)|was\s+(?:dir|Ihnen)\s+lieber|reply|confirm|let\s+(?:us|me)\s+know|passt\s+(?:Ihnen|dir)\s+das|von\s+Ihnen\s+zu\s+hören|freu\w*\s+uns\s+auf\s+(?:Ihre|deine)\s+(?:rück|antwort|nachricht)\w*|schriftlich|(?:uns|mir)\s+bis|setzen\s+Sie\s+sich|nachricht\b|feedback|ok(?:ay)?\b|(?:rufen\s+Sie|rufen\s+S['’]|ruft?)\s+(?:mich|uns|bitte|einfach|doch|kurz|gern\w*|durch)\b|ja\s+oder\s+nein|am\s+liebsten|genügt|reicht|(?:rufen|ruf)\s+(?:Sie\s+)?(?:mich|uns)\b[^.!?]{0,40}\bzurück|lassen\s+Sie\s+(?:uns|mich)|lass\s+(?:uns|mich)|in\s+Ordnung|passt\s+(?:das|der)|such\w*\s+(?:dir|Sie\s+sich)|dir|Ihnen\s+passt|hast\s+du\s+lust|geht\s+bei|doesn't\s+work|abstimm\w*|passt\s+Ihnen|haben\s+Sie|können\s+wir|annehmen|ob\s+Sie)\b",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"\b(?:telefonisch\w*|anrufen|anruf|telefon(?:nummer)?\b|(?:rufen|ruf|ruft)\s+(?:Sie\s+)?(?:uns|mich|bitte|gern\w*|einfach|kurz|durch|an)\b|(?:rufen|ruf|ruft)\b[^.!?]{0,60}\b(?:an|zurück)\b|tel\.|durchklingel\w*|klingel\w*\b[^.!?]{0,20}\bdurch\b|fernmündlich\w*|rückruf\w*|call\s+(?:us|me))|(?<![\w.-])(?:\+\d{2}|0\d{2,5})[\d /()-]{4,}\d",
    re.IGNORECASE,
)
_WRITE = re.compile(
    r"\b(?:antwort\b|per\s+(?:e-?)?mail|via\s+(?:e-?)?mail|schriftlich\w*|e-?mail|antworten?\s+(?:Sie|mir|uns|bitte|einfach|du)|schreib\w*|reply|zurück\s*schreib\w*|\w*bestätig\w*|rückmeld\w*|bescheid|teil(?:en|t|e)\s+(?:uns|mir|sie)|mitteil\w*|sag(?:en|t)?\s+(?:uns|mir|Sie|kurz)|gib\b|ersuch\w*|lass(?:en\s+Sie)?\s+(?:uns|mich)|in\s+Ordnung|meld\w*|confirm|let\s+(?:us|me)\s+know|von\s+Ihnen\s+zu\s+hören|rückantwort|ping\s+me|erwarte\w*\s+(?:Ihre|deine)\b|dankbar|erbitte\w*|bitten?\s+(?:\w+\s+){0,3}um\s+(?:\w+\s+){0,2}(?:antwort|zusage|bestätigung)|ja\s+oder\s+nein|(?:zusage|antwort|nachricht|bestätigung|rückmeldung|info)\s+(?:genügt|reicht)|recht\s*(?=\?)|äu(?:ss|ß)ern|schick\w*|beantwort\w*|antworten|schlag\w*\b[^.!?]{0,50}\bvor\b|entgegen(?:zu)?sehen|(?:sehe|sehen)\b[^.!?]{0,60}\bentgegen|unter\s+\S+@|passt\s+(?:Ihnen|dir|das|der)\b|nachricht\b|feedback|ok(?:ay)?\b|hast\s+du|geht\s+bei\s+dir|können\s+wir|haben\s+Sie\s+am|\S+@\S+)",
    re.IGNORECASE,
)
_NO_MAIL = re.compile(
    r"\b(?:auf\s+diese\s+(?:e-?mail|nachricht)\s+kann\s+nicht|antworten\s+Sie\s+nicht|nicht\s+auf\s+diese|no-?reply|automatisch\s+erzeugt)",
    re.IGNORECASE,
)
_QUESTIONS = re.compile(
    r"\b(?:bei\s+(?:rück)?fragen|für\s+(?:rück)?fragen|fragen\s+(?:gern|bitte|beantwort)|rückfragen|fragen\s+haben|noch\s+fragen|haben\s+Sie\s+fragen|hast\s+du\s+fragen|fragen(?=\?)|(?:et)?was\s+wissen|mehr\s+(?:wissen|erfahren))\b",
    re.IGNORECASE,
)
_AT_THE_DOOR = re.compile(
    r"\bmeld\w*\s+(?:Sie\s+)?(?:sich|dich|euch)\s+(?:(?:bitte|dann|einfach|direkt|zuerst)\s+){0,2}(?:am|an\s+der|beim|im|in\s+der)\s+(?:empfang|pforte|rezeption|eingang|einlass|foyer)\b|\bmeld\w*\s+(?:Sie\s+)?(?:sich|dich|euch)\s+(?:(?:bitte|dann|einfach|direkt|zuerst|dort)\s+){0,2}bei\s+(?:der|dem|Frau|Herrn|unser\w*)\b(?![^.!?]*(?:\d{3,}|@|\bbis\b))",
    re.IGNORECASE,
)
"""On the day itself: „Bitte melden Sie sich am Empfang.“"""
_TALK_BY_PHONE = re.compile(
    r"\b(?:\w*gespräch|austausch|interview|\w*termin|kennenlernen|unterhaltung)\w*\s+(?:am|per|via)\s+telefon\b",
    re.IGNORECASE,
)
"""How the talk is held, not how to answer."""
_OUR_CALL = re.compile(
    r"\b(?:wir|ich|er|sie)\s+(?:ruf(?:en|e|t)|würden?)\s+(?:Sie|dich)\b|\bruf(?:en|e)\s+(?:wir|ich)\b|\bdich\s+gern\s+eine\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"(?<=[^\W\d_]{2}[.!?])\s+|(?<=\d{3}[.!?])\s+(?=[A-ZÄÖÜ])|(?<=[)“])[.!?]?\s+(?=[A-ZÄÖÜ])|\n\s*\n|\n(?=[A-ZÄÖÜ*•-])"
)
_KEYWORD = re.compile(r"\b(?:kenn|stich)worte?s?\s*:?\s*[„\"«»](?P<word>[^“”\"«»\n]{3,40})", re.IGNORECASE)
_REFERENCE = re.compile(
    r"\b(?:chiffre|ordnungsnummer|registriernummer|id|kennziffer|kenn-?nr\.?|kennnummer|kennwort|referenz(?:nummer|-?nr\.?)?|ref(?:erenz)?\.?(?:-?nr\.?)?|aktenzeichen|az\.?|geschäftszeichen|geschäftszahl|gz\.?|unser\s+zeichen|ihr\s+zeichen|zeichen|job-?id|stellen-?id"
    r"|stellen(?:nummer|-?nr\.?)|ausschreibungs(?:nummer|-?nr\.?)|vorgangs(?:nummer|-?nr\.?)|(?:bewerber|teilnehmer|kandidaten)(?:nummer|-?nr\.?|-?id)(?:\s+(?:lautet|ist))?|bewerbungs(?:nummer|-?nr\.?)|bewerbung\s*\(nr\.?|kennung|ausschreibung(?=\s\d)|stelle(?=\s\d{3,})|reference)(?![^\W\d_])\s*[:#]?\s*[„\"]?"
    r"(?P<number>\d{1,3}\s[A-Z]{1,3}\s\d+/\d+|(?=[^\s„“\"]*\d)[\w./_-]*[\w](?:\s\d{1,4}(?!\d)(?=\)))?|(?-i:[A-ZÄÖÜ])\w+\s+\d[\w./-]*\w)",
    re.IGNORECASE,
)


def form_of(parts: MailParts, place: str | None) -> TalkForm | None:
    """Whether the talk is held on site, by telephone or by video; None where the mail does not say."""
    prose = parts.prose
    by_phone = any(not _is_past_call(prose, match) for match in _BY_PHONE.finditer(prose)) or _BY_PHONE.search(
        parts.quote(parts.subject)
    )
    if ONLINE.search(prose):
        return TalkForm.VIDEO
    if by_phone:
        return TalkForm.PHONE
    if place or _HERE.search(prose):
        return TalkForm.ON_SITE
    return None


def _is_past_call(prose: str, match: re.Match[str]) -> bool:
    """„nach unserem Telefonat“, „auf unser Telefongespräch von gestern“: what has been said, not how the talk is held."""
    before, behind = prose[max(0, match.start() - 60) : match.start()], prose[match.end() : match.end() + 20]
    return _CALLED_BEFORE.search(before) is not None or _CALLED_BEHIND.match(behind) is not None


_CALLED_BEFORE = re.compile(
    r"\b(?:dank\w*\b[^.!?]{0,40}|nette\w*\s+(?:\w+\s+){0,3}|(?:auf|nach|seit|aus|im\s+nachgang\s+zu|wie\s+(?:in|bei))\s+(?:unser(?:em)?|dem|das|einem)\s+(?:\w+\s+)?|gestrig\w*\s+|beim\s+|vom\s+)$",
    re.IGNORECASE,
)
_CALLED_BEHIND = re.compile(r"\s*(?:von|vom)\s+(?:gestern|heute|vorhin|letzt|vergangen|\d)", re.IGNORECASE)


def channel_of(parts: MailParts) -> AnswerChannel | None:
    """The way that the mail asks for, to answer or to cancel; by mail where it asks for an answer and names no way."""
    found: set[AnswerChannel] = set()
    for sentence in _with_their_questions(_SENTENCE.split(parts.prose)):
        if not _ACTS.search(sentence):
            continue
        asks = _QUESTIONS.search(sentence) is None or re.search(
            r"terminänderung|verhinder|absag|nicht\s+(?:kommen|passt|klappt)", sentence, re.IGNORECASE
        )
        if not asks or _AT_THE_DOOR.search(sentence):
            continue
        if _PORTAL.search(sentence) or (_LINK.search(sentence) and not ONLINE.search(sentence)):
            found.add(AnswerChannel.PORTAL)
        elif _CALL.search(_TALK_BY_PHONE.sub(" ", sentence)) and not _OUR_CALL.search(sentence):
            found.add(AnswerChannel.PHONE)
        elif _WRITE.search(sentence) and not _NO_MAIL.search(sentence):
            found.add(AnswerChannel.MAIL)
    for channel in (AnswerChannel.PORTAL, AnswerChannel.PHONE, AnswerChannel.MAIL):
        if channel in found:
            return channel
    return None


def _with_their_questions(sentences: Sequence[str | None]) -> Iterator[str]:
    """`sentences`, a short question together with its answer: „Umbuchen oder absagen? Das geht über den Link.“"""
    asked = ""
    for sentence in filter(None, sentences):
        yield f"{asked} {sentence}".strip()
        is_short = sentence.rstrip().endswith("?") and len(sentence.split()) <= SHORT_QUESTION
        asked = sentence if is_short else ""


SHORT_QUESTION = 6
"""Words."""


def reference_of(parts: MailParts) -> str | None:
    """The number to quote in an answer."""
    head = "\n".join(map(parts.quote, parts.letterhead))
    for text in (parts.quote(parts.subject), head, parts.prose):
        found = _REFERENCE.search(text)
        if found:
            return found["number"].strip(' .,“"')
        keyword = _KEYWORD.search(text)
        if keyword:
            return keyword["word"].strip()
    return None
