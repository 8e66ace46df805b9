"""Chicago Manual of Style, 17th edition, bibliography: Author. “Title.” Number. Date. Place. Link.

Titles and names stay in Chinese, as 11.89 allows where readers know the script; what the style sets in italics is plain here.
Quotation marks inside a title are single (6.9), the page of a newspaper is left out (14.191).
The day of access is given only where there is no date (14.12).
"""

from __future__ import annotations

from jiaokan.cite.model import Cited

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_INNER = str.maketrans("“”", "‘’")


def chicago(c: Cited) -> str:
    """The entry, ending in a full stop."""
    title = c.whole_title("：").translate(_INNER)
    quoted = f"“{title}”" if title.endswith(("？", "！", "?", "!", "。")) else f"“{title}.”"
    serial = c.container if c.kind != "journal" else f"{c.container}, no. {c.issue[1]}"
    when = day(c.date) if c.kind != "journal" else f"({c.issue[0]})"
    joint = ", " if c.kind != "journal" else " "
    rest = [c.number, joint.join(part for part in (serial, when) if part)]
    rest += [c.pinpoint.short, f"Jiaokan edition {c.stamp.release}" if c.stamp.release else ""]
    if not c.date and c.stamp.accessed:
        rest.append(f"Accessed {day(c.stamp.accessed)}")
    people = f"{_people(c.people)}. " if c.people else ""
    return f"{people}{quoted} " + ". ".join(part for part in (*rest, c.address) if part) + "."


def _people(people: tuple[str, ...]) -> str:
    """Up to ten by name, of more the first seven (14.76)."""
    if len(people) > 10:
        return ", ".join(people[:7]) + ", et al"
    if len(people) < 3:
        return " and ".join(people)
    return ", ".join(people[:-1]) + f", and {people[-1]}"


def day(date: str) -> str:
    """An ISO 8601 date as December 4, 2020; August 2022; 2025."""
    parts = date.split("-")
    if len(parts) == 3:
        return f"{_MONTHS[int(parts[1]) - 1]} {int(parts[2])}, {parts[0]}"
    return f"{_MONTHS[int(parts[1]) - 1]} {parts[0]}" if len(parts) == 2 else date
