"""What apps and newsletters add to a shared link to follow who opens it: left aside, and in no link of ours."""

CAMPAIGNS = "utm_"
"""Beginning of what newsletters and social networks add, for Google Analytics and its like."""
CLICKS = {
    "dclid", "fbclid", "gbraid", "gclid", "igsh", "igshid", "li_fat_id", "mc_cid", "mc_eid", "msclkid", "srsltid",
    "ttclid", "twclid", "wbraid", "yclid",
}  # fmt: skip
"""One number a click or a reader: of Facebook and Instagram, Google, LinkedIn, Mailchimp, Microsoft, TikTok, X, Yandex.

Whoever follows such a link from a friend has not asked for it, so it may not stop them.
"""


def is_tracking(name: str) -> bool:
    """Whether a parameter is one of these."""
    return name in CLICKS or name.startswith(CAMPAIGNS)
