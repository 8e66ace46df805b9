"""The sentence in which something stands."""

from __future__ import annotations

from jiaokan.text import re

_END = re.compile("[。！？；\n][”’」』）)]*")


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """From where to where the sentence reaches that holds a stretch, with its final mark, in code points.

    Args:
        text: the text of a block.
        start: where the stretch begins.
        end: where it ends.
    """
    first = max((match.end() for match in _END.finditer(text, 0, start)), default=0)
    last = _END.search(text, end)
    return first, last.end() if last else len(text)
