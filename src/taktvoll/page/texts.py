"""What the server says to the page, in both languages; the page's own words stand in ``static/words.js``."""

from taktvoll.bilingual import Text

FORBIDDEN = Text(
    de="Diese Adresse gilt nur mit dem Schlüssel, den `taktvoll page` im Terminal ausgibt: Öffnen Sie die Adresse von dort.",
    en="This address needs the key that `taktvoll page` prints in the terminal: open the address from there.",
)
FAULT = Text(
    de="Dabei ist in Taktvoll etwas schiefgegangen; Ihr Text ist unverändert. Ändern Sie ihn ein wenig, oder starten Sie `taktvoll page` neu.",
    en="Something went wrong in Taktvoll; your text is as it was. Change it a little, or start `taktvoll page` again.",
)
NO_JSON = Text(
    de="Diese Anfrage passt nicht zu dieser Version von Taktvoll: Laden Sie die Seite neu.",
    en="This request does not fit this version of Taktvoll: reload the page.",
)
TOO_LARGE = Text(
    de="Das ist zu viel Text für eine Mail (erlaubt sind {most} Zeichen): Fügen Sie nur den Entwurf ein.",
    en="This is too much text for a mail ({most} characters are allowed): paste the draft alone.",
)
TOO_SLOW_BODY = Text(
    de="Die Anfrage kam nicht vollständig an: Versuchen Sie es noch einmal.",
    en="The request did not arrive whole: try again.",
)
TOO_SLOW = Text(
    de="Das dauert länger als {seconds} Sekunden und wurde abgebrochen: Kürzen Sie den Text.",
    en="This takes longer than {seconds} seconds and was given up: shorten the text.",
)
NO_DATE = Text(
    de="Das Datum von heute ist unvollständig: Tragen Sie Tag, Monat und Jahr ein.",
    en="Today's date is incomplete: give day, month and year.",
)
VARIANT = Text(de="Fassung {number}", en="Version {number}")
NO_WORDS = Text(de="Der Entwurf ist leer.", en="The draft is empty.")
