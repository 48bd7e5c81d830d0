"""Time and memory grow with the text and no faster, whatever it repeats: each of these once took minutes."""

import time

import pytest

import taktvoll

HEAD = "Sehr geehrte Frau Kern,\n\nvielen Dank für die Einladung. Leider muss ich absagen. "
GOES_ON = 6
"""Times that four times the text may take; a quadratic step takes 16 times."""


def seconds(text):
    start = time.process_time()
    taktvoll.check(text, today="2027-02-20")
    return time.process_time() - start


@pytest.mark.model
@pytest.mark.parametrize("unit", ["„", ">", "http://", "[a ", "Dr. ", "(„»!", "a-", "!", "ok ", "„ok“ ", "OK Frau "])
def test_a_check_takes_time_in_proportion(unit):
    small, large = HEAD + unit * 2_000, HEAD + unit * 8_000
    seconds(small)
    # Twice at most: a busy machine may spoil one measurement, not a quadratic step two of them.
    assert any(seconds(large) <= GOES_ON * seconds(small) + 0.3 for _ in range(2))


@pytest.mark.model
def test_deeply_nested_quotes_take_time_in_proportion():
    def nested(levels):
        return HEAD + "\n".join(">" * level + " Hallo" for level in range(1, levels))

    seconds(nested(100))
    assert any(seconds(nested(400)) <= GOES_ON * 4 * seconds(nested(200)) for _ in range(2))
