# ruff: noqa: INP001 - a script, no package
"""Takes the pictures of docs/page.md with Debian's Chromium; with a FOLDER, more of them to look at, there."""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

PICTURES = Path(__file__).parent / "pictures"
TODAY = "2027-02-20"
LOOKS = [(scheme, width) for scheme in ("light", "dark") for width in (1280, 380)]


def fill(page: Page, address: str) -> None:
    """Open the page and put its example in, on a day that is always the same."""
    page.goto(address)
    page.wait_for_selector("html[data-ready]")
    page.get_by_role("button", name="Beispiel einsetzen").click()
    page.locator(".given summary").click()
    page.fill("#today", TODAY)
    page.locator(".given summary").click()
    page.wait_for_selector(".card")
    page.wait_for_timeout(400)
    page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0); }")


def rewrite(page: Page) -> None:
    """Ask for the new version."""
    page.get_by_role("button", name="Neue Fassung schreiben").click()
    page.wait_for_selector(".proof")
    page.wait_for_timeout(400)
    page.evaluate("() => { document.activeElement.blur(); }")


def new_page(browser: Browser, scheme: str, width: int) -> Page:
    """A window of this width."""
    size = {"width": width, "height": 860}
    return browser.new_page(viewport=size, color_scheme=scheme, reduced_motion="reduce")


def take_for_the_docs(browser: Browser, address: str) -> None:
    """The two pictures of docs/page.md."""
    PICTURES.mkdir(exist_ok=True)
    page = new_page(browser, "light", 1100)
    fill(page, address)
    page.screenshot(path=PICTURES / "page-findings.png")
    rewrite(page)
    page.locator("#rewriting").screenshot(path=PICTURES / "page-rewrite.png")
    page.close()


def take_all(browser: Browser, address: str, folder: Path) -> None:
    """Empty, with findings, with a rewrite; wide and narrow, light and dark."""
    folder.mkdir(parents=True, exist_ok=True)
    for scheme, width in LOOKS:
        name = f"{scheme}-{width}"
        page = new_page(browser, scheme, width)
        page.goto(address)
        page.wait_for_selector("html[data-ready]")
        page.screenshot(path=folder / f"{name}-empty.png")
        fill(page, address)
        page.screenshot(path=folder / f"{name}-findings.png")
        rewrite(page)
        page.locator("#rewriting").screenshot(path=folder / f"{name}-rewrite.png")
        page.evaluate("scrollTo(0, 0)")
        page.screenshot(path=folder / f"{name}-whole.png", full_page=True)
        page.close()


def main() -> None:
    """Start the page, take the pictures, end the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    folder = parser.parse_args().folder
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("needs: apt-get install chromium")
    command = [sys.executable, "-m", "taktvoll", "--lang", "de", "page", "--no-open"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)  # noqa: S603 - our own
    try:
        address = server.stdout.readline().strip() if server.stdout else ""
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium)
            if folder is None:
                take_for_the_docs(browser, address)
            else:
                take_all(browser, address, folder)
            browser.close()
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
