"""The real site over the real records, in a real browser."""

from browsing import address, browser, watched

__all__ = ["address", "browser", "watched"]
