import pickle
import re

import pytest
import spacy
from spacy.tokenizer import Tokenizer

from taktvoll.pipeline.affixes import MAX_ADDRESS, REACH, Addresses, Prefixes, Suffixes, bound_affixes

MAILS = [
    "Sehr geehrte Frau Dr. Kern-Özil, (vgl. S. 3) „am 12.03.2027“ um 10.30 Uhr!!! :-) z.B. 400€/Monat … >>> Hallo >> Tom, -- 5%.",
    "(" * 20 + "Termin" + ")" * 20,
    "https://firma.example/stellen?id=3&x=(1)... <mailto:ida@firma.example>, GmbH&Co.KG; d.h. E-Mail-Adresse's",
]


@pytest.fixture(scope="module")
def german():
    nlp = spacy.blank("de")
    bound_affixes(nlp.tokenizer)
    return nlp


@pytest.mark.parametrize("text", MAILS)
def test_bound_affixes_leave_tokens_as_they_are(german, text):
    assert [token.text for token in german(text)] == [token.text for token in spacy.blank("de")(text)]


@pytest.mark.parametrize("run", [">", "„", "!", ".", "-", "([{", "…?", "»«"])
def test_bound_affixes_take_a_long_run_of_marks_as_few_tokens(german, run):
    text = f"Ja{run * 5000} {run * 5000}Nein"
    doc = german(text)
    assert doc.text == text
    assert len(doc) <= REACH
    assert {"Ja", "Nein"} <= {token.text for token in doc}


def test_bound_affixes_look_at_the_ends_of_a_chunk_only():
    looked = []

    class Counting(str):
        __slots__ = ()

        def __getitem__(self, place):
            looked.append(len(str.__getitem__(self, place)))
            return str.__getitem__(self, place)

    chunk = Counting("Wort" * 10_000)
    assert Prefixes(re.compile("^x")).search(chunk) is None
    assert Suffixes(re.compile("x$")).search(chunk) is None
    assert max(looked) <= REACH


def test_bound_affixes_are_saved_as_their_patterns(german):
    plain = spacy.blank("de").tokenizer
    assert Tokenizer(german.vocab).from_bytes(german.tokenizer.to_bytes()).prefix_search.__self__.pattern == (
        plain.prefix_search.__self__.pattern
    )


def test_bound_affixes_survive_pickling(german):
    copy = pickle.loads(pickle.dumps(german.tokenizer))
    assert [token.text for token in copy("(Hallo)!")] == ["(", "Hallo", ")", "!"]


def test_bound_affixes_leave_a_tokenizer_of_another_kind_alone():
    nlp = spacy.blank("de")
    nlp.tokenizer = own = lambda text: spacy.blank("de").make_doc(text)
    bound_affixes(nlp.tokenizer)
    assert nlp.tokenizer is own


def test_bound_affixes_take_no_endless_chunk_for_an_address():
    addresses = Addresses(re.compile(r"(?:http://\w*)+$"))
    assert addresses.match("http://x")
    assert addresses.match("http://" * MAX_ADDRESS) is None
