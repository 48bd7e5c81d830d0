"""What the server says to the writer, in German and English."""

from taktvoll.bilingual import Text

LOADING = Text(de="Taktvoll lädt das Sprachmodell", en="Taktvoll is loading the language model")
SCORE = Text(de="Taktvoll: {score}", en="Taktvoll: {score}")
FIX_ALL = Text(de="Alle sicheren Vorschläge übernehmen (Taktvoll)", en="Apply all safe suggestions (Taktvoll)")
SILENCE = Text(de="„{title}“ hier verschweigen (merkt sich {file})", en="Silence “{title}” here (remembered in {file})")
REWRITE = {
    "minimal": Text(
        de="Entwurf umschreiben: Ihre guten Sätze bleiben", en="Rewrite the draft: your good sentences stay"
    ),
    "knapp": Text(de="Neu schreiben: knapp", en="Compose anew: brief"),
    "herzlich": Text(de="Neu schreiben: herzlich", en="Compose anew: warm"),
    "förmlich": Text(de="Neu schreiben: förmlich", en="Compose anew: formal"),
}
REWRITE_SHORT = Text(de="Umschreiben", en="Rewrite")
ENCODED = Text(
    de="Der Text dieser Mail steht hier für den Versand kodiert (base64, quoted-printable oder HTML), darum gibt es keine Stellen: `taktvoll check {name}` liest ihn.",
    en="The text of this mail is encoded for transport here (base64, quoted-printable or HTML), so there are no places in it: `taktvoll check {name}` reads it.",
)
SILENCED = Text(
    de="„{title}“ ist von jetzt an still; in {file} steht ein Fingerabdruck des Satzes, kein Wort daraus.",
    en="“{title}” is silent from now on; {file} holds a fingerprint of the sentence, no word of it",
)
NO_FILE = Text(
    de="Der Entwurf liegt noch in keiner Datei, also gibt es keinen Platz daneben: Speichern Sie ihn zuerst.",
    en="the draft is in no file yet, so there is no place beside it; save it first",
)
NO_FINDING = Text(
    de="Zu `{rule}` gibt es an dieser Stelle keinen Befund (mehr); sehen Sie sich die Befunde noch einmal an.",
    en="there is no finding of `{rule}` at this place (any more); look at the findings again",
)
NOT_OPEN = Text(
    de="Dieses Dokument ist nicht geöffnet: Öffnen Sie es, und rufen Sie den Befehl noch einmal auf.",
    en="this document is not open; open it and run the command again",
)
NO_DRAFT = Text(
    de="In diesem Dokument steht kein Entwurf, den Taktvoll prüft; die Einstellung `check` entscheidet, was einer ist.",
    en="there is no draft in this document that Taktvoll checks; the setting `check` decides what is one",
)
NO_REWRITE = Text(
    de="Keine Fassung ließ sich beweisen, der Entwurf bleibt, wie er ist: {missing}",
    en="no rewrite could be proven, the draft stays as it is: {missing}",
)
NOTHING_NAMED = Text(de="es steht zu wenig darin", en="it says too little")
WRONG_ARGUMENTS = Text(
    de="`{command}` braucht diese Argumente: {wanted}.", en="`{command}` needs these arguments: {wanted}"
)
UNKNOWN_COMMAND = Text(de="Den Befehl `{command}` gibt es nicht.", en="there is no command `{command}`")
UNKNOWN_METHOD = Text(de="`{method}` bietet Taktvoll nicht an.", en="Taktvoll does not offer `{method}`")
BROKEN_REQUEST = Text(
    de="Diese Anfrage entspricht nicht dem Protokoll.", en="this request does not follow the protocol"
)
NO_JSON = Text(de="Das ist keine Nachricht des Protokolls.", en="this is no message of the protocol")
NOT_BEGUN = Text(
    de="Vor dieser Anfrage muss der Editor „initialize“ schicken.",
    en="before this request the editor has to send “initialize”",
)
FAILED = Text(
    de="Bei dieser Anfrage ist Taktvoll ein Fehler unterlaufen ({kind}); `taktvoll check` sagt vielleicht mehr.",
    en="Taktvoll failed at this request ({kind}); `taktvoll check` may say more",
)
NOT_REACHED = Text(de="Der Editor hat die Änderung nicht übernommen.", en="the editor did not take the change")
WHY = Text(de="Warum", en="Why")
ADVICE = Text(de="Rat", en="Advice")
GOOD = Text(de="So geht es", en="A good example")
SOURCE = Text(de="Quelle im Ratgeber", en="Source in the advice")
MORE = Text(de="Mehr darüber", en="More about it")
