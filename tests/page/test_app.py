"""What the server answers, and in which shape."""

import email
import email.policy
import json
import time

import pytest

pytest.importorskip("starlette", reason="needs the extra page")
pytest.importorskip("httpx2", reason="Starlette's test client needs it")
from starlette.testclient import TestClient

import taktvoll
from shell import FLAWED, GOOD
from taktvoll.checker import Checker
from taktvoll.page import questions
from taktvoll.page.access import Access
from taktvoll.page.app import STATIC, Page, application
from taktvoll.page.work import Work

DAY = "2027-02-20"
QUESTIONS = ("check", "rewrite", "mail")


class Asking:
    """A browser that came by the printed address."""

    def __init__(self, make_checker=Checker, work=None, lang="de"):
        self.access = Access(port=8111)
        self.passed = 0
        app = application(Page(make_checker, self.access, work or Work(), lang), self.access, self._pass)
        self.client = TestClient(app, base_url=self.access.origin)
        self.opened = self.client.get("/", params={"token": self.access.token})

    def _pass(self):
        self.passed += 1

    def ask(self, path, headers=None, content=None, **fields):
        own = {
            "Origin": self.access.origin, "Authorization": f"Bearer {self.access.token}", "Content-Type": "application/json",
        } | (headers or {})  # fmt: skip
        body = json.dumps(fields) if content is None else content
        return self.client.post(f"/api/{path}", content=body, headers={k: v for k, v in own.items() if v is not None})

    def said(self, path, **fields):
        answer = self.ask(path, **fields)
        assert answer.status_code == 200, answer.text
        return answer.json()


@pytest.fixture(scope="module")
def asking():
    return Asking()


def test_printed_address_gives_the_page_and_a_cookie_for_this_site_alone(asking):
    assert asking.opened.status_code == 200
    assert '<html lang="de" data-today="20' in asking.opened.text
    cookie = asking.opened.headers["Set-Cookie"]
    assert all(part in cookie for part in ("HttpOnly", "SameSite=Strict", "Path=/"))
    assert asking.access.token not in cookie


def test_page_comes_again_by_its_cookie_and_not_without(asking):
    assert asking.client.get("/").status_code == 200
    fresh = TestClient(asking.client.app, base_url=asking.access.origin)
    refused = fresh.get("/")
    assert refused.status_code == 403
    assert "Öffnen Sie die Adresse" in refused.text
    assert "open the address" in refused.text


def test_page_begins_in_the_language_of_the_run():
    assert '<html lang="en"' in Asking(lang="en").opened.text


def test_every_answer_has_the_strict_headers(asking):
    answers = [
        asking.opened, asking.client.get("/static/main.js"), asking.client.get("/nothing"), asking.ask("check", text=GOOD),
        asking.client.get("/", headers={"Host": "evil.example"}), asking.client.delete("/"),
    ]  # fmt: skip
    for answer in answers:
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'self';")
        assert "unsafe" not in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "no-store"
        assert "Access-Control-Allow-Origin" not in answer.headers


def test_page_names_nothing_of_another_machine_and_no_inline_script():
    for path in STATIC.iterdir():
        text = path.read_text(encoding="utf-8")
        assert not [line for line in text.splitlines() if "://" in line and "www.w3.org/2000/svg" not in line], path
        assert " style=" not in text
        assert "innerHTML" not in text
    shell = (STATIC / "index.html").read_text(encoding="utf-8")
    assert "<script>" not in shell
    assert " onclick" not in shell


@pytest.mark.parametrize("path", QUESTIONS)
@pytest.mark.parametrize(
    "headers",
    [{"Authorization": None}, {"Authorization": "Bearer x"}, {"Origin": None}, {"Origin": "https://evil.example"}, {"Origin": "null"}, {"Host": "evil.example:8111"}, {"Sec-Fetch-Site": "cross-site"}],
    ids=str,
)  # fmt: skip
def test_question_of_another_is_refused(asking, path, headers):
    passed = asking.passed
    answer = asking.ask(path, headers, text=FLAWED)
    assert answer.status_code == 403
    assert "Witz" not in answer.text
    assert asking.passed == passed  # and it does not keep the server awake


def test_preflight_of_another_origin_is_refused(asking):
    headers = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    assert asking.client.options("/api/check", headers=headers).status_code == 403


@pytest.mark.parametrize("path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static/"])
def test_static_gives_no_other_file(asking, path):
    assert asking.client.get(path).status_code in {403, 404}


