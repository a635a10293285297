"""Plots as SVG: numbers in, a drawing out that needs no script, in the colours of the page."""
