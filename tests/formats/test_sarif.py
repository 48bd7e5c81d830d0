"""SARIF against the schema of OASIS."""

import json
from dataclasses import replace
from pathlib import Path, PurePosixPath

from hypothesis import given
from jsonschema import Draft4Validator

from reports import CLEAN, DRAFT, finding, flawed, report
from strategies import texts
from taktvoll.finding import page_of
from taktvoll.formats.artifact import relative_uri
from taktvoll.formats.sarif import FINGERPRINT, fingerprints, sarif_log
from taktvoll.lint.rules import ALL

SCHEMA = Draft4Validator(json.loads((Path(__file__).parent / "data" / "sarif-schema-2.1.0.json").read_bytes()))


def log(*reports, **options):
    made = json.loads(json.dumps(sarif_log(reports, ALL, **options)).encode("utf-8"))
    SCHEMA.validate(made)
    return made["runs"][0]


def test_log_fits_the_schema_in_both_languages():
    assert log(flawed(), report(CLEAN), lang="en")["tool"]["driver"]["language"] == "en"
    assert log()["results"] == []


def test_log_describes_every_rule_and_points_to_it():
    run = log(flawed(), pages="https://taktvoll.example/rules/")
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.id for rule in ALL]
    for result in run["results"]:
        if "ruleIndex" in result:
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
            assert rules[result["ruleIndex"]]["helpUri"] == f"https://taktvoll.example/rules/{result['ruleId']}.md"


def test_every_rule_and_the_tool_link_to_their_pages():
    driver = log(flawed())["tool"]["driver"]
    assert driver["informationUri"].startswith("https://")
    assert all(rule["helpUri"] == page_of(rule["id"]) for rule in driver["rules"])


def test_a_fingerprint_stays_where_lines_move_and_tells_equal_words_apart():
    text = "Ich hab. Ich hab."
    first = finding(text, "informal", "hab")
    found = [first, replace(first, start=first.start + 9, end=first.end + 9)]
    moved = f"Betreff: Absage\n\n{text}"
    above = [finding(moved, "informal", "hab")]
    one, two = fingerprints(report(text, *found))
    assert one != two
    assert fingerprints(report(moved, *above)) == [one]
    assert fingerprints(report(text, finding(text, "private_detail", "hab"))) != [one]
    assert [result["partialFingerprints"] for result in log(report(moved, *above))["results"]] == [{FINGERPRINT: one}]


def test_regions_count_code_points_of_the_text_as_received():
    text = "🙂🙂 a\u0308\r\nich hab\r\nja"
    run = log(report(text, finding(text, "informal", "hab\r\nja")))
    assert run["columnKind"] == "unicodeCodePoints"
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 2, "startColumn": 5, "endLine": 3, "endColumn": 3, "charOffset": 11, "charLength": 7}


def test_a_fix_replaces_what_its_edit_replaces():
    fix = log(flawed())["results"][1]["fixes"][0]
    start = DRAFT.index("hab ")
    assert fix["artifactChanges"][0]["replacements"] == [
        {"deletedRegion": {"charOffset": start, "charLength": 4}, "insertedContent": {"text": "habe "}}
    ]
    assert fix["properties"] == {"safety": "safe"}


def test_a_decoded_draft_brings_its_text_and_no_fixes_for_the_bytes_of_its_file():
    shown = flawed()
    run = log(report(DRAFT, *shown.findings, decoded=True, id="absage.eml"))
    assert run["artifacts"][0]["contents"] == {"text": DRAFT}
    assert not any("fixes" in result for result in run["results"])


def test_a_draft_that_could_not_be_checked_is_not_silent():
    invocation = log(report(CLEAN), problems=["b.txt: there is no such file"])["invocations"][0]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "b.txt: there is no such file"


def test_relative_uri_is_relative_and_encoded():
    root = PurePosixPath("/work")
    assert relative_uri("entwürfe/an Frau Weiß: 1.txt", root) == "entw%C3%BCrfe/an%20Frau%20Wei%C3%9F%3A%201.txt"
    assert relative_uri("/work/a.txt", root) == "a.txt"
    assert relative_uri("/tmp/ä.txt", root) == "file:///tmp/%C3%A4.txt"
    assert relative_uri("C:\\Briefe\\ä.txt", root) == "file:///C:/Briefe/%C3%A4.txt"
    assert relative_uri("-") == relative_uri(None) == "-"


@given(texts())
def test_any_text_fits_the_schema(text):
    log(report(text, finding(text, "informal", text[len(text) // 2 :]), decoded=True, id=text))
