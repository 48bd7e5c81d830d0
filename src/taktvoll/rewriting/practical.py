"""What a letter asks for, and what it says of things to be sent, fetched, called or given back."""

import functools
import re

from taktvoll.rewriting.words import SENTENCES

MATTERS = re.compile(
    r"unterlagen|zeugnis|lösch|vernicht|rücksend|zurück(?:s|geb|bring|schick)|telefon(?:isch|nummer|ier)|per\s+telefon|\btelefon\s*:|(?<!nicht )erreich|nummer|bescheinigung|handschuh|schlüssel|ausweis|impfpass|anlage|anbei|mitbring|\bbringe\b"
    r"|\bl(?:ieg|eg)(?:t|e|en)?\b[^.!?]{0,50}\bbei\b(?!\s+(?:mir|uns|meine\w*|unser\w*|der|dem|den|einem|einer)\b)|\blieg(?:t|en)\s+(?:immer\s+)?noch\b|\breiche\b[^.!?]*\bnach\b|nachreich|hochgeladen|beigelegt|beigefügt|überweis|erstatt|bewerbungsmappe|\bmappe\b|arbeitsproben|video|bescheid|weiterleit|weitergeb|\bruf(?:en|t)?\b[^.]*\ban\b|anrufen|\btel\.|handy|mobil|fahrtkosten|adresse|\bpost\b|angehängt|eingescannt|mitgeschickt|im\s+anhang|\bhäng(?:e|t)?\b[^.!?]{0,40}\ban\b|parkausweis|hotel|\bkartei\b|bewerber(?:pool|datenbank)|buchung|zug(?:ticket|fahrkarte)",
    re.IGNORECASE,
)
"""Words of what is to be done about papers, keys, calls and costs."""
_HANDED_OVER = re.compile(
    r"\b(?:overall|stiefel|kittel|kleider|arbeitskleidung|badge|laptop|leiter|lampe|werkzeug|ausrüstung|uniform|handtuch|buch|bücher|gerät|chip|karte|zutrittskarte|zugang|account|passwort)\b[^.!?]*\b(?:abgegeben|gegeben|gestellt|gelegt|gewaschen|bring\w*|hol\w*|schick\w*|sperren|gesperrt|löschen|zurück\w*|hinterlegt|häng\w*|abholen|abgeholt)\b"
    r"|\b(?:hole?|bringe?|gebe?|lege?|schicke?|werfe?|stelle?|schmei(?:ß|ss)e?|deponiere?|hinterlege?|maile?|faxe?|überlasse?|sperren)\b[^.!?]{0,60}\b(?:ab|vorbei|zurück|selber|selbst|hand\w*|nach|mir|sie|bibliothek|briefkasten|empfang|pforte|pförtner|theke|tresen|büro|post|werkstatt|sekretariat)\b"
    r"|\b(?:liegt|liegen|hängt|hängen|steht|stehen)\b[^.!?]{0,40}\b(?:bereit|am\s+empfang|an\s+der\s+pforte|im\s+spind)\b",
    re.IGNORECASE,
)
"""What somebody lent, left, gives back or fetches."""
_REACHABLE = re.compile(
    r"\bam\s+telefon\s+bin\b|\bbin\b[^.!?]*\b(?:am\s+telefon|zu\s+hause|erreichbar|wieder\s+da|zurück\s+(?:in|aus)|in\s+urlaub|im\s+urlaub)\b|\bmeld(?:e|en|et)?\b[^.!?]*\b(?:mir|bei\s+mir|sie\s+sich|euch|dich|mi)\b|\b(?:dann|anruf)\b[^.!?]*\b(?:bin|steh|komm)e?\b[^.!?]*\b(?:da|sofort|gern\w*)\b",
    re.IGNORECASE,
)
"""When and how the writer can be had."""
_REQUEST = re.compile(
    r"^\W*(?:und\s+)?bitte\s+(?!nicht\b)(?!sei|entschuld|verzeih|versteh)\w+|\bbitte\s+(?:ich\s+)?(?:sie\s+|euch\s+|dich\s+)?(?:darum|um)\b(?!\s+(?:ihr|euer|dein)?\w*\s*(?:verständnis|entschuldigung|nachsicht|verzeihung|pardon))"
    r"|(?<!jetzt )(?<!nun )(?<!plötzlich )(?<!dann )(?<!warum )(?<!wieso )\b(?:schicken|senden|löschen|vernichten|geben|leiten|rufen|melden|richten|grüßen|streichen|sagen|teilen|nennen|schreiben|nehmen|lassen|bestätigen|sperren|behalten|geben|warten|bringen|legen|halten) sie\b|\b(?:können|dürfen|könnt|dürft|kannst|darfst)\s+(?:Sie|ihr|du)\s+(?:\w+\s+){0,3}?(?:schließen|sperren|löschen|vernichten|behalten|streichen|entsorgen|weitergeben|weiterleiten|mitgeben|wegschmeißen|wegwerfen|wegtun|zerreißen|schreddern|anderweitig)\b|\b(?:ich\s+bitte(?:\s+(?:Sie|dich|euch)\b)?|und\s+bitte\s+(?:Sie|dich|euch)\b)[^.!?]{0,160}\b(?:\w+zu\w+en|zu\s+\w+en)\b|\b(?!entschuldigen|verzeihen|vergeben|verstehen|seien)[a-zäöüß]{4,}en\s+Sie\s+(?:[\w.]+\s+){0,3}bitte\b|\bsoll(?:en)?\s+(?:er|sie|die|der|das|Ihr\w*|bitte|man)\b[^.!?]{0,60}\b(?:lösch|vernicht|heraus(?:rück|geb)|rausrück|zurück(?:schick|send|geb)|zuschick)en\b|\bhätte\s+ich\s+gern\w*\s+(?:\w+\s+){0,2}(?:bescheid|antwort|rückmeldung|nachricht)\b|\bwollen\s+Sie\s+bitte\s+(?!entschuld|verzeih)|\b(?:wollte|möchte|würde|will|darf)\s+ich\s+(?:\w+\s+){0,3}fragen,?\s+ob\b|\bfrage\s+(?:ich\s+)?(?:\w+\s+){0,2}?,?\s*ob\b|\b(?:muss|möchte|darf|würde)\s+ich\s+(?:sie|dich|euch)\s+(?:\w+\s+)?bitten\b(?!,?\s+(?:mir\s+|mich\s+|das\s+|die\s+\w+\s+)?(?:zu\s+)?(?:entschuld|verzeih))|\bbitte\s+ich\b[^.!?]{0,80}\b(?:\w+zu\w+en|zu\s+\w+en)\b|^(?:und\s+)?(?:schick|send|lösch|gib|gebt|ruf|meld|richt|grüß|streich|sag|leit|häng|schreib|nimm|nehmt|bestätig|lass|behalt|heb|halt|frag)\w*\s+(?:mir|mich|mi|ma|uns|bitte|es|ihn|sie|die|das|den|dem|der|meine?\w*)\b",
    re.IGNORECASE,
)
_PLEASE = re.compile(
    r"\w\s+bitte\b(?!\s*(?:ich|um|[.,!?]|$))|\b(?:es|ihn|sie|das|mir|mich|uns)\s+bitte\b", re.IGNORECASE
)
_PARDON = re.compile(
    r"entschuld|verzei|(?<!anderweitig )(?<!anderweitig zu )vergeb|nachsicht|nachseh|verständnis|versteh|pardon|\bböse\b|\bübel\b|\bkrumm\b|\bnachtrag\w*|traurig|\bum\b[^.!?]*\b(?:rat|geduld)\b|\bwirklich\s+bitte\b|\bdenk(?:en|t)?\b",
    re.IGNORECASE,
)
"""With „bitte“ they ask for no more than pardon."""
_PLEASES = re.compile(r"\bbitte\b", re.IGNORECASE)
_THEY_DO = re.compile(
    r"\b(?:jetzt|nun|plötzlich|gestern|heute|damals|inzwischen|stattdessen|neulich|erst|einmal|mal|da|so|dort)\s+[a-zäöüß]{3,}en\s+Sie\b"
)
"""„jetzt teilen Sie mir mit“: an account of what the reader does, and no imperative."""
_BETWEEN_ACTS = re.compile(r"(?<=[,;.!?–])\s+|(?<!\s)\s+(?=und\s)", re.IGNORECASE)
"""Where somebody asks for another thing: „entschuldigen Sie die Umstände und schicken Sie mir …“."""
_DEMAND = re.compile(
    r"\b(?:brauche|bräuchte|möchte|will|verlange|erwarte|hole)\b.{0,40}\b(?:zurück|wieder|selber|selbst)\b|\bzurück(?:schick|send|geb|bekomm)\w*|\beinschreiben\b|\bfahrt-?kosten\b|\blösch\w*|\beinwilligung\w*|\bunterlagen\s+(?:bitte\s+)?zurück|\bbis\s+(?:zum|spätestens)\s+\d",
    re.IGNORECASE,
)
"""What the writer wants back, deleted, paid or done by a day."""
_PHONE = re.compile(r"(?<![\d.])(?:\+|0)\d[\d /()-]{5,}\d")