def test_header_that_decides_may_not_stand_there_twice(asking):
    own = [("Host", asking.access.authority), ("Host", "evil.example")]
    assert asking.client.get("/", headers=own).status_code == 403


@pytest.mark.parametrize("lang", ["de", "en"])
def test_check_tells_what_the_library_finds_the_gravest_first(asking, lang):
    report = taktvoll.check(FLAWED, today=DAY, lang=lang)
    said = asking.said("check", text=FLAWED, today=DAY, lang=lang)
    places = {(card["rule"], place["start"], place["message"]) for card in said["cards"] for place in card["places"]}
    told = {(found.rule, found.start, found.message) for found in report.findings if not found.folded_into}
    assert places == told
    assert said["score"] == report.score
    assert {row["name"]: row["value"] for row in said["scores"]} == dict(report.scores)
    ranks = [("error", "warning", "hint").index(card["severity"]) for card in said["cards"]]
    assert ranks == sorted(ranks)
    assert all(card["why"] and card["title"] and card["advice"] for card in said["cards"])


def test_places_of_one_rule_share_a_card(asking):
    said = asking.said("check", text=FLAWED.replace("Leider kann ich", "Ich hab nix gesagt, leider hab ich"), today=DAY)
    cards = [card for card in said["cards"] if card["rule"] == "informal"]
    assert len(cards) == len({card["severity"] for card in cards})
    assert max(len(card["places"]) for card in cards) > 1


def test_fix_as_one_replacement_gives_what_the_library_applies(asking):
    text = f"😀 {FLAWED}"
    report = taktvoll.check(text, today=DAY)
    said = asking.said("check", text=text, today=DAY)
    fixes = [fix for card in said["cards"] for place in card["places"] for fix in place["fixes"]]
    made = {text[: fix["start"]] + fix["text"] + text[fix["end"] :] for fix in fixes}
    assert made == {report.apply(fix) for found in report.findings if not found.folded_into for fix in found.fixes}


def test_missing_part_underlines_no_words(asking):
    said = asking.said("check", text=FLAWED, today=DAY)
    looks = {card["rule"]: {place["look"] for place in card["places"]} for card in said["cards"]}
    assert looks["negative_opinion"] == {"words"}
    assert "words" not in looks["missing_apology"]


def test_good_draft_is_ready(asking):
    said = asking.said("check", text=GOOD, today=DAY)
    assert (said["cards"], said["ready"]) == ([], True)
    assert "kann so hinausgehen" in said["verdict"]


def test_text_about_something_else_has_no_score(asking):
    said = asking.said("check", text="Einkaufsliste: Milch, Brot, Käse und zwei Äpfel für die Kinder.", today=DAY)
    assert said["score"] is None
    assert "keine Absage" in said["verdict"]


def test_register_and_employers_mail_reach_the_library(asking):
    settings = {"today": DAY, "register": "du", "occasion": "decline"}
    mail = "Liebe Sabine, wir laden dich zum Gespräch am 12. März um 10 Uhr ein. Viele Grüße, Mira Brandt"
    report = taktvoll.check(FLAWED, reply_to=mail, **settings)
    said = asking.said("check", text=FLAWED, reply_to=mail, **settings)
    assert said["score"] == report.score
    assert {card["rule"] for card in said["cards"]} == {
        found.rule for found in report.findings if not found.folded_into
    }


def test_rewrites_are_those_of_the_library_with_proof_and_differences(asking):
    asked = {"mode": "fresh", "style": "herzlich", "variants": 2}
    rewrites = taktvoll.rewrite(FLAWED, today=DAY, lang="de", **asked)
    said = asking.said("rewrite", text=FLAWED, today=DAY, **asked)["rewrites"]
    assert [one["text"] for one in said] == [one.text for one in rewrites]
    for one, made in zip(said, rewrites, strict=True):
        assert one["verdict"] == made.proof.verdict
        assert "".join(text for side, text in one["parts"] if side != "after") == FLAWED
        assert "".join(text for side, text in one["parts"] if side != "before") == made.text
        assert [fact["why"] for fact in one["dropped"]] == [fact.why for fact in made.dropped]
        assert {change["kind"] for change in one["changes"]} == {change.kind for change in made.changes} - {"kept"}
        assert one["proof"]


def test_rewrite_of_a_good_draft_is_unchanged(asking):
    (said,) = asking.said("rewrite", text=GOOD, today=DAY)["rewrites"]
    assert said["unchanged"]
    assert said["verdict_title"].startswith("Nichts geändert")


