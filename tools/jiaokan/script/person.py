"""A surname that Simplified and Traditional write alike stays, though the same character as a word is converted: 于 is not 於.

Only where a name is known, since 于 is also the commonest of prepositions; what follows the surname is converted as any text.
Surnames that stand for two Traditional ones (钟 for 鍾 and 鐘, 云 for 云 and 雲, 党 for 党 and 黨) are left to conversion.
"""

from __future__ import annotations

from collections.abc import Iterable

from jiaokan.text import re

SURNAMES = "于余范后干岳郁游涂咸朴丑种向"
"""Our judgement (于謙, 余光中, 范仲淹, 岳飛, 郁達夫); as words OpenCC writes them 於餘範後幹嶽鬱遊塗鹹樸醜種嚮."""
_NAME = re.compile(rf"[{SURNAMES}][㐀-鿿]{{1,3}}\Z")


def surnames(people: Iterable[str]) -> list[str]:
    """Patterns for the surname in each of these names, where it stands before the rest of the name.

    Examples:
        >>> surnames(["于芯", "方敏"])
        ['于(?=芯)']
    """
    names = sorted({name for name in people if _NAME.match(name)}, key=lambda name: (-len(name), name))
    return [f"{name[0]}(?={name[1:]})" for name in names]