@functools.lru_cache(maxsize=SENTENCES)
def is_practical(quote: str) -> bool:
    """Whether the words name something to be sent, fetched, called, given back or otherwise done."""
    return any(pattern.search(quote) for pattern in (MATTERS, _PHONE, _HANDED_OVER, _REACHABLE))


def demands_in(quote: str) -> list[str]:
    """What the writer wants back, deleted, paid or done by a day, in order."""
    return [match.group() for match in _DEMAND.finditer(quote)]


_GIVES_BACK = re.compile(
    r"\b(?:brauche?|bräuchte|hätte)\b[^.!?]{0,60}\b(?:zurück|wieder)\b|\bzurück(?:schick|send|geb|bekomm)\w*|\b(?:schicke?|sende|bringe?|gebe?|geht|gehen)\b[^.!?]{0,80}\bzurück\b"
    r"|\beinschreiben\b|\blösch(?:t|en|e)\b|\bvernicht(?:et|en|e)\b|\babhole?n?\b|\bhole?\b[^.!?]{0,80}\bab\b",
    re.IGNORECASE,
)
"""What goes back to whom, or has to be deleted."""


_ENCLOSES = re.compile(
    r"\banbei\b|\bim\s+anhang\b|\bals\s+anlage\b|\bangehängt\b|\bbei(?:gelegt|gefügt)\b|\bhäng(?:e|t)?\b[^.!?]{0,40}\ban\b|\b(?:lieg(?:t|en)|lege?|füge?)\b[^.!?]{0,50}\bbei\s*(?:[,.;!]|$)",
    re.IGNORECASE,
)
"""What comes with the mail."""


@functools.lru_cache(maxsize=SENTENCES)
def settles(quote: str) -> bool:
    """Whether the words ask for something, or say what comes along or goes back: a letter may not leave it out."""
    return asks(quote) or hands_over(quote)


@functools.lru_cache(maxsize=SENTENCES)
def hands_over(quote: str) -> bool:
    """Whether the words say what comes along, goes back, or has to be deleted."""
    return any(pattern.search(quote) for pattern in (_GIVES_BACK, _HANDED_OVER, _ENCLOSES))


@functools.lru_cache(maxsize=SENTENCES)
def asks(quote: str) -> bool:
    """Whether the words ask for something, in the imperative or with „bitte“, and for more than pardon."""
    quote = quote if _PLEASES.search(quote) else _THEY_DO.sub("", quote)
    if not _PARDON.search(quote):
        return bool(_REQUEST.search(quote) or _PLEASE.search(quote))
    return any(_REQUEST.search(clause) and not _PARDON.search(clause) for clause in _BETWEEN_ACTS.split(quote))
