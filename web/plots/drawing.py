"""A sheet to draw on: what stands on it comes out as SVG, mirrored for scripts that run from the right."""

from dataclasses import dataclass, field

from markupsafe import Markup

SWAPPED = {"start": "end", "middle": "middle", "end": "start"}
# Marks of the Unicode standard that keep the direction of a name from mixing with that of its surroundings.
ISOLATED = "\u2068{}\u2069"


@dataclass
class Drawing:
    """Shapes in the order in which they are drawn; `%` as unit stretches them to the width of the page."""

    width: float
    height: float
    unit: str = ""
    right_to_left: bool = False
    shapes: list[Markup] = field(default_factory=list)

    def box(self, x: float, y: float, width: float, height: float, css: str, title: str) -> None:
        """A rectangle, with words that a pointer on it shows."""
        left = self.width - x - width if self.right_to_left else x
        shape = Markup('<rect x="{}" y="{:g}" width="{}" height="{:g}" class="{}"><title>{}</title></rect>')
        self.shapes.append(shape.format(self._across(left), y, self._across(width), height, css, title))

    def text(self, x: float, y: float, words: str, css: str = "", anchor: str = "start") -> None:
        """Words that begin, end or have their middle at a point."""
        left, anchor = (self.width - x, SWAPPED[anchor]) if self.right_to_left else (x, anchor)
        shape = Markup('<text x="{}" y="{:g}" class="{}" text-anchor="{}">{}</text>')
        self.shapes.append(shape.format(self._across(left), y, css, anchor, ISOLATED.format(words)))

    def picture(self, label: str) -> Markup:
        """The drawing as one picture that is called by its label; the page tells the same in words beside it."""
        return self._svg(Markup('role="img" aria-label="{}"').format(label))

    def group(self, label: str) -> Markup:
        """The drawing as a group of links."""
        return self._svg(Markup('role="group" aria-label="{}"').format(label))

    def _svg(self, attributes: Markup) -> Markup:
        svg = Markup('<svg class="drawing" width="{}" height="{:g}"{} {}>{}</svg>')
        view = "" if self.unit else Markup(' viewBox="0 0 {:g} {:g}"').format(self.width, self.height)
        return svg.format(self._across(self.width), self.height, view, attributes, Markup("\n").join(self.shapes))

    def _across(self, x: float) -> str:
        return f"{round(x, 2):g}{self.unit}"
