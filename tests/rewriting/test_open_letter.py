"""Letters of the right act: `right_act.jsonl`, drafts in many voices, each with the act that its letter has to do."""

import json
import re
from pathlib import Path

import pytest

import taktvoll
from letter_acts import DECLINES, EXCUSE, act_of, letter
from taktvoll.rewriting.open_points import Point, plain_points, reader_is_asked

CASES = [
    json.loads(line) for line in (Path(__file__).parent / "right_act.jsonl").read_text(encoding="utf-8").splitlines()
]
NOT_YET = {
    ("ra-21", "fresh"),  # a short thanks of the writer's gives way to a stock one
    ("ra-44", "minimal"),  # „liebe Britta“ behind „bzw.“ is read as a sentence, the day stands in the reason that goes
    ("ra-44", "fresh"),
}


@pytest.mark.parametrize("mode", ["minimal", "fresh"])
@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_rewrite_does_the_act_of_its_draft(case, mode):
    made = taktvoll.rewrite(case["text"], mode=mode, today=case["today"])[0]
    wanted = "decline" if case["act"] == "withdraw" else case["act"]
    assert act_of(made.text) == wanted, made.text
    if case["act"] == "open":
        assert not EXCUSE.search(made.text), made.text
        assert not made.proof.passed
    if (case["id"], mode) in NOT_YET:
        return
    assert [pattern for pattern in case["must"] if not re.search(pattern, made.text)] == [], made.text
    assert [pattern for pattern in case["must_not"] if re.search(pattern, made.text)] == [], made.text


OPEN = "wegen dem Gespräch am 3. März um 9 Uhr, Registratur: ich weiß ehrlich gesagt nicht, ob ich kommen soll. Bis Freitag sage ich Ihnen fest zu oder ab."


@pytest.mark.parametrize("mode", ["minimal", "fresh"])
def test_rewrite_says_nothing_is_decided_behind_what_the_draft_is_about(mode):
    text = letter(OPEN, mode).text
    assert re.search(r"[Zz]um Gespräch am 3\. März um 9 Uhr, Registratur: (?:Ob|Ich)", text), text
    assert "Bis Freitag" in text


def test_rewrite_of_an_open_draft_lists_no_findings_that_lie_in_its_nature():
    lines = " ".join(letter(OPEN).proof.missing)
    assert "Entschuldigung fehlt" not in lines
    assert "--occasion decline" in lines


def test_rewrite_of_an_open_draft_declines_when_asked():
    assert DECLINES.search(letter(OPEN, occasion="decline").text)


def test_rewrite_of_an_open_draft_on_the_phone_gives_no_reason():
    assert "Grund" not in letter(OPEN, "fresh", channel="phone").text


def test_rewrite_keeps_no_refusal_in_an_open_letter():
    body = "ich sage das Gespräch am 3. März vielleicht ab, vielleicht auch nicht, ich schwanke. Meine Bewerbung können Sie vielleicht schließen. Bis Freitag melde ich mich endgültig, ja oder nein."
    assert not DECLINES.search(letter(body).text)


@pytest.mark.parametrize(
    ("line", "points"),
    [
        ("Vielleicht können Sie mir ja verraten, ob die Schicht fix ist.", [Point("ask", "what", "ob die Schicht fix ist")]),
        ("Kommen würde ich nur, wenn der Tag bezahlt wird.", [Point("depends", "what", "der Tag bezahlt wird")]),
        ("Den Termin müssten Sie mir quasi warmhalten.", [Point("hold", "until", "so lange")]),
        ("Halten Sie mir den Termin bis Donnerstag frei.", [Point("hold", "until", "bis Donnerstag")]),
        ("Ich sag bis Freitag, 12 Uhr Bescheid, ob ich komm.", [Point("answer_by", "By", "Bis Freitag, 12 Uhr")]),
        ("Kannst du mir sagen, ob du auch da bist?", []),
        ("Ich mag Kaffee.", []),
    ],
)  # fmt: skip
def test_plain_points_are_what_a_sentence_asks_and_promises(line, points):
    assert plain_points(line, "sie") == points


def test_reader_is_asked_not_the_writer():
    assert reader_is_asked("Gibt es auch Teilzeit?")
    assert not reader_is_asked("Vielleicht sollte ich erst mal kommen?")
