"""Write the table of cities of other countries that the recogniser of places reads.

Usage: python tools/make_city_table.py > tools/jiaokan/annotate/cities.tsv

The cities are those that the CLDR names time zones by, as Babel carries them (`pip install babel`, Unicode licence v3),
each with its country; capitals that no zone is named by are added here.
The table is committed, so that nobody needs Babel to find a place.
"""

from __future__ import annotations

import re

from babel import Locale
from babel.core import get_global

AMBIGUOUS = frozenset(
    [
        "昭和",
        "达尔文",
        "戴维斯",
        "斯坦利",
        "帕尔默",
        "特罗尔",
        "林德曼",
        "麦格理",
        "威克",
        "查塔姆",
        "诺福克",
        "丹佛",
        "罗瑟拉",
        "莫森",
        "卡塞",
        "沃斯托克",
        "法罗",
        "诺姆",
        "朱诺",
        "塞班",
        "道森",
        "开曼",
        "里加",
        "乌拉尔",
        "剑桥湾",
        "兰今湾",
        "古斯湾",
        "下太子区",
        "大特克",
        "凤凰城",
        "圣胡安",
        "万象",
        "图勒",
        "科隆群岛",
        "马德拉",
        "塔林",
        "亚丁",
        "未知城市",
    ]
)
"""Names that persons, eras, stations or words have too, and that a text hardly means."""
CAPITALS = {
    "新德里": "IN", "阿布扎比": "AE", "伊斯兰堡": "PK", "安卡拉": "TR", "渥太华": "CA", "堪培拉": "AU", "惠灵顿": "NZ", "巴西利亚": "BR",
    "阿斯塔纳": "KZ", "比勒陀利亚": "ZA", "阿布贾": "NG", "拉巴特": "MA", "内比都": "MM", "伯尔尼": "CH", "河内": "VN", "基多": "EC",
    "科威特城": "KW", "巴拿马城": "PA", "危地马拉城": "GT", "雅温得": "CM", "亚穆苏克罗": "CI", "多多马": "TZ", "斯里巴加湾": "BN",
}  # fmt: skip
"""Capitals that no time zone is named by, with the ISO 3166-1 code of their country (the constitutions of these states)."""
OPEN = frozenset(("耶路撒冷", "辛菲罗波尔", "阿尤恩", "多米尼加"))
"""Cities of which states disagree whose they are, and a name of two states: their country stays open."""
NOT_ABROAD = frozenset(("CN", "HK", "MO", "TW", "AQ", "ZZ"))


def cities() -> dict[str, str]:
    """The country's name by the city's."""
    locale = Locale("zh")
    names = locale.territories
    found: dict[str, str] = {}
    for zone, words in locale._data["time_zones"].items():
        city, code = words.get("city", ""), get_global("zone_territories").get(zone, "ZZ")
        if (
            re.fullmatch("[\u4e00-\u9fff]{2,}", city)
            and code not in NOT_ABROAD
            and city not in AMBIGUOUS
            and city not in names.values()
            and "州" not in city
        ):
            found[city] = "-" if city in OPEN else names[code]
    return found | {city: names[code] for city, code in CAPITALS.items()}


if __name__ == "__main__":
    print("# cities abroad, by the time zones of the Unicode CLDR by way of Babel, Unicode licence v3, © Unicode, Inc.; capitals are added")
    print("# name\tcountry")
    for row in sorted(cities().items()):
        print("\t".join(row))
