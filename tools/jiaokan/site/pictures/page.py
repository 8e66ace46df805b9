"""图览: the pictures that say something of this corpus, one under the other."""

from __future__ import annotations

from collections.abc import Mapping

from jiaokan.site.markup import element
from jiaokan.site.pictures.citing import citing
from jiaokan.site.pictures.cleaning import cleaning
from jiaokan.site.pictures.timeline import timeline
from jiaokan.site.shelf import Shelf

UP = "../"


def pictures_page(shelf: Shelf, years: Mapping[str, str]) -> str:
    """The page as HTML; nothing where no picture says anything.

    Args:
        shelf: the published documents.
        years: for each year the address of its documents, below the root.
    """
    held = f'<p>只画本集所收各篇之间的引用；所引而未收的，见<a href="{UP}cited/">待收文献</a>。</p>'
    rules = f'<p>每一处改动都有理由：各篇的改动见该篇校勘记，规则见<a href="{UP}guide/reasons/">校勘理由</a>。</p>'
    sections = (
        ("years", "文献的年代", "", timeline(shelf, {year: UP + address for year, address in years.items()})),
        ("citing", "谁引用谁", held, citing(shelf, UP)),
        ("cleaning", "修整了什么", rules, cleaning(shelf, UP)),
    )
    parts = [
        f'<section aria-labelledby="jk-{name}"><h2 id="jk-{name}">{title}</h2>{said}{drawn}</section>'
        for name, title, said, drawn in sections
        if drawn
    ]
    return element("div", "<h1>图览</h1>" + "".join(parts), class_="jk-pictures") if parts else ""
