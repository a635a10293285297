"""What is installed for one purpose never changes what is installed for another."""

import re
from pathlib import Path

import pytest

PINNED = Path(__file__).parents[1] / "requirements"
PIN = re.compile(r"^([a-z0-9-]+)==([^ ;\\]+)", re.MULTILINE)


def pins(name: str) -> dict[str, str]:
    return dict(PIN.findall((PINNED / f"{name}.txt").read_text()))


@pytest.mark.parametrize("name", ["extracts", "meanings", "develop"])
def test_pins_agree_with_those_of_serving(name: str) -> None:
    serving = pins("serve")
    assert len(serving) > 20
    assert {package: version for package, version in pins(name).items() if package in serving} == serving


@pytest.mark.parametrize("name", ["serve", "extracts", "meanings", "develop"])
def test_every_pin_has_hashes_and_no_address(name: str) -> None:
    text = (PINNED / f"{name}.txt").read_text()
    assert text.count("--hash=sha256:") > len(pins(name)) > 20
    assert "://" not in text
