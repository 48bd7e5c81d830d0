"""The page in Debian's Chromium: typing, marks, fixing, undo, rewriting, keeping, both languages, keyboard, axe-core, strangers."""

import email
import email.policy
import http.server
import re
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

import taktvoll

pytestmark = pytest.mark.browser
pytest.importorskip("uvicorn", reason="needs the extra page")
sync_api = pytest.importorskip("playwright.sync_api", reason="needs playwright")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-core")

DAY = "2027-02-20"
TIRED = Path(__file__).parents[2] / "corpora" / "examples" / "01-muede.txt"
DRAFT = """Hallo Frau Brandt,

danke für die Einladung 😀👩‍💻! Leider kann ich am 12. März nicht kommen, ich hab anderswo unterschrieben. Die Bezahlung bei Ihnen ist ein Witz.

LG
Sabine Ohlsen"""
MAIL = """Hallo Sabine,

wir laden dich zum Vorstellungsgespräch am 12. März um 10 Uhr ein, und zwar bei uns in der Hafenstraße 4 in Bremen. Sag uns bitte bis Freitag per Mail Bescheid.

Viele Grüße
Mira Brandt
Nordlicht Software GmbH
"""
INSULT = "Die Bezahlung bei Ihnen ist ein Witz."
SIZES = {"wide": {"width": 1280, "height": 900}, "narrow": {"width": 380, "height": 780}}
MARKED = "name => [...(CSS.highlights.get(name) ?? [])].map(range => range.toString())"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def address():
    command = [sys.executable, "-m", "taktvoll", "page", "--no-open", "--lang", "de"]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:  # fmt: skip
        yield server.stdout.readline().strip()
        server.kill()


@pytest.fixture(scope="module")
def browser():
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("chromium is not installed")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path)
        yield started
        started.close()


@pytest.fixture
def open_page(browser, address):
    """A new window of its own with the page; what goes wrong in it fails the test."""
    contexts, faults = [], []

    def opened(size="wide", scheme="light", **options):
        context = browser.new_context(viewport=SIZES[size], color_scheme=scheme, reduced_motion="reduce", permissions=["clipboard-read", "clipboard-write"], **options)  # fmt: skip
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
        page.goto(address)
        page.wait_for_selector("html[data-ready]")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


def paste(page, text):
    """Paste over everything, as a person does."""
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.focus("#draft")
    page.keyboard.press("Control+A")
    page.keyboard.press("Control+V")
    page.wait_for_selector(".card")


def until(page, expression, arg=None, seconds=20):
    """Wait until `expression` is true; Playwright's own waiting evaluates strings in the page, which its policy forbids."""
    end = time.monotonic() + seconds
    while not (found := page.evaluate(expression, arg)):
        assert time.monotonic() < end, f"never true: {expression}"
        page.wait_for_timeout(20)
    return found


def set_day(page):
    page.locator(".given summary").click()
    page.fill("#today", DAY)
    page.locator(".given summary").click()


def draft(page):
    return page.evaluate("document.getElementById('draft').textContent")


def read_again(page, act):
    """Do `act` and wait until the draft was read once more."""
    before = page.evaluate("document.getElementById('draft').dataset.read ?? 0")
    act()
    until(page, "before => (document.getElementById('draft').dataset.read ?? 0) !== before", before)


def rules(page):
    return page.eval_on_selector_all(".card", "cards => cards.map(card => card.dataset.rule)")


def test_marks_stand_in_the_text_while_typing(open_page):
    page = open_page()
    page.click("#draft")
    page.keyboard.type("Hallo Frau Brandt,\n\nleider hab ich am 12. März keine Zeit.\n")
    until(page, f"({MARKED})('warning').includes('hab')")
    read_again(page, lambda: page.keyboard.type(INSULT))
    until(page, f"({MARKED})('error').includes({INSULT!r})")
    assert rules(page)[0] == "negative_opinion"


def test_marks_stand_right_behind_emoji(open_page):
    page = open_page()
    paste(page, DRAFT)
    until(page, f"({MARKED})('error').length === 1")
    assert page.evaluate(MARKED, "error") == [INSULT]
    assert "hab" in page.evaluate(MARKED, "warning")


QUIET_CHECK = 0.03
"""Seconds that the library takes for the tired draft on a quiet machine of two cores, at most."""


def slowness():
    """How many times slower this machine is just now than a quiet one: other tests may be at work beside this one."""
    import taktvoll

    taken = []
    for number in range(8):
        began = time.perf_counter()
        taktvoll.check(f"{TIRED.read_text()}{number}", today=DAY)
        taken.append(time.perf_counter() - began)
    return max(1.0, min(taken) / QUIET_CHECK)


