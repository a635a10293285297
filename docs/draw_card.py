"""Draws static/card.png, the picture that a link to the site has in messages, from card.svg; needs Chromium."""

import subprocess
from pathlib import Path

DRAWN = Path(__file__).parent / "card.svg"
CARD = Path(__file__).parents[1] / "static" / "card.png"
SIZE = "800,420"
"""Width and height that previews show whole."""


def draw() -> None:
    """Takes a picture of the drawing."""
    shown = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--window-size={SIZE}"]
    subprocess.run(["chromium", *shown, f"--screenshot={CARD}", DRAWN.as_uri()], check=True, timeout=60)


if __name__ == "__main__":
    draw()
