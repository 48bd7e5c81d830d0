"""A sentence in the other form of address: every pronoun, possessive and verb."""

import pytest

from taktvoll.rewriting.register_shift import to_du, to_sie
from taktvoll.rewriting.tone import commands_in


@pytest.mark.parametrize(
    ("du", "sie"),
    [
        ("Schick mir bitte meine Arbeitsproben zurück.", "Schicken Sie mir bitte meine Arbeitsproben zurück."),
        (
            "Wenn du magst, schick mir den Flyer, den ihr gedruckt habt.",
            "Wenn Sie mögen, schicken Sie mir den Flyer, den Sie gedruckt haben.",
        ),
        ("Entschuldige bitte die Umstände!", "Entschuldigen Sie bitte die Umstände!"),
        ("Ich habe eure Mail gelesen und lösch meine Daten.", "Ich habe Ihre Mail gelesen und lösch meine Daten."),
        ("Leg meine Zeichnungen bitte an die Pforte.", "Legen Sie meine Zeichnungen bitte an die Pforte."),
        (
            "Bestell bitte das Zimmer ab, das du reserviert hast.",
            "Bestellen Sie bitte das Zimmer ab, das Sie reserviert haben.",
        ),
        ("Danke, dass ihr euch Zeit genommen habt.", "Danke, dass Sie sich Zeit genommen haben."),
        ("Ich wünsche euch alles Gute.", "Ich wünsche Ihnen alles Gute."),
        ("Könntet ihr mir einen anderen Termin nennen?", "Könnten Sie mir einen anderen Termin nennen?"),
        (
            "Ich hoffe, ihr könnt das verstehen und findet jemanden.",
            "Ich hoffe, Sie können das verstehen und finden jemanden.",
        ),
        ("Dein Hofladen ist mein Favorit.", "Ihr Hofladen ist mein Favorit."),
    ],
)
def test_to_sie_turns_every_word_of_address(du, sie):
    assert to_sie(du) == sie


@pytest.mark.parametrize(
    ("sie", "du", "ihr"),
    [
        ("Vielen Dank für Ihre Einladung.", "Vielen Dank für deine Einladung.", "Vielen Dank für eure Einladung."),
        (
            "Bitte entschuldigen Sie die Umstände.",
            "Bitte entschuldige die Umstände.",
            "Bitte entschuldigt die Umstände.",
        ),
        ("Könnten Sie mir einen Tag nennen?", "Könntest du mir einen Tag nennen?", "Könntet ihr mir einen Tag nennen?"),
        (
            "Danke, dass Sie mich eingeladen haben.",
            "Danke, dass du mich eingeladen hast.",
            "Danke, dass ihr mich eingeladen habt.",
        ),
        ("Ich bitte Sie um Verständnis.", "Ich bitte dich um Verständnis.", "Ich bitte euch um Verständnis."),
    ],
)
def test_to_du_turns_every_word_of_address(sie, du, ihr):
    assert to_du(sie, plural=False) == du
    assert to_du(sie, plural=True) == ihr


