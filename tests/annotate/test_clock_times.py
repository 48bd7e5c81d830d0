"""Times of day as they are written, with their hour."""

import pytest

from taktvoll.annotate.clock_times import clock_times


@pytest.mark.parametrize(
    ("text", "quote", "time"),
    [
        ("um 10 Uhr", "10 Uhr", "10:00"),
        ("um 10.30 Uhr", "10.30 Uhr", "10:30"),
        ("um 10:30 Uhr", "10:30 Uhr", "10:30"),
        ("um 10,30 Uhr", "10,30 Uhr", "10:30"),
        ("um 10.30.", "10.30", "10:30"),
        ("um 10 Uhr 30. Leider", "10 Uhr 30", "10:30"),
        ("am 3. um 10 Uhr 30. März", "10 Uhr", "10:00"),
        ("um 10h30", "10h30", "10:30"),
        ("um 14h", "14h", "14:00"),
        ("um 9:15 im Haus", "9:15", "09:15"),
        ("1030 Uhr", "1030 Uhr", "10:30"),
        ("um 10", "10", "10:00"),
        ("um 10 (MEZ)", "10", "10:00"),
        ("um neun", "neun", "09:00"),
        ("um neun Uhr dreißig", "neun Uhr dreißig", "09:30"),
        ("um halb elf", "halb elf", "10:30"),
        ("gegen halb 3", "halb 3", "14:30"),
        ("um Viertel nach neun", "Viertel nach neun", "09:15"),
        ("um viertel vor 10", "viertel vor 10", "09:45"),
        ("um viertel zehn", "viertel zehn", "09:15"),
        ("um dreiviertel zehn", "dreiviertel zehn", "09:45"),
        ("um drei viertel zehn", "drei viertel zehn", "09:45"),
        ("um Viertel ab zwei", "Viertel ab zwei", "14:15"),
        ("fünf vor halb elf", "fünf vor halb elf", "10:25"),
        ("zehn nach neun", "zehn nach neun", "09:10"),
        ("um drei", "drei", "15:00"),
        ("um 3 Uhr nachmittags", "3 Uhr", "15:00"),
        ("um 6 Uhr früh", "6 Uhr", "06:00"),
        ("sechs in der Früh", "sechs in der Früh", "06:00"),
        ("vier am Nachmittag", "vier am Nachmittag", "16:00"),
        ("17 Uhr c. t.", "17 Uhr c. t.", "17:15"),
        ("8 Uhr s. t.", "8 Uhr s. t.", "08:00"),
        ("10–11 Uhr", "10–11 Uhr", "10:00"),
        ("10-11 Uhr", "10-11 Uhr", "10:00"),
        ("von 10 bis 11 Uhr", "10 bis 11 Uhr", "10:00"),
        ("von 10.30–11.30 Uhr", "10.30–11.30 Uhr", "10:30"),
        ("zwischen 10 und 11 Uhr", "zwischen 10 und 11 Uhr", "10:00"),
        ("um 10 oder 11 Uhr", "10 oder 11 Uhr", "10:00"),
        ("14-15h", "14-15h", "14:00"),
        ("09:00 Uhr bis 10:00 Uhr", "09:00 Uhr bis 10:00 Uhr", "09:00"),
        ("10:00–11:00", "10:00–11:00", "10:00"),
        ("24 Uhr", "24 Uhr", "00:00"),
    ],
)
def test_clock_times_quote_what_is_written_and_know_the_hour(text, quote, time):
    assert [(text[found.start : found.end], str(found)) for found in clock_times(text)] == [(quote, time)]


@pytest.mark.parametrize(
    "text",
    [
        "8 bis 10 Stunden",
        "um 14.3. geht es",
        "um zehn Prozent",
        "7 Tage vor 3 Wochen",
        "2 bis 3 Tage",
        "Version 10.30",
        "ab 1. Mai",
    ],
)
def test_clock_times_are_no_spans_and_no_numbers(text):
    assert not list(clock_times(text))
