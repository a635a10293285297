"""Takes the pictures in docs/ from a running site: python docs/take_pictures.py http://127.0.0.1:8001"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

PICTURES = {
    "home": ("/", 360, 740),
    "results": ("/services?need=food&place=calais", 360, 740),
    "arabic": ("/ar/", 360, 740),
    "record": ("/services/secours-catholique-day-centre-calais", 1100, 900),
    "map": ("/map", 1100, 900),
    "overview": ("/overview", 1100, 900),
    "services": ("/directory/services?_search=calais", 1200, 900),
    "query": ("/directory/food-in-a-place", 1200, 900),
}


def main(address: str) -> None:
    """One picture a page, in the file of its name."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, (path, width, height) in PICTURES.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(address + path)
            page.screenshot(path=Path(__file__).with_name(f"{name}.png"))
            page.close()
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