def test_first_marks_stand_150_ms_after_a_pause(open_page):
    page = open_page()
    paste(page, TIRED.read_text())
    for word in "Danke sehr herzlich nochmals für alles und die Mühe".split():
        read_again(page, lambda word=word: page.keyboard.type(f"{word} "))
    measured = page.evaluate("performance.getEntriesByName('taktvoll-marks').map(entry => entry.duration)")
    assert len(measured) >= 5
    assert min(measured) <= 150 * slowness(), measured  # from the last keystroke on


def test_fix_by_one_click_and_undo(open_page):
    page = open_page()
    paste(page, DRAFT)
    read_again(page, lambda: page.get_by_role("button", name="In Schriftsprache: hab → habe").click())
    assert draft(page) == DRAFT.replace("ich hab ", "ich habe ")
    page.keyboard.press("Control+Z")
    assert draft(page) == DRAFT
    page.keyboard.press("Control+Shift+Z")
    assert draft(page) == DRAFT.replace("ich hab ", "ich habe ")
    page.get_by_role("button", name="Rückgängig").click()
    assert draft(page) == DRAFT


def test_fix_that_inserts_a_line_keeps_the_lines(open_page):
    page = open_page()
    paste(page, DRAFT)
    set_day(page)
    read_again(page, lambda: page.get_by_role("button", name=re.compile("^Betreff einfügen")).click())
    first, *rest = draft(page).split("\n")
    assert first.startswith("Betreff: Absage")
    assert "\n".join(rest).strip("\n") == DRAFT
    page.keyboard.press("Control+Z")
    assert draft(page) == DRAFT


def test_safe_fixes_all_at_once_and_one_undo(open_page):
    page = open_page()
    text = DRAFT.replace("nicht kommen", "nix mehr machen, weil ich krank bin und nich kommen kann")
    paste(page, text)
    button = page.locator("button.all")
    if button.count() == 0:
        text = "Hallo Frau Brandt,\n\nich hab Ihre Einladung und hab leider am 12. März keine Zeit und muss absagen.\n\nLG\nSabine Ohlsen"
        read_again(page, lambda: paste(page, text))
    read_again(page, button.click)
    assert "hab " not in draft(page)
    page.keyboard.press("Control+Z")
    assert draft(page) == text


def test_card_is_shown_where_the_cursor_stands(open_page):
    page = open_page()
    paste(page, DRAFT)
    page.locator('.card[data-rule="negative_opinion"]').get_by_role("button", name=re.compile("^Zeigen")).click()
    assert page.evaluate("getSelection().toString()") == INSULT
    page.wait_for_selector(".place.current")  # the browser says where the selection is after it has moved
    assert page.locator(".place.current").count() == 1
    assert "Vorwurf" in page.locator(".place.current").inner_text()


def test_rewrite_stands_beside_the_draft_and_is_taken_over(open_page):
    page = open_page()
    paste(page, DRAFT)
    set_day(page)
    page.get_by_role("button", name="Neue Fassung schreiben").click()
    page.wait_for_selector(".proof.proven")
    new = page.locator("#rewrite-text").inner_text()
    assert "Witz" not in new
    assert page.locator("#rewrite-text ins").count() > 0
    assert INSULT.rstrip(".") in page.locator(".beside del").all_inner_texts()
    page.locator(".changes summary").click()
    assert "Umgangssprache" in page.locator(".changes").inner_text()
    page.get_by_role("button", name="In den Entwurf übernehmen").click()
    assert draft(page).strip() == new.strip()
    until(page, "!document.querySelector('.card.error')")
    page.focus("#draft")
    page.keyboard.press("Control+Z")
    assert draft(page) == DRAFT


def test_variants_and_styles_are_chosen(open_page):
    page = open_page()
    paste(page, DRAFT)
    set_day(page)
    page.select_option("#mode", "fresh")
    page.select_option("#style", "herzlich")
    page.get_by_role("button", name="Schreiben", exact=True).click()
    page.wait_for_selector(".proof")
    first = page.locator("#rewrite-text").inner_text()
    page.get_by_role("button", name="Fassung 2").click()
    assert page.get_by_role("button", name="Fassung 2").get_attribute("aria-pressed") == "true"
    assert page.locator("#rewrite-text").inner_text() != first


def test_rewrite_says_what_was_left_out_and_what_to_look_at(open_page):
    page = open_page()
    paste(page, DRAFT.replace("12. März", "Montag, dem 3. März 2027,"))
    set_day(page)
    page.get_by_role("button", name="Neue Fassung schreiben").click()
    page.wait_for_selector(".proof.look_here")
    assert page.locator(".proof li").count() > 0
    assert page.evaluate(MARKED, "doubt")


