"""Takes the pictures of docs/page.md, and more of them to look at, with Debian's Chromium and the package of this folder.

    .venv/bin/python docs/page_pictures.py [FOLDER]     two pictures for the page; with a FOLDER all of them, there
"""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

PICTURES = Path(__file__).parent / "pictures"
TODAY = "2027-02-20"
WIDTHS = (1280, 380)


def take(page: Page, address: str, *, folder: Path, name: str, dark: bool) -> None:
    """Pictures of the empty page, of a draft with its findings, and of its rewrite."""
    page.goto(address)
    page.wait_for_selector("html[data-ready]")
    page.screenshot(path=folder / f"{name}-empty.png", full_page=True)
    page.get_by_role("button", name="Beispiel einsetzen").click()
    page.locator(".given summary").click()
    page.fill("#today", TODAY)
    page.locator(".given summary").click()
    page.wait_for_selector(".card")
    page.wait_for_timeout(300)
    page.evaluate("document.activeElement.blur()")
    page.screenshot(path=folder / f"{name}-findings.png", full_page=True)
    page.get_by_role("button", name="Neue Fassung schreiben").click()
    page.wait_for_selector(".proof")
    page.wait_for_timeout(800)
    page.screenshot(path=folder / f"{name}-rewrite.png", full_page=True)
    page.locator("#rewriting").screenshot(path=folder / f"{name}-rewriting.png")


def main() -> None:
    """Start the page, take the pictures, end the page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?")
    folder = parser.parse_args().folder
    browser_path = shutil.which("chromium")
    if browser_path is None:
        sys.exit("needs: apt-get install chromium")
    command = [sys.executable, "-m", "taktvoll", "--lang", "de", "page", "--no-open"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        try:
            address = server.stdout.readline().strip() if server.stdout else ""
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=browser_path)
                for scheme in ("light", "dark"):
                    for width in WIDTHS:
                        target = folder or PICTURES
                        target.mkdir(parents=True, exist_ok=True)
                        page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
                        if folder:
                            take(page, address, folder=target, name=f"{scheme}-{width}", dark=scheme == "dark")
                        page.close()
                browser.close()
        finally:
            server.terminate()


if __name__ == "__main__":
    main()