@pytest.mark.parametrize(
    ("du", "sie"),
    [
        (
            "Das Headset liegt im Päckchen, bestätigt mir bitte kurz dass es angekommen ist.",
            "Das Headset liegt im Päckchen, bestätigen Sie mir bitte kurz dass es angekommen ist.",
        ),
        (
            "Wenn bei Ihnen mal eine Vormittagsstelle frei wird, denkt an mich.",
            "Wenn bei Ihnen mal eine Vormittagsstelle frei wird, denken Sie an mich.",
        ),
        ("Das hatte ich euch auch dreimal gesagt.", "Das hatte ich Ihnen auch dreimal gesagt."),
        (
            "Bitte löschen Sie auch das Foto vom Führerschein, das ich per Whatsapp an deinen Kollegen Timo geschickt hab.",
            "Bitte löschen Sie auch das Foto vom Führerschein, das ich per Whatsapp an Ihren Kollegen Timo geschickt hab.",
        ),
        ("Meldet euch einfach, wenn wieder etwas frei ist.", "Melden Sie sich einfach, wenn wieder etwas frei ist."),
        ("Lasst mich bitte wissen, ob das klappt.", "Lassen Sie mich bitte wissen, ob das klappt."),
        ("Schickt die Mappe bitte an meine Eltern.", "Schicken Sie die Mappe bitte an meine Eltern."),
        ("Vernichtet bitte die Kopie von meinem Ausweis.", "Vernichten Sie bitte die Kopie von meinem Ausweis."),
        ("Denk bitte an die Bescheinigung für das Amt.", "Denken Sie bitte an die Bescheinigung für das Amt."),
        ("Bitte sagt auch eurem Kollegen Bescheid.", "Bitte sagen Sie auch Ihrem Kollegen Bescheid."),
        (
            "Erstattet mir bitte die Fahrkarte, die ihr mir versprochen habt.",
            "Erstatten Sie mir bitte die Fahrkarte, die Sie mir versprochen haben.",
        ),
        (
            "Überweist das Geld bitte auf mein Konto und gebt mir kurz Bescheid.",
            "Überweisen Sie das Geld bitte auf mein Konto und geben Sie mir kurz Bescheid.",
        ),
        (
            "Könntet ihr eurer Kollegin sagen, dass ich ihr noch schreibe?",
            "Könnten Sie Ihrer Kollegin sagen, dass ich ihr noch schreibe?",
        ),
        (
            "Den Vertrag, den du mir gegeben hast, habe ich nicht unterschrieben.",
            "Den Vertrag, den Sie mir gegeben haben, habe ich nicht unterschrieben.",
        ),
        ("Bestätigt wurde mir das von eurem Büro nie.", "Bestätigt wurde mir das von Ihrem Büro nie."),
        ("Mein Vater denkt an dich und dein Team.", "Mein Vater denkt an Sie und Ihr Team."),
        ("Ruft mich bitte erst ab 13 Uhr an.", "Rufen Sie mich bitte erst ab 13 Uhr an."),
        ("Falls du noch Fragen hast, ruf mich an.", "Falls Sie noch Fragen haben, rufen Sie mich an."),
        ("Nehmt es mir nicht übel.", "Nehmen Sie es mir nicht übel."),
        ("Lösch bitte meine Daten aus eurem Portal.", "Löschen Sie bitte meine Daten aus Ihrem Portal."),
        (
            "Die Schlüssel liegen bei Frau Voss, prüft bitte ob alle da sind.",
            "Die Schlüssel liegen bei Frau Voss, prüfen Sie bitte ob alle da sind.",
        ),
        ("Sobald ihr wieder sucht, schreibt mir.", "Sobald Sie wieder suchen, schreiben Sie mir."),
        ("Ich hab euch schon im Mai geschrieben.", "Ich hab Ihnen schon im Mai geschrieben."),
        (
            "Bitte schicken Sie auch die Mappe, die ich bei deiner Kollegin Frau Roth gelassen habe.",
            "Bitte schicken Sie auch die Mappe, die ich bei Ihrer Kollegin Frau Roth gelassen habe.",
        ),
        (
            "Kümmert euch bitte darum, dass der Zugang gesperrt wird.",
            "Kümmern Sie sich bitte darum, dass der Zugang gesperrt wird.",
        ),
        ("Behaltet die Unterlagen ruhig.", "Behalten Sie die Unterlagen ruhig."),
        ("Bitte werft den Bogen weg.", "Bitte werfen Sie den Bogen weg."),
        ("Sagt der Chefin bitte, dass ich abgesagt habe.", "Sagen Sie der Chefin bitte, dass ich abgesagt habe."),
        ("Gib deinem Kollegen bitte Bescheid.", "Geben Sie Ihrem Kollegen bitte Bescheid."),
        ("Grüßt eure Azubis von mir.", "Grüßen Sie Ihre Azubis von mir."),
        ("Verschiebt den Termin bitte auf Mai.", "Verschieben Sie den Termin bitte auf Mai."),
        (
            "Streicht mich bitte von der Liste und löscht meine Mail.",
            "Streichen Sie mich bitte von der Liste und löschen Sie meine Mail.",
        ),
        ("Geschickt hat mir das deine Kollegin.", "Geschickt hat mir das Ihre Kollegin."),
        ("Meine Mutter schickt euch die Mappe.", "Meine Mutter schickt Ihnen die Mappe."),
        ("Habt bitte noch etwas Geduld.", "Haben Sie bitte noch etwas Geduld."),
        ("Tragt mich bitte für den nächsten Kurs ein.", "Tragen Sie mich bitte für den nächsten Kurs ein."),
        ("Wenn es nicht geht, sag mir einfach ab.", "Wenn es nicht geht, sagen Sie mir einfach ab."),
        ("Verrat meinem Chef bitte nichts davon.", "Verraten Sie meinem Chef bitte nichts davon."),
        (
            "Den Ausweis, den ihr mir gegeben habt, bringe ich euch vorbei.",
            "Den Ausweis, den Sie mir gegeben haben, bringe ich Ihnen vorbei.",
        ),
        ("Danke deiner Kollegin bitte von mir.", "Danken Sie Ihrer Kollegin bitte von mir."),
        (
            "Kurt, dein Kabelkoffer steht hier, hol ihn wann du willst.",
            "Kurt, Ihr Kabelkoffer steht hier, holen Sie ihn wann Sie wollen.",
        ),
        (
            "Meine Mutter holt die Mappe ab, sag ihr bitte wann.",
            "Meine Mutter holt die Mappe ab, sagen Sie ihr bitte wann.",
        ),
    ],
)
def test_to_sie_turns_imperatives_of_any_verb_and_leaves_third_persons(du, sie):
    assert to_sie(du) == sie