def test_letter_is_copied_saved_and_printed(open_page):
    page = open_page()
    paste(page, f"Betreff: Absage – Gespräch\n\n{DRAFT}")
    own = page.get_by_role("group", name="Entwurf sichern")
    page.evaluate("navigator.clipboard.writeText('')")
    own.get_by_role("button", name="Kopieren").click()
    page.wait_for_selector("button.done")
    assert page.evaluate("navigator.clipboard.readText()") == f"Betreff: Absage – Gespräch\n\n{DRAFT}"
    with page.expect_download() as saved:
        own.get_by_role("button", name="Als .txt").click()
    assert saved.value.suggested_filename == "entwurf.txt"
    assert Path(saved.value.path()).read_text(encoding="utf-8") == f"Betreff: Absage – Gespräch\n\n{DRAFT}\n"
    with page.expect_download() as saved:
        own.get_by_role("button", name="Als .eml").click()
    message = email.message_from_bytes(Path(saved.value.path()).read_bytes(), policy=email.policy.default)
    assert message["Subject"] == "Absage – Gespräch"
    assert message.get_content().replace("\r\n", "\n").strip() == DRAFT
    page.evaluate("window.print = () => { window.printed = document.getElementById('paper').textContent; }")
    page.emulate_media(media="print")
    page.evaluate("document.querySelector('[data-save=print][data-of=draft]').click()")
    until(page, "window.printed")
    assert page.evaluate("window.printed").endswith(DRAFT)
    assert not page.locator(".reading").is_visible()


def test_page_speaks_english_and_stays_on_the_german_draft(open_page):
    page = open_page()
    paste(page, DRAFT)
    read_again(page, page.get_by_role("button", name="English").click)
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("#draft").get_attribute("lang") == "de"
    page.get_by_role("heading", name="What stands out").wait_for()
    assert "Error" in page.locator(".card.error").first.inner_text()
    assert draft(page) == DRAFT
    page.get_by_role("button", name="Write a new version").click()
    page.get_by_role("button", name="Put into the draft").wait_for()
    assert "Kopieren" not in page.locator("body").inner_text()


def test_optional_fields_reach_the_reading(open_page):
    page = open_page()
    paste(page, DRAFT)
    page.locator(".given summary").click()
    read_again(page, lambda: page.fill("#today", "2027-03-12"))
    page.wait_for_selector(".card[data-rule=late_notice]")
    assert "heute" in page.locator(".reading").inner_text()
    read_again(page, lambda: page.select_option("#register", "du"))
    meant = taktvoll.check(DRAFT, today="2027-03-12", register="du")
    assert set(rules(page)) == {finding.rule for finding in meant.findings}


def test_what_the_employers_mail_says_stands_beside_the_draft(open_page):
    page = open_page()
    paste(page, DRAFT)
    assert page.locator("#mail").is_hidden()
    page.locator(".given summary").click()
    read_again(page, lambda: page.fill("#reply-to", MAIL))
    page.locator(".given summary").click()
    assert page.get_by_role("region", name="Was in der Mail der Firma steht").is_visible()
    shown = dict(
        zip(page.locator("#mail dt").all_inner_texts(), page.locator("#mail dd").all_inner_texts(), strict=True)
    )
    assert shown["Was"] == "eine Einladung"
    assert "Mira Brandt" in shown["Von"]
    assert shown["Wann"] == "12. März, 10 Uhr"
    assert "Hafenstraße 4" in shown["Wo"]
    assert shown["Antwort"] == "per Mail, bis Freitag"
    read_again(page, lambda: page.get_by_role("button", name="English").click())
    assert page.get_by_role("region", name="What the employer’s mail says").is_visible()
    assert "by mail, by Freitag" in page.locator("#mail").inner_text()
    page.locator(".given summary").click()
    read_again(page, lambda: page.fill("#reply-to", ""))
    assert page.locator("#mail").is_hidden()


def test_keyboard_alone_goes_from_the_draft_to_a_fix_and_on(open_page):
    page = open_page()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.type("x")
    page.keyboard.press("Control+A")
    page.evaluate("text => navigator.clipboard.writeText(text)", DRAFT)
    page.keyboard.press("Control+V")
    page.wait_for_selector(".card")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "In Schriftsprache: hab → habe":
            break
    read_again(page, lambda: page.keyboard.press("Enter"))
    assert "ich habe anderswo" in draft(page)
    until(page, "document.activeElement.closest('#findings')")


