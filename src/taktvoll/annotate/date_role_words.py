"""The words around a date that say what it is the day of; `date_roles.py` weighs them."""

import re

from taktvoll.lazy_pattern import lazy_pattern

TALK = r"(?:\w*gespräch\w*|\w*interview\w*|\w*termin(?<!arzttermin)(?<!gerichtstermin)(?<!behandlungstermin)(?<!operationstermin)(?<!op-termin)(?<!notartermin)(?<!abgabetermin)(?<!liefertermin)(?<!handwerkertermin)(?<!behördentermin)\w*|\w*treffen\w*|kennenlern\w*|vorstell\w*|probe(?:tag|arbeit|schicht|stunde|koch|fahr|unterricht|spiel|einsatz|woche)\w*|schnupper\w*|hospit\w*|\w*runde\b|\w*auswahl(?:tag|verfahren)\w*|assessment\w*|call\b|telefonat\w*|lehrprobe\w*)"
TALK_STEMS = (
    "gespräch", "interview", "termin", "treffen", "ennenlern", "orstell", "robe", "chnupper", "ospit", "runde", "uswahl", "ssessment",
    "call", "elefonat", "adung", "ingeladen",
)  # fmt: skip
"""What is in every word for a talk or an invitation: where none of it is, no expression needs to be tried."""
ON = r"(?:\s+(?:am|vom|von|an\s+diesem|letzten|vergangenen|vorigen|gestern|heute))*\s*$"
WITH = r"(?:\s+(?:mit|bei|in)\s+[^,.!?]{1,25})?"
HELD_BEFORE = lazy_pattern(
    rf"\b(?:(?:in|nach|bei|seit|während|aus)\s+(?:unser|ihr|eur|euer|mein|dein|dies|ein)?(?:em|er|en|dem|den|der|beiden|zwei)|beim|im)\s+(?:\w+\s+){{0,3}}{TALK}{WITH}{ON}(?!\w)",
    re.IGNORECASE,
)
THANKED_BEFORE = lazy_pattern(
    rf"\bfür\s+(?:das|unser|den|die|euer|ihr|ihre|eure|dein)\s+(?:(?!\w*ladung|möglichkeit|gelegenheit|zusage|vorschlag|angebot|bestätigung|zum\b|zur\b|zu\b)\w+\s+){{0,5}}(?:\w*gespräch|\w*interview|\w*treffen|kennenlernen|probe(?:tag|arbeiten)|schnuppertag|telefonat)\b{WITH}{ON}",
    re.IGNORECASE,
)
HELD = lazy_pattern(
    r"\b(?:wir|uns|ich)\b[^.!?]{0,60}\b(?:miteinander\s+gesprochen|mit\s+(?:ihnen|euch|dir)\s+gesprochen|kennengelernt|kennen\s+gelernt|unterhalten\b|(?:gespräch|interview)\w*\s+geführt|vorgestellt|vorzustellen|vorstellen\s+dürfen|(?:zur\s+|auf\s+)?probe\s*(?:ge)?arbeite[nt]|hospitier(?:t|en\s+dürfen)|(?:rein|hinein)?geschnuppert|mitgearbeitet|mitgelaufen)\b"
    r"|\bwir\b[^.!?]{0,60}\b(?:gesprochen|getroffen|gesehen)\b|\b(?:haben|hatten)\s+wir\s+[^.!?]{0,40}gesprochen"
    r"|\b(?:durfte|konnte)\s+ich\b[^.!?]{0,60}\b(?:kennenlernen|erleben|sehen|sprechen|hospitieren|mitarbeiten|probearbeiten|zuschauen|zusehen|vorsprechen|vorspielen)\b"
    r"|\b(?:haben|habt|hast)\s+(?:sie|ihr|du)\s+(?:mir|mich)\b[^.!?]{0,60}\b(?:gezeigt|geführt|empfangen|herumgeführt|kennengelernt)\b",
    re.IGNORECASE,
)
HELD_TALK = lazy_pattern(
    rf"{TALK}\b[^.!?]{{0,60}}\b(?:war|waren|hat\s+(?:mir|mich|gezeigt|bestätigt)|haben\s+(?:mir|mich|gezeigt|bestätigt)|verlief|stattgefunden|verlaufen|wurde\s+mir|ist\s+mir\s+klar)\b"
    rf"|\b(?:war|hat|haben)\b[^.!?]{{0,40}}\b(?:unser|das|ihr|euer)\s+(?:\w+\s+){{0,2}}{TALK}[^.!?]{{0,50}}\b(?:gezeigt|gefallen|gefreut|überzeugt|bestätigt)\b"
    rf"|\b(?:ich\s+war|war\s+ich|wir\s+waren)\b[^.!?]{{0,60}}\b(?:zum|zur|beim|im)\s+{TALK}",
    re.IGNORECASE,
)
"""As `HELD`, of a clause that names a talk."""
WAS_KIND = lazy_pattern(
    r"\b(?:war|waren|gezeigt|geführt|empfangen|begleitet|zugehört|beantwortet|herumgeführt|bewirtet|erklärt|gesprochen|mitgenommen|zusehen\s+lassen|zuschauen\s+lassen)\b",
    re.IGNORECASE,
)
"""What somebody did for a writer who was there."""
CALLED_BEFORE = lazy_pattern(
    r"\b(?:ihre?[nms]?|eure?[nms]?|deine?[nms]?|euer|den|das|die|für(?:s|\s+das)?)\s+(?:(?!meine|zu[mr]\b|\w*einladung|terminvorschlag)\w+\s+){0,2}(?:anruf\w*|telefon(?:at)?|mitfahren|mitnehmen|rundgang|führung|besuch|zeit)\s+(?:vo[mn]\s+|am\s+)?$",
    re.IGNORECASE,
)
"""What has been: a call, a tour."""
MET = lazy_pattern(
    r"\b(?:sie|ihr|du|ihre?\s+\w+|eure?\s+\w+)\b[^.!?]{0,50}\b(?:mich|mir|sich|dir|euch)\b[^.!?]{0,70}\b(?:gefragt|genannt|gezeigt|erklärt|genommen|geführt|mitgenommen|zugehört|empfangen)\b"
    r"|\b(?:haben|hast|habt)\s+(?:sie|du|ihr)\s+(?:mich|mir|ja)?[^.!?]{0,40}\bangerufen\b|\b(?:du|sie|ihr)\b[^.!?]{0,15}\b(?:hast|haben|habt)\b[^.!?]{0,30}\bangerufen\b"
    r"|\bwar\s+ich\b[^.!?]{0,30}\b(?:bei\s+(?:ihnen|euch|dir)|schon\s+mal\s+da|da\s+zum)|\bich\s+war\b[^.!?]{0,30}\b(?:bei\s+(?:ihnen|euch|dir)\s+(?:im|in)|da\s+zum)",
    re.IGNORECASE,
)
"""Who talked to the writer, or saw them, on a day gone by."""
MISSED = lazy_pattern(
    r"\bverschlafen\b|\bauf\s+mich\s+gewartet|\bnicht\s+(?:bei\s+(?:ihnen|euch|dir)|da|erschienen|gekommen|aufgetaucht)\b|\b(?:verpasst|versäumt|verschwitzt|vergessen)\b|\bzu\s+spät\s+gewesen|\bpack\s+ich\s+(?:das\s+)?nicht"
    r"|\bwieder\s+(?:weg|um|heim)ge(?:fahren|kehrt|gangen)|\bauf\s+dem\s+parkplatz\b",
    re.IGNORECASE,
)
"""An appointment that its day has passed without the writer."""
FETCHED = lazy_pattern(
    r"\b(?:hole?|bringe?|gebe?|schicke?|liefere?)\s+(?:ich\b)?[^.!?]{0,60}\b(?:ab|zurück|vorbei)\b|\bhole?\b[^.!?]{0,40}\bab\b|\b(?:kurier|paket|post)\b[^.!?]{0,30}\b(?:am|bringt)\b|\babholen\b|\bvorbeibringen\b|\bbringt\b[^.!?]{0,30}\bkurier\b|\bgeliefert\b",
    re.IGNORECASE,
)
"""Something that is fetched or brought."""
HANGS = lazy_pattern(
    r"\b(?:wackelt|gestorben|schweb\w*|zerschieß\w*|streich\w*|gestrichen|hinstellen|gegenüber(?:zu)?sitz\w*|bestellt|ausschaut|bewerben|vorsprechen|wird\s+(?:nix|nichts)|haut\s+nicht\s+hin|klappt|geht\s+(?:es\s+)?nicht|fällt\s+(?:für\s+mich\s+)?(?:\w+\s+)?aus|sitzen|stehe)\b",
    re.IGNORECASE,
)
"""What is said of an appointment that is named by its day alone."""
WHY = lazy_pattern(
    r"\b(?:weil|da|denn|wegen|infolge|aufgrund)\b(?![^.!?]*\b(?:ihr|euer|eure)\w*\s+\w*gespräch)", re.IGNORECASE
)
ENDS = lazy_pattern(
    r"\b(?:frist\w*|probezeit|elternzeit|bedenkzeit|\w*vertrag|\w*erlaubnis|befristung|angebot|visum|anmeldung)\b[^.!?]{0,60}\b(?:endet|läuft|verfällt|erlischt|gilt)\b"
    r"|\b(?:endet|läuft|verfällt|erlischt)\b[^.!?]{0,30}\b(?:frist\w*|probezeit|elternzeit|bedenkzeit|\w*vertrag|\w*erlaubnis|befristung)\b",
    re.IGNORECASE,
)
"""What runs out on a day."""
AGREEMENT = lazy_pattern(r"\b\w*vertrag\b", re.IGNORECASE)
BECAUSE_OF = lazy_pattern(
    r"\b(?:wegen|aufgrund)\s+(?:de[sr]|eines|einer)\s+(?:\w+\s+)?\w*(?:streiks?|ausstands?|feiertags?|sperrung|wahl|messe|unwetters?)\s+(?:am|vom|an|im)\s+$",
    re.IGNORECASE,
)
FREE_BEFORE = lazy_pattern(r"\b(?:frei|zeit|luft)\s+(?:habe|hätte|wäre)\s+ich\b[^.!?;]{0,25}$", re.IGNORECASE)
FREE_BEHIND = lazy_pattern(
    r"^[^.!?;,]{0,25}\b(?:habe|hätte|wäre)\s+ich\s+(?:\w+\s+)?(?:frei|zeit|luft)\b", re.IGNORECASE
)
INSTEAD_OF = lazy_pattern(
    r"\b(?:statt|anstatt|anstelle)\b(?:\s+(?:um\s+\S+(?:\s+uhr)?|am|an|de[mrs]|dem|vo[nm]))*\s+$", re.IGNORECASE
)
FROM = lazy_pattern(r"\bvo[nm]\s+(?:\w+tag,?\s+(?:de[mn]\s+)?)?$", re.IGNORECASE)
TO_ANOTHER = lazy_pattern(r"^[^.!?]{0,30}\bauf\b", re.IGNORECASE)
MOVES = lazy_pattern(r"\b(?:verschieb\w*|verleg\w*|legen|umleg\w*|tausch\w*|vertag\w*)\b", re.IGNORECASE)
PLANNED = lazy_pattern(
    r"\b(?:einlad\w*|eingeladen|ladung|ausgemacht|geplant\w*|vereinbart\w*|vorgesehen\w*|angesetzt\w*|anberaumt\w*|angeboten\w*|vorgeschlagen\w*)\b",
    re.IGNORECASE,
)
CANCELS = lazy_pattern(
    r"\b(?:absag\w*|abzusagen|abgesagt|sage?\b[^.!?]{0,60}\bab\b|nicht\b[^.!?]{0,30}\b(?:kommen|komme|komm|wahrnehmen|teilnehmen|erscheinen|dabei|zur\s+verfügung|schaff\w*|möglich)|verschieb\w*|verleg\w*|ohne\s+mich|verhindert|verzicht\w*|muss\s+ich\s+(?:leider\s+)?passen)",
    re.IGNORECASE,
)
LETTER_BEFORE = lazy_pattern(
    r"\b(?:\w*mail|schreiben|brief|nachricht|\w*anzeige|\w*ausschreibung|bewerbung|anruf|zusage|\w*angebot|unterlagen|einladung|antwort|post|telefonat|absage|bestätigung)\s+(?:\w+\s+){0,2}vo[mn]\s+(?:\w+tag,?\s+(?:dem\s+|den\s+)?)?$",
    re.IGNORECASE,
)
DEADLINE_BEFORE = lazy_pattern(
    r"\bbis\s+(?:spätestens\s+)?(?:zum\s+|am\s+|einschließlich\s+)?$|\bspätestens\s+(?:am\s+|bis\s+(?:zum\s+)?)?$|\b(?:frist|stichtag)\w*\s+(?:ist\s+)?(?:de[rm]\s+|am\s+|zum\s+)?$",
    re.IGNORECASE,
)
ANSWER = lazy_pattern(
    r"\b(?:bescheid|antwort\w*|rückmeld\w*|zurückmeld\w*|melde\w*|entscheid\w*|entschied\w*|bestätig\w*|frist\w*|gültig|gilt|befristet|bedenkzeit|geben|zusagen|wissen|mitteil\w*)\b",
    re.IGNORECASE,
)
TOLD = lazy_pattern(
    r"\b(?:angenommen|zugesagt|unterschrieben|bekommen|erhalten|erfahren|entschieden|gehört|gelesen|geantwortet|versprochen|geschrieben|geschickt|gesendet|angerufen|telefoniert|beworben|gemeldet|gestorben|verstorben|gekommen|eingegangen|angeboten|gegeben|erreicht|mitgeteilt|abgesagt|zugestellt|gebrochen|gestürzt|operiert|geboren|bestanden)\b"
    r"|\b(?:erhielt|bekam|erfuhr|erreichte|kam|rief|schrieb|schickte|sagte|starb|entschied|hörte|las)\b",
    re.IGNORECASE,
)
IS_INVITED = lazy_pattern(r"\b(?:einlad\w*|eingeladen|gesprächstermin\w*)\b", re.IGNORECASE)
POST_BEFORE = lazy_pattern(
    r"\b(?:ab|zum|per|mit\s+wirkung\s+(?:vom|zum)|seit|am|vom)\s+(?:dem\s+|den\s+)?$", re.IGNORECASE
)
CONTRACT = lazy_pattern(
    r"\b(?:antret\w*|antritt\w*|trete\b|tritt\b|\w*arbeitsbeginn\w*|eintritt\w*|vertragsbeginn|dienstbeginn|stellenantritt|anfang(?:en|e)\b|fange?\b[^.!?]{0,50}\ban\b|angefangen|beginne\b|starte\b|starten\b|arbeite\b|wechs(?:le|eln?)\b|einsteig\w*|steige\b[^.!?]{0,40}\bein\b|\w*vertrag\w*|kündig\w*|gekündigt|kündigungsfrist|eingestellt|befördert|angestellt|verbeamt\w*|versetzung|versetzt|übernahme|übernommen|studienplatz\b[^.!?]{0,30}\ban)\b"
    r"|\b(?:neue|andere|feste)[nrs]?\s+(?:stelle|job|arbeit|position|aufgabe|anstellung|festanstellung)\b|\b(?:stelle|ausbildung|ausbildungsplatz|lehrstelle|studienplatz|referendariat|volontariat|festanstellung)\b[^.!?]{0,30}\b(?:beginn\w*|zum|ab)\b",
    re.IGNORECASE,
)
BEGINS = lazy_pattern(
    r"antret|antritt|anzutreten|trete\b[^.!?]{0,40}\ban\b(?!\s+der\s+prüfung)|beginn|fang|start|kündig", re.IGNORECASE
)
APPEARS = lazy_pattern(
    r"\b(?:zu\s+erscheinen|erscheine|kommen?\b[^.!?]{0,30}\bnicht|nicht\b[^.!?]{0,40}\b(?:kommen|unterschrift))",
    re.IGNORECASE,
)
SIGNED = lazy_pattern(
    r"\b\w*vertrag\w*\b[^.!?]{0,60}\b(?:unterschr\w*|unterzeichn\w*|geschlossen)|\b(?:unterschr\w*|unterzeichn\w*)\b[^.!?]{0,40}\b\w*vertrag",
    re.IGNORECASE,
)
BACK = lazy_pattern(
    r"\b(?:bin|wäre|ist|sind|komme|kehre)\b[^.!?,]{0,30}\b(?:wieder|zurück|gesund|fit)\b", re.IGNORECASE
)
AWAY = lazy_pattern(
    r"\b(?:verreist|verreise|\w*urlaub\w*|\w*reise\b|unterwegs|krank\w*|verhindert|ausland|auf\s+see|abwesend|außer\s+haus|\w*schicht\w*|\w*dienst\b|\w*prüfung\w*|klausur\w*|\w*operation|op\b|operiert|kur\b|reha|krankenhaus|klinik|seminar\w*|messe|\w*kurs\b|\w*fortbildung\w*|weiterbildung\w*|lehrgang|quarantäne|bettruhe|arzttermin\w*|zahnarzt\w*|behandlung|beerdigung|trauerfeier|hochzeit|kommunion|konfirmation|taufe|todestag|opferfest|zuckerfest|klassenfahrt|schulfest|wandertag|\w*sitzung|quartalsrunde|generalprobe|fachtagung|tagung|kongress|anhörung|verhandlung|verhandelt|gericht|eingriff\w*|klausur|auftritt|konzert|spiele\s+ich|fliegen|doppelt\s+(?:belegt|vergeben)|umzug|umziehe|ziehe\s+ich|flug|fliege|belegt|verplant|ausgebucht|eingeteilt|im\s+einsatz|nicht\s+(?:da|im\s+lande?|in\s+der\s+stadt|verfügbar|erreichbar)|weg\b|fort\b)",
    re.IGNORECASE,
)
SINCE = lazy_pattern(r"\bseit\s+(?:dem\s+)?$", re.IGNORECASE)
DOT_OF_NUMBER = lazy_pattern(r"(?<=\d)\.")
SPAN_BEFORE = lazy_pattern(
    r"\b(?:bis|seit|ab|vom|von|zwischen)\s+(?:einschließlich\s+|zum\s+|dem\s+|mindestens\s+)*$", re.IGNORECASE
)
TALK_BEFORE = lazy_pattern(
    rf"(?:{TALK}|einladung\w*|eingeladen|ladung)(?:\s+(?:als|bei|mit|in|im|für|zur|zum|auf|über|der|des)\s+[^,.!?;]{{1,45}}?)?(?:,?\s*(?:am|vom|für|zum|auf|den|dem|der|an|um\s+\S+(?:\s+uhr)?))*[\s,:(–-]*$"
    r"|\b(?:gespräch|interview|termin)s?(?:termin|tag)?\w*\s+(?:ist|war|wäre|sei)\s+(?:am|für)\s+$",
    re.IGNORECASE,
)
TALK_BEHIND = lazy_pattern(rf"^[^.!?;,]{{0,40}}?\b(?:{TALK}|einladung\w*|eingeladen)", re.IGNORECASE)
REFUSED = lazy_pattern(r"\b(?:nicht|nich|ned|net|nit|nix|verhindert|absagen)\b(?![^.]{0,12}\?)", re.IGNORECASE)
COMES = lazy_pattern(
    rf"\b(?:komme?n?|kumm|dabei|erschein\w*|schaff\w*|passt|bestätig\w*|bin\s+ich\s+(?:da|bei)|ich\s+bin\s+da|stehe\s+ich|freue\s+(?:ich\s+)?mich|bei\s+(?:ihnen|euch|dir)|einlad\w*|{TALK})\b",
    re.IGNORECASE,
)
AND_MORE = lazy_pattern(r"\s(?:und|sowie)\s+(?:auch\s+)?(?:für\s+)?(?:die|den|das|ihre|deine|eure)\b", re.IGNORECASE)
CLAUSE_END = lazy_pattern(
    r"[;:!?]|,\s+(?:denn|da|weil|aber|doch|sondern|und|dass|obwohl|während)\b|\s+(?:weil|denn|sondern)\s+"
)
