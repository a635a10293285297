"""Texts that break what is not careful."""

HOSTILE = (
    '=HYPERLINK("https://evil.example","open")',
    "@SUM(A1)",
    "+33 3 21 00 00 00",
    "-2+3",
    'two\nlines, "quoted"; and; more\r\nwith a tab\there',
    "‫طعام‬ \u202e right to left \u200f\u2066end\u2069",
    "bell \u0007, escape \u001b[31m, delete \u007f",
    "_x0041_ <b>&amp;</b> ]]> {{ x }} ${day}",
    "’“𝕊🍲é",
)
"""One a service."""
