"""The real site over the real records, in a real browser."""

from browsing import address, browser

__all__ = ["address", "browser"]