def test_screen_reader_is_told_what_was_found(open_page):
    page = open_page()
    paste(page, DRAFT)
    until(page, "document.getElementById('status').textContent.includes('von 100')")
    assert "1 Fehler" in page.locator("#status").inner_text()
    assert page.locator("[role=textbox][aria-multiline=true][aria-labelledby=draft-title]").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing(open_page, size, scheme):
    page = open_page(size, scheme)
    checker = axe.Axe()
    options = {"runOnly": {"type": "tag", "values": RULES}}
    empty = checker.run(page, options=options)
    assert empty.violations_count == 0, empty.generate_report()
    paste(page, DRAFT.replace("12. März", "Montag, dem 3. März 2027,"))
    page.locator(".given summary").click()
    read_again(page, lambda: page.fill("#reply-to", MAIL))
    assert page.locator("#mail").is_visible()
    page.get_by_role("button", name="Neue Fassung schreiben").click()
    page.wait_for_selector(".proof")
    page.locator(".changes summary").click()
    full = checker.run(page, options=options)
    assert full.violations_count == 0, full.generate_report()


def test_narrow_window_needs_no_scrolling_to_the_side(open_page):
    page = open_page("narrow")
    paste(page, DRAFT)
    page.get_by_role("button", name="Neue Fassung schreiben").click()
    page.wait_for_selector(".proof")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_theme_can_be_switched(open_page):
    page = open_page()
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Hell / Dunkel").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before


def test_markup_in_a_draft_is_text(open_page):
    page = open_page()
    paste(page, DRAFT.replace("ein Witz", '<img src=x onerror="alert(1)"> ein <b>Witz</b>'))
    page.get_by_role("button", name="Neue Fassung schreiben").click()
    page.wait_for_selector(".proof")
    assert page.locator("#draft img, #findings img, #rewrites img, #findings b").count() == 0


def test_nothing_is_kept_and_nothing_leaves_the_machine(open_page, address):
    page = open_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    paste(page, DRAFT)
    page.get_by_role("button", name="Neue Fassung schreiben").click()
    page.wait_for_selector(".proof")
    origin = address.partition("/?")[0]
    assert asked
    assert all(url.startswith(f"{origin}/") for url in asked)
    assert page.evaluate("[localStorage.length, Object.keys(sessionStorage)]") == [0, ["taktvoll-token"]]
    assert "token" not in page.url
    assert page.evaluate("document.cookie") == ""


def test_reload_keeps_the_key(open_page):
    page = open_page()
    page.reload()
    page.wait_for_selector("html[data-ready]")
    paste(page, DRAFT)
    assert rules(page)


class Stranger(http.server.BaseHTTPRequestHandler):
    """A page of another origin on the same machine."""

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>stranger</title><body>")

    def log_message(self, *_):
        pass


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_page_of_another_origin_reaches_nothing(browser, address, name):
    origin = address.partition("/?")[0]
    stranger = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Stranger)
    threading.Thread(target=stranger.serve_forever, daemon=True).start()
    context = browser.new_context()
    try:
        page = context.new_page()
        page.goto(address)
        page.goto(f"http://{name}:{stranger.server_port}/")
        statuses = []
        page.on("response", lambda answer: statuses.append(answer.status))
        tried = page.evaluate(
            """async origin => {
                const attempts = [
                    fetch(`${origin}/`, { credentials: "include" }),
                    fetch(`${origin}/`, { credentials: "include", mode: "no-cors" }),
                    fetch(`${origin}/api/check`, { method: "POST", credentials: "include", headers: { "Content-Type": "text/plain" }, body: '{"text": "x"}' }),
                    fetch(`${origin}/api/check`, { method: "POST", credentials: "include", headers: { "Content-Type": "application/json" }, body: '{"text": "x"}' }),
                ];
                return (await Promise.allSettled(attempts)).map(attempt => attempt.status);
            }""",
            origin,
        )
        assert tried == ["rejected"] * 4
        assert set(statuses) <= {403}
        framed = page.evaluate(
            """origin => new Promise(done => {
                const frame = document.createElement("iframe");
                frame.src = `${origin}/`;
                frame.onload = () => { try { done(frame.contentDocument ? "readable" : "closed"); } catch { done("closed"); } };
                document.body.append(frame);
            })""",
            origin,
        )
        assert framed == "closed"
    finally:
        context.close()
        stranger.shutdown()
        stranger.server_close()


def test_end_of_the_server_is_said_and_the_text_stays(browser):
    command = [sys.executable, "-m", "taktvoll", "page", "--no-open", "--lang", "de"]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:  # fmt: skip
        page = browser.new_page()
        page.goto(server.stdout.readline().strip())
        page.wait_for_selector("html[data-ready]")
        server.kill()
        server.wait()
    page.focus("#draft")
    page.keyboard.type("Hallo")
    until(page, "document.getElementById('alarm').textContent.includes('antwortet nicht mehr')")
    assert draft(page) == "Hallo"
    page.close()
