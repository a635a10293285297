"""The real site over the real records, in a real browser."""

from browsing import address, browser, context, plain, watched

__all__ = ["address", "browser", "context", "plain", "watched"]