@pytest.mark.parametrize(
    ("sie", "du", "ihr"),
    [
        (
            "Bitte bestätigen Sie mir kurz den Eingang.",
            "Bitte bestätige mir kurz den Eingang.",
            "Bitte bestätigt mir kurz den Eingang.",
        ),
        (
            "Wenn Sie wieder suchen, denken Sie bitte an mich.",
            "Wenn du wieder suchst, denk bitte an mich.",
            "Wenn ihr wieder sucht, denkt bitte an mich.",
        ),
        (
            "Das Foto habe ich Ihrem Kollegen geschickt.",
            "Das Foto habe ich deinem Kollegen geschickt.",
            "Das Foto habe ich eurem Kollegen geschickt.",
        ),
        ("Melden Sie sich gern bei mir.", "Melde dich gern bei mir.", "Meldet euch gern bei mir."),
        (
            "Rufen Sie mich bitte ab 13 Uhr an und lassen Sie es lange klingeln.",
            "Ruf mich bitte ab 13 Uhr an und lass es lange klingeln.",
            "Ruft mich bitte ab 13 Uhr an und lasst es lange klingeln.",
        ),
        (
            "Erstatten Sie mir bitte die Fahrkarte.",
            "Erstatte mir bitte die Fahrkarte.",
            "Erstattet mir bitte die Fahrkarte.",
        ),
        (
            "Bitte überweisen Sie den Betrag auf mein Konto.",
            "Bitte überweise den Betrag auf mein Konto.",
            "Bitte überweist den Betrag auf mein Konto.",
        ),
        (
            "Ich danke Ihnen, dass Sie sich Zeit genommen haben.",
            "Ich danke dir, dass du dir Zeit genommen hast.",
            "Ich danke euch, dass ihr euch Zeit genommen habt.",
        ),
        ("Die Kopien behalten Sie bitte.", "Die Kopien behalte bitte.", "Die Kopien behaltet bitte."),
        (
            "Falls Sie Fragen haben, schreiben Sie mir.",
            "Falls du Fragen hast, schreib mir.",
            "Falls ihr Fragen habt, schreibt mir.",
        ),
        (
            "Bitte prüfen Sie, ob die Mappe da ist.",
            "Bitte prüfe, ob die Mappe da ist.",
            "Bitte prüft, ob die Mappe da ist.",
        ),
        (
            "Sobald Sie mehr wissen, geben Sie mir Bescheid.",
            "Sobald du mehr weißt, gib mir Bescheid.",
            "Sobald ihr mehr wisst, gebt mir Bescheid.",
        ),
        ("Sperren Sie bitte meinen Zugang.", "Sperr bitte meinen Zugang.", "Sperrt bitte meinen Zugang."),
        (
            "Den Ausweis, den Sie mir gegeben haben, schicke ich Ihnen zurück.",
            "Den Ausweis, den du mir gegeben hast, schicke ich dir zurück.",
            "Den Ausweis, den ihr mir gegeben habt, schicke ich euch zurück.",
        ),
        ("Nehmen Sie mich bitte von der Liste.", "Nimm mich bitte von der Liste.", "Nehmt mich bitte von der Liste."),
        ("Ich hoffe, Sie finden jemanden.", "Ich hoffe, du findest jemanden.", "Ich hoffe, ihr findet jemanden."),
        (
            "Leiten Sie die Mail bitte an Herrn Roth weiter.",
            "Leite die Mail bitte an Herrn Roth weiter.",
            "Leitet die Mail bitte an Herrn Roth weiter.",
        ),
        (
            "Vergessen Sie bitte meinen Helm nicht.",
            "Vergiss bitte meinen Helm nicht.",
            "Vergesst bitte meinen Helm nicht.",
        ),
    ],
)
def test_to_du_turns_imperatives_of_any_verb(sie, du, ihr):
    assert to_du(sie, plural=False) == du
    assert to_du(sie, plural=True) == ihr


