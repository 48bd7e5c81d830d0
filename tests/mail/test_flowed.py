import pytest
from hypothesis import given
from hypothesis import strategies as st

from taktvoll.mail.flowed import unflow


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("am 14. \nMärz \num zehn.\nGruß\n", "am 14. März um zehn.\nGruß\n"),
        ("am 14. \r\nMärz\r\nGruß\r\n", "am 14. März\r\nGruß\r\n"),
        (" From hier\n  eingerückt\n", "From hier\n eingerückt\n"),
        ("> Kommen Sie \n> bald?\n>> alt \n>> er\nNein.\n", "> Kommen Sie bald?\n>> alt er\nNein.\n"),
        ("> Kommen Sie \nNein.\n", "> Kommen Sie\nNein.\n"),
        ("Grüße \n\nTom\n", "Grüße\n\nTom\n"),
        ("Tom\n-- \nTel. 1\n", "Tom\n-- \nTel. 1\n"),
        ("Tom \n-- \nTel. 1 \n2\n", "Tom\n-- \nTel. 1 2\n"),
        ("ohne Ende ", "ohne Ende "),
        ("", ""),
    ],
)
def test_unflow_joins_soft_breaks_alone(text, joined):
    assert unflow(text, delsp=False) == joined


def test_unflow_with_delsp_joins_divided_words():
    assert (
        unflow("Ich muss ab \nsagen, im  \nMai.\n> Ter \n> min\n", delsp=True)
        == "Ich muss absagen, im Mai.\n> Termin\n"
    )


@given(st.text(alphabet="ab> \n\r-", max_size=60), st.booleans())
def test_unflow_loses_no_word(text, delsp):
    assert [char for char in unflow(text, delsp=delsp) if char not in "> \r\n"] == [
        c for c in text if c not in "> \r\n"
    ]


@given(st.text(alphabet="ab> -", max_size=20))
def test_unflow_leaves_a_fixed_line_its_words(line):
    text = line.rstrip(" ").lstrip("> ")
    assert unflow(text + "\n", delsp=False).strip() == text.strip()
