"""A network as a wheel: one organisation in the middle, the others around it, each a link."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from web.plots.drawing import ISOLATED, Drawing

SPACE = 28
"""Between two names, so that a finger hits one of them."""
LONGEST = 40
"""Letters of a name; the table beside the drawing has it whole."""
LETTER = 7.5
"""Width of a letter."""
NAMES, RADIUS = 285, 200
"""Widths of the names at each side and of half the wheel."""
PULL = 0.55
"""How far ties between two at the rim bend to the middle."""


class Node(NamedTuple):
    """An organisation."""

    id: str
    name: str
    link: str


class Tie(NamedTuple):
    """How one organisation stands to another."""

    start: str
    end: str
    role: str


class Point(NamedTuple):
    """A place on the drawing."""

    x: float
    y: float


def network(nodes: Sequence[Node], ties: Sequence[Tie], label: str) -> Markup:
    """The wheel of some organisations, the first in the middle, and the ties among them."""
    places = layout([node.id for node in nodes], ties)
    middle = next(iter(places.values()))
    drawing = Drawing(2 * (NAMES + RADIUS), 2 * middle.y)
    for tie in ties:
        drawing.shapes.append(_line(places[tie.start], places[tie.end], middle, tie.role))
    by_id = {node.id: node for node in nodes}
    for each, place in places.items():
        drawing.shapes.append(_node(by_id[each], place, middle))
    return drawing.group(label)


def layout(nodes: Sequence[str], ties: Iterable[Tie]) -> dict[str, Point]:
    """Places of all, the middle first, then clockwise from the top; the same for the same ties."""
    centre = nodes[0]
    rim = _in_order(centre, _neighbours(nodes, ties))
    right = (len(rim) + 1) // 2
    height = SPACE * (max(right, 6) + 1)
    middle = Point(NAMES + RADIUS, height / 2)
    places = {centre: middle}
    for position, node in enumerate(rim):
        on_right = position < right
        step, steps = (position, right) if on_right else (len(rim) - 1 - position, len(rim) - right)
        y = middle.y + SPACE * (step - (steps - 1) / 2)
        out = RADIUS * (1 - ((y - middle.y) / (middle.y + SPACE)) ** 2) ** 0.5
        places[node] = Point(middle.x + (out if on_right else -out), y)
    return places


def _neighbours(nodes: Iterable[str], ties: Iterable[Tie]) -> dict[str, set[str]]:
    near: dict[str, set[str]] = {node: set() for node in nodes}
    for tie in ties:
        near[tie.start].add(tie.end)
        near[tie.end].add(tie.start)
    return near


def _in_order(centre: str, near: Mapping[str, set[str]]) -> list[str]:
    """All but the middle, so that those that are tied come one after the other; who has most ties begins."""

    def lightest_first(found: Iterable[str]) -> list[str]:
        return sorted(found, key=lambda node: (-len(near[node]), node), reverse=True)

    order: dict[str, None] = {}
    waiting = lightest_first(near)
    while waiting:
        node = waiting.pop()
        if node != centre and node not in order:
            order[node] = None
            waiting += lightest_first(near[node])
    return list(order)


def _line(start: Point, end: Point, middle: Point, role: str) -> Markup:
    x, y = (start.x + end.x) / 2, (start.y + end.y) / 2
    bend = Point(x + PULL * (middle.x - x), y + PULL * (middle.y - y))
    path = Markup('<path d="M{:.0f} {:.0f}Q{:.0f} {:.0f} {:.0f} {:.0f}" class="tie {}"/>')
    return path.format(*start, *bend, *end, role)


def _node(node: Node, at: Point, middle: Point) -> Markup:
    words = node.name if len(node.name) <= LONGEST else node.name[: LONGEST - 1].rstrip() + "…"
    if at == middle:
        half = LETTER / 2 * len(words) + 6
        plate = Markup('<rect x="{:.0f}" y="{:.0f}" width="{:.0f}" height="28" rx="6" class="plate"/>')
        shape = plate.format(at.x - half, at.y - 14, 2 * half)
        x, anchor = at.x, "middle"
    else:
        shape = Markup('<circle cx="{:.0f}" cy="{:.0f}" r="5"/>').format(*at)
        x, anchor = (at.x + 10, "start") if at.x > middle.x else (at.x - 10, "end")
    link = Markup('<a href="{}"><title>{}</title>{}<text x="{:.0f}" y="{:.0f}" text-anchor="{}">{}</text></a>')
    return link.format(node.link, node.name, shape, x, at.y + 5, anchor, ISOLATED.format(words))
