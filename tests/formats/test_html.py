"""HTML for notebooks: well-formed, escaped, self-contained."""

from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given

from reports import CLEAN, EVIL, finding, flawed, report, rewritten
from strategies import texts
from taktvoll.formats.html import report_to_html, rewrite_to_html


class Checker(HTMLParser):
    """Fails where tags do not nest; collects what a reader sees."""

    def __init__(self):
        super().__init__()
        self.open, self.seen, self.tags = [], [], set()

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
        self.tags.add(tag)
        for name, value in attrs:
            assert name not in {"src", "href"}
            assert not name.startswith("on")
            assert "url(" not in (value or "")

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.seen.append(data)


def read(page):
    checker = Checker()
    checker.feed(page)
    checker.close()
    assert checker.open == []
    assert not checker.tags & {"script", "img", "link", "iframe", "object", "b"}
    return "".join(checker.seen)


def test_report_shows_score_bars_letter_and_findings():
    seen = read(report_to_html(flawed()))
    for words in (
        "74 von 100",
        "Begründung",
        "Ehrlich gesagt ist die Bezahlung ein Witz.",
        "Streichen Sie den Satz",
        "Außerdem",
    ):
        assert words in seen


def test_report_speaks_english_too():
    assert "74 of 100" in read(report_to_html(replace(flawed(), lang="en")))


def test_bars_are_read_aloud():
    page = report_to_html(flawed())
    assert page.count('role="meter"') == 7
    assert 'aria-label="Höflichkeit" aria-valuemin="0" aria-valuemax="100" aria-valuenow="70"' in page


def test_marks_carry_their_message_as_a_tooltip():
    assert 'title="„hab“ ist Umgangssprache."' in report_to_html(flawed())


def test_tags_of_a_draft_are_text():
    assert "<b>&</b>" in read(report_to_html(report(EVIL, finding(EVIL, "informal", "ab", message='"><b>x'))))


def test_rewrite_shows_both_sides_and_the_proof():
    seen = read(rewrite_to_html(rewritten()))
    assert "Neue Fassung" in seen
    assert "Geprüft" in seen
    assert "Es fehlt ein Satz" in read(rewrite_to_html(rewritten(passed=False)))


def test_report_without_a_score_shows_none():
    page = report_to_html(report(CLEAN, occasion="other", score=None, scores=None))
    assert "von 100" not in read(page)
    assert 'role="meter"' not in page


@given(texts())
def test_any_text_gives_well_formed_html(text):
    half = text[len(text) // 2 :]
    read(report_to_html(report(text, finding(text, "informal", half), finding(text, "too_long", text), id=text)))
