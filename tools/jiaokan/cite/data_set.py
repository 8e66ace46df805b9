"""The corpus as a whole is cited as a data set, GB/T 7714—2025: 责任者. 题名[DS/OL]. 版本. （日期）[引用日期]. 链接."""

from __future__ import annotations


def data_set(version: str, date: str, *, creator: str, title: str, base_url: str, accessed: str = "") -> str:
    """The reference of a release.

    Args:
        version: its name.
        date: its day, ISO 8601.
        creator: who answers for the corpus.
        title: its name.
        base_url: where the site stands.
        accessed: the day of access, ISO 8601; left out if empty.
    """
    day = f"[{accessed}]" if accessed else ""
    return f"{creator}. {title}[DS/OL]. V{version}. （{date}）{day}. {base_url}."
