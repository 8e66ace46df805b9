"""What an edit changed in a block: one stretch, since what is alike at both ends need not be kept to tell either text from the other."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Rewording:
    """At one place other words."""

    at: int
    """Where the words begin that differ, in code points of either text."""
    old: str
    new: str

    def __post_init__(self) -> None:
        if not (isinstance(self.at, int) and self.at >= 0 and isinstance(self.old, str) and isinstance(self.new, str)):
            raise ValueError("a change has a place, the old words and the new ones")

    @classmethod
    def of(cls, old: str, new: str) -> Rewording:
        """What makes the new text of the old one."""
        head = _alike(old, new)
        tail = _alike(old[head:][::-1], new[head:][::-1])
        return cls(head, old[head : len(old) - tail], new[head : len(new) - tail])

    def undone(self, text: str) -> str | None:
        """The old text of the new one; none if it is not the new one."""
        end = self.at + len(self.new)
        return text[: self.at] + self.old + text[end:] if text[self.at : end] == self.new else None


def _alike(one: str, two: str) -> int:
    """How many code points are the same at the beginning."""
    return next((place for place, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