@pytest.mark.parametrize(
    "sentence",
    [
        "Bestätigt mir bitte kurz den Eingang.",
        "Wenn etwas frei wird, denkt an mich.",
        "Vernichtet bitte die Kopie.",
        "Prüft bitte, ob alles da ist.",
        "Überweist das Geld bitte bald.",
        "Erstatte mir bitte die Fahrkarte.",
        "Schickt die Mappe bitte zurück.",
        "Behaltet die Mappe.",
        "Tragt mich bitte ein.",
        "Denk bitte an mich.",
    ],
)
def test_commands_in_sees_an_imperative_without_a_pronoun(sentence):
    assert commands_in(sentence, "du")


@pytest.mark.parametrize(
    "sentence",
    [
        "Meine Schwester hat das bestätigt.",
        "Er denkt an mich.",
        "Bestätigt wurde mir das nie.",
        "Mein Chef schickt die Mappe bitte zurück.",
        "Das Amt prüft, ob alles da ist, und überweist das Geld.",
        "Denkt man so, kommt man nicht weit.",
        "Geschickt habe ich die Mappe gestern.",
        "Sagt Ihnen der 3. Mai zu?",
        "Prüft das Amt den Antrag, dauert es Wochen.",
        "Meldet sich niemand, rufe ich an.",
        "Schickt mein Chef mich früher heim, rufe ich an.",
        "Bitte prüfen Sie das.",
        "Ich bitte um Verständnis und schicke die Mappe zurück.",
        "Bitte um Rückruf.",
        "Hab leider Fieber.",
        "Geht am Montag auch 10 Uhr?",
        "Lasse mich bitte krankschreiben.",
        "Mein Vater kommt mit, bringt die Mappe und holt mich ab.",
    ],
)
def test_commands_in_takes_no_participle_and_no_third_person(sentence):
    assert not commands_in(sentence, "du")