def test_rewrite_names_the_doubts_with_their_places(asking):
    text = FLAWED.replace("12. März", "Montag, dem 3. März 2027,")
    (said,) = asking.said("rewrite", text=text, today=DAY, lang="en")["rewrites"]
    assert said["verdict"] == "look_here"
    (doubt,) = said["doubts"]
    assert "3. März" in said["text"][doubt["start"] : doubt["end"]]
    assert doubt["text"]


def test_mail_has_subject_and_body(asking):
    text = "Betreff: Absage – Gespräch am 9. März\n\nGuten Tag,\n\nschöne Grüße 😀\nLene\n"
    answer = asking.ask("mail", text=text)
    assert answer.headers["Content-Type"] == "message/rfc822"
    message = email.message_from_bytes(answer.content, policy=email.policy.default)
    assert message["Subject"] == "Absage – Gespräch am 9. März"
    assert message["X-Unsent"] == "1"
    assert message.get_content().replace("\r\n", "\n") == "Guten Tag,\n\nschöne Grüße 😀\nLene\n"


def test_mail_without_subject_keeps_its_words(asking):
    message = email.message_from_bytes(
        asking.ask("mail", text="Hallo,\nBetreff: nein\n").content, policy=email.policy.default
    )
    assert message["Subject"] is None
    assert message.get_content().replace("\r\n", "\n") == "Hallo,\nBetreff: nein\n"


def test_mail_header_takes_no_line_of_the_draft(asking):
    answer = asking.ask("mail", text="Betreff: Absage\rBcc: x@example.org\n\nHallo\n")
    message = email.message_from_bytes(answer.content, policy=email.policy.default)
    assert message["Bcc"] is None


@pytest.mark.parametrize(
    ("content", "status"),
    [("", 400), ("{", 400), (b"\xff{}", 400), ("[]", 422), ("{}", 422), ('{"text": 1}', 422), ('{"text": "a", "model": "x"}', 422), ('{"text": "a", "register": "Geheim"}', 422), ('{"text": "a", "today": "31.02."}', 422)],
)  # fmt: skip
def test_question_of_another_shape_is_refused_without_a_quote(asking, content, status):
    answer = asking.ask("check", content=content)
    assert answer.status_code == status
    assert answer.json()["error"].keys() == {"de", "en"}
    assert "Geheim" not in answer.text


def test_question_of_another_type_is_refused(asking):
    assert asking.ask("check", {"Content-Type": "text/plain"}, text=GOOD).status_code == 415


@pytest.mark.parametrize("field", ["text", "reply_to"])
def test_text_that_is_too_long_is_refused_in_both_languages(asking, field):
    fields = {"text": "a"} | {field: "ä" * (questions.MOST_CHARACTERS + 1)}
    answer = asking.ask("check", **fields)
    assert answer.status_code == 413
    assert "100.000" in answer.json()["error"]["de"]
    assert "100,000" in answer.json()["error"]["en"]


def test_body_that_announces_no_size_is_refused_where_it_grows_too_large(asking):
    pieces = (b" " * 100_000 for _ in range(questions.MOST_BYTES // 100_000 + 2))
    answer = asking.ask("check", content=pieces)
    assert "Content-Length" not in answer.request.headers
    assert answer.status_code == 413


def test_announced_size_alone_is_enough_to_refuse(asking):
    assert asking.ask("check", {"Content-Length": "999999999"}, text=GOOD).status_code == 413


class Slow:
    """A checker that takes its time."""

    def check(self, *_, **__):
        time.sleep(0.5)


def test_question_that_takes_too_long_is_given_up():
    answer = Asking(Slow, Work(longest=0.05)).ask("check", text=GOOD)
    assert answer.status_code == 504
    assert answer.json()["error"].keys() == {"de", "en"}


class Broken:
    """A checker whose fault quotes the draft."""

    def check(self, text, *_, **__):
        raise ValueError(text)


def test_fault_tells_and_logs_no_word_of_the_draft(caplog, capfd):
    with caplog.at_level(0):
        answer = Asking(Broken).ask("check", text=FLAWED)
    assert answer.status_code == 500
    assert answer.json()["error"].keys() == {"de", "en"}
    seen = answer.text + caplog.text + "".join(capfd.readouterr())
    assert "Witz" not in seen


def test_error_on_purpose_is_told_in_both_languages():
    from taktvoll.errors import ModelError

    def missing():
        raise ModelError("no model: install it", "kein Modell: installieren Sie es")

    answer = Asking(missing).ask("check", text=GOOD)
    assert (answer.status_code, answer.json()["error"]) == (
        422,
        {"de": "kein Modell: installieren Sie es", "en": "no model: install it"},
    )
