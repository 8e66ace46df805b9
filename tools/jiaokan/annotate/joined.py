"""Places that touch are one, and so is what ways are named by: their ends, their stretches, what stands on them.

福州至平潭铁路, 鹰厦铁路华安城区段, 荣乌高速大同灵丘段阴崖山隧道.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import rjieba

from jiaokan.annotate.division import divisions
from jiaokan.annotate.edge import holds
from jiaokan.annotate.extent import NO_NAME
from jiaokan.annotate.mention import Mention, united
from jiaokan.grammar.characters import HAN
from jiaokan.text import re

LONGEST_CHAIN_CHARACTERS = 60
"""Code points of a chain of places; what goes on longer is no name."""
_WAY = re.compile("(?:高速|公路|铁路|高铁|线|路|街|(?<!街)道|(?<!上)海)$")
"""What leads past places and lies in none: 呼北高速 and 临县 are two."""
_LINE = re.compile("(?:高速|公路|铁路|高铁|线|运河|[江河])$")
"""Ways that are told apart by their stretches."""
_STRETCH = re.compile("(?<![路大])段(?![落子时])")
"""What makes a way and the place it passes one: 二广高速山阴段."""
_IN_STRETCH = f"(?:(?![的了在是和与及至向往从由将各该全]|[干支]流|发生|方向|施工|建设|正线|新建|全长|改造)[{HAN}])"
_OF_WATER = re.compile(f"[{HAN}]{{1,3}}[江河](?=[{HAN}]{{2,12}}\\Z)")
"""A water with a place on it, which make one name where the word for a stretch is behind them: 黄河甘肃段."""
_ARM = re.compile("[东西南北]延(?:长?线|段)|[东西南北]环段")
"""The part of a way that leads on: 岳武高速东延线."""
_OVER = re.compile("[江河湖海](?:特大桥|大桥|隧道)\\Z")
"""What a street has where it leads over a water: 营盘路湘江隧道."""
_BRIDGE = re.compile("(?:跨海|公路|铁路)*(?:特大桥|大桥)|(?:海底)?隧道(?!工)")
"""What leads over a water and has its name: 杭州湾跨海大桥."""
_PARK = re.compile("(?:国家|省)级自然保护区|国家(?:森林|湿地|地质|矿山|海洋)?公园|国家级风景名胜区")
"""What has the name of the hill, water or region before it: 青海湖国家级自然保护区."""
_STRETCH_OF = re.compile(
    f"(?:{_IN_STRETCH}{{2,8}}?|{_IN_STRETCH}{{2,4}}至{_IN_STRETCH}{{2,4}})(?<![路大分阶时片标河江库务电手])段(?![落子时])"
)
_ON_WAY = re.compile("(?:桥|隧道|站|枢纽|服务区|互通)$")
_WORK_OF_WAY = re.compile(
    f"(?:(?![的了在是和与及至向往从由将各该全])[{HAN}]){{2,6}}?(?:隧道|特大桥|大桥|服务区|收费站|互通立交|互通|枢纽)(?!工)"
)
_TO = frozenset(("至", "到", "—", "——", "-", "－", "～"))
_WAY_BETWEEN = re.compile(
    "(?:城际铁路|高速铁路|铁路客运专线|客运专线|铁路|高铁|高速公路|高速|公路|快速路|城际|运河|段(?![落子时]))(?!有限|公司|局|总公司|集团)"
)
"""What two places on its way make the name of."""
_ENDS_WAY = re.compile("(?:铁路|高铁|高速公路|高速|公路|快速路|运河|段)$")


def joined(string: str, known: Iterable[Mention], features: Iterable[Mention]) -> Iterator[Mention]:
    """All places in order; those that touch as one.

    Args:
        string: the text.
        known: the places that tables know, chains as one.
        features: those that their build or the text shows.
    """
    places = tuple(_on_ways(string, _touching(string, known, features)))
    yield from _on_ways(string, _between(string, tuple(_over(string, places))))


def _over(string: str, places: Sequence[Mention]) -> Iterator[Mention]:
    """The places; a bridge over a water or a tunnel under one has the words before the water in its name: 江苏常泰长江大桥."""

    def together(one: Mention, two: Mention) -> Mention | None:
        gap = string[one.end : two.start]
        near = _OVER.search(two.text) and len(gap) <= MOST_BEFORE_WATER_CHARACTERS and not NO_NAME.search(gap)
        return _longer(string, one, two.end) if near and gap and not rjieba.has_word(gap) and not _WAY.search(one.text) else None

    for place in united(places, together):
        if _OVER.search(place.text):
            low = max(
                (one.end() for one in NO_NAME.finditer(string, max(0, place.start - MOST_BEFORE_BRIDGE_CHARACTERS), place.start)), default=0
            )
            run = string[low : place.start]
            if low and run and (run[-1] in "路街道速" or len(run) <= MOST_BEFORE_WATER_CHARACTERS) and holds(string, low, place.start):
                place = Mention("place", low, place.end, string[low : place.end], string[low : place.end])
        yield place


MOST_BEFORE_WATER_CHARACTERS, MOST_BEFORE_BRIDGE_CHARACTERS = 3, 6
"""Code points of a name between a place and a water, and of a way before a bridge over one."""


def _on_ways(string: str, places: Iterable[Mention]) -> Iterator[Mention]:
    """The places; a line and what stands on it are one: 丽香铁路黄山哨隧道."""

    def together(one: Mention, two: Mention) -> Mention | None:
        on_way = one.end == two.start and _LINE.search(one.text) and _ON_WAY.search(two.text)
        return _longer(string, one, two.end) if on_way else None

    return united(places, together)


def _touching(string: str, known: Iterable[Mention], features: Iterable[Mention]) -> Iterator[Mention]:
    last: Mention | None = None
    ends: set[int] = set()
    lower = {(one.start, one.end): one for one in features}
    for one in sorted((*known, *lower.values()), key=lambda one: (one.start, -one.end)):
        if last is not None and one.start < last.end:
            continue
        feature = (one.start, one.end) in lower
        goes_on = last is not None and one.start == last.end and one.end - last.start <= LONGEST_CHAIN_CHARACTERS
        touches = goes_on and (feature or one.start in ends)
        if feature:
            ends.add(one.end)
        stretch = _STRETCH.match(string, one.end) if goes_on else None
        if last is not None and (
            stretch
            or (
                touches and (not _WAY.search(last.text) or (_LINE.search(last.text) and _ON_WAY.search(one.text)) or _OVER.search(one.text))
            )
        ):
            last = _stretched(string, _longer(string, last, stretch.end() if stretch else one.end))
            continue
        if last is not None:
            yield last
        last = _stretched(string, one)
    if last is not None:
        yield last


def _stretched(string: str, way: Mention) -> Mention:
    """A line with the stretch of it that is meant, and with what stands there."""
    if _LINE.search(way.text) and way.text not in divisions():
        stretch = _STRETCH_OF.match(string, way.end)
        way = _longer(string, way, stretch.end()) if stretch else way
    elif _OF_WATER.match(way.text) and (stretch := _STRETCH.match(string, way.end)):
        way = _longer(string, way, stretch.end())
    arm = _ARM.match(string, way.end) if _LINE.search(way.text) else None
    way = _longer(string, way, arm.end()) if arm else way
    park = None if way.text in divisions() else _PARK.match(string, way.end)
    way = _longer(string, way, park.end()) if park else way
    bridge = _BRIDGE.match(string, way.end) if way.text[-1] in "湾江河湖海峡" else None
    way = _longer(string, way, bridge.end()) if bridge else way
    if way.text.endswith("段"):
        work = _WORK_OF_WAY.match(string, way.end)
        way = _longer(string, way, work.end()) if work else way
    return way


def _between(string: str, places: Sequence[Mention]) -> Iterator[Mention]:
    """The places; a way that is named by its ends is one: 西安至江油铁路."""
    last: Mention | None = None
    run: list[Mention] = []
    for one in places:
        if last is not None and string[last.end : one.start] not in _TO:
            yield from run
            run = []
        last = one
        run.append(one)
        way = _WAY_BETWEEN.match(string, one.end)
        if (
            len(run) > 1
            and one.end - run[0].start <= LONGEST_CHAIN_CHARACTERS
            and (way or _ENDS_WAY.search(one.text))
            and not _WAY.search(run[0].text)
        ):
            end = way.end() if way else one.end
            name = string[run[0].start : end]
            run = [Mention("place", run[0].start, end, name, name)]
            last = run[0]
    yield from run


def _longer(string: str, place: Mention, end: int) -> Mention:
    norm = (place.norm or place.text) + string[place.end : end]
    return Mention("place", place.start, end, string[place.start : end], norm)
