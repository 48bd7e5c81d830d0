import pytest

from taktvoll.letter import EXCLUDED, SegmentKind
from taktvoll.mail.segments import segment

SIGNED = """-----BEGIN PGP SIGNED MESSAGE-----
Hash: SHA512

Hallo Frau Kern,

ich komme nicht.

Gruß
Tom Berger
-----BEGIN PGP SIGNATURE-----
Version: GnuPG v2

iHUEABYKAB0WIQTq3VxN0b9vQ2m1Yw
=Qx2d
-----END PGP SIGNATURE-----
"""
SOURCES = {
    "rtf": "{\\rtf1\\ansi\\deff0\n\\f0 Sehr geehrte Frau Kern,\\par\nleider nein.\\par\n}",
    "pdf": "%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\n",
    "ics": "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nDESCRIPTION:Leider muss ich absagen.\r\nEND:VCALENDAR\r\n",
    "pgp": "-----BEGIN PGP MESSAGE-----\n\nhQEMA7YxT0p9q2cBAQf\n=abcd\n-----END PGP MESSAGE-----\n",
    "html": "<!DOCTYPE html>\n<html><body><p>Leider nein.</p></body></html>",
}


def kinds(text):
    return [(str(part.kind), text[part.start : part.end]) for part in segment(text)]


def test_clear_signed_armour_is_no_part_of_the_letter():
    found = kinds(SIGNED)
    assert found[0] == ("signature", "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512")
    assert [kind for kind, _ in found] == ["signature", "salutation", "body", "closing", "name", "signature"]
    assert found[-1][1] == SIGNED[SIGNED.index("-----BEGIN PGP SIGNATURE") :].strip()


@pytest.mark.parametrize("what", ["PGP PUBLIC KEY BLOCK", "PGP MESSAGE", "CERTIFICATE", "PKCS7"])
def test_armoured_blocks_below_a_letter_are_masked(what):
    block = f"-----BEGIN {what}-----\n\nhQEMA7YxT0p9q2cBAQf\n-----END {what}-----"
    found = kinds(f"Hallo Frau Kern,\n\nich komme nicht.\n\nGruß\nTom\n\n{block}\n")
    assert found[-1] == ("signature", block)
    assert [kind for kind, _ in found[:-1]] == ["salutation", "body", "closing", "name"]


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("before", ["", "\n\n", "\ufeff"])
def test_the_source_of_another_format_holds_no_letter(source, before):
    assert {part.kind for part in segment(before + SOURCES[source])} == {SegmentKind.SIGNATURE}
    assert SegmentKind.SIGNATURE in EXCLUDED


@pytest.mark.model
@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("options", [{}, {"mode": "fresh"}, {"occasion": "decline"}, {"register": "du"}])
def test_rewrite_never_rewrites_the_source_of_another_format(source, options):
    import taktvoll

    (made,) = taktvoll.rewrite(SOURCES[source], today="2027-03-01", **options)
    assert made.text == SOURCES[source]


@pytest.mark.model
@pytest.mark.parametrize("source", SOURCES)
def test_check_finds_nothing_to_check_in_the_source_of_another_format(source):
    import taktvoll

    report = taktvoll.check(SOURCES[source], today="2027-03-01")
    assert (report.occasion, [finding.rule for finding in report.findings], report.slots) == (
        "other",
        ["empty_draft"],
        {},
    )
