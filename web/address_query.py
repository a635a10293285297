"""The part of an address after its question mark, as pages read it."""

from urllib.parse import parse_qsl, urlencode

from search.folding import LONGEST
from web.tracking import is_tracking

Parameters = list[tuple[str, str]]


def read_query(text: str) -> Parameters:
    """What it asks: each once, and of a question as much as is read, for links repeat them."""
    pairs = (
        (name, value[:LONGEST] if name == "q" else value) for name, value in parse_qsl(text) if not is_tracking(name)
    )
    asked = list(dict.fromkeys(pairs))
    # The form has a box, for now or a day, beside a field for a day and time, which says more.
    days = [value for name, value in asked if name == "open" and value[:1].isdigit()]
    told = max(days, key=len, default="")
    less = {("open", "now"), *(("open", day) for day in days if len(day) < len(told))} if told else set()
    return [pair for pair in asked if pair not in less]


def is_tidy(text: str, asked: Parameters) -> bool:
    """Whether it says no more than is read of it: forms send the fields that nobody filled, and both of "open"."""
    said = parse_qsl(text, keep_blank_values=True)
    return all(value for _, value in said) and all(pair in asked for pair in said if pair[0] == "open")


def query_of(parameters: Parameters | None) -> str:
    """Parameters as an address ends with them."""
    return f"?{urlencode(parameters, safe='/')}" if parameters else ""
