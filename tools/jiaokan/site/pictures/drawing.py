"""A drawing is SVG with a name, next to the table that it is drawn from; its colours are classes, so that dark and print are the page's."""

from __future__ import annotations

from collections.abc import Sequence

from jiaokan.site.markup import element, escape


def number(value: float) -> str:
    """A length in SVG's own units, to a tenth."""
    return f"{value:.1f}".removesuffix(".0")


def shape(name: str, class_: str, **values: float) -> str:
    """An empty element with a class and lengths; `_` in a name stands for `-`."""
    given = "".join(f' {key.replace("_", "-")}="{number(value)}"' for key, value in values.items())
    return f'<{name} class="{class_}"{given}/>'


def words(x: float, y: float, text: str, class_: str = "jk-d-text") -> str:
    """A line of text that begins at a point, or as the class has it."""
    return f'<text class="{class_}" x="{number(x)}" y="{number(y)}">{escape(text)}</text>'


def drawing(name: str, label: str, width: float, height: float, parts: Sequence[str]) -> str:
    """The figure.

    Args:
        name: a word that no other drawing of the page has, for its id.
        label: what it shows, in a sentence.
        width: of the drawing, in its own units; it is never shown wider than so many CSS pixels.
        height: likewise.
        parts: the shapes as SVG.
    """
    box = f"0 0 {number(width)} {number(height)}"
    title = f'<title id="jk-d-{name}">{escape(label)}</title>'
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="jk-d-{name}" viewBox="{box}" '
        f'width="{number(width)}" height="{number(height)}">{title}{"".join(parts)}</svg>'
    )
    return element("figure", svg, class_="jk-drawing")


def beside(drawn: str, *tables: str) -> str:
    """A drawing with its tables: beside it where there is room, else under it."""
    return element("div", drawn + element("div", "".join(tables)), class_="jk-seen")


def table(label: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table whose cells are HTML already; the first of a row is its head, the others are numbers or words.

    Args:
        label: what it holds, for those who come to it from outside.
        columns: the heads, as text.
        rows: as many cells as columns.
    """
    worded = {at for at in range(1, len(columns)) if any("<a" in row[at] for row in rows)}
    head = "".join(element("th", escape(name), scope="col", class_="jk-words" if at in worded else None) for at, name in enumerate(columns))
    body = "".join(f'<tr><th scope="row">{row[0]}</th>{"".join(f"<td>{cell}</td>" for cell in row[1:])}</tr>' for row in rows)
    inner = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return element("div", inner, class_="jk-scroll jk-figures", tabindex="0", role="region", aria_label=label)
