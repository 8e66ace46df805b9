"""《法学引注手册》: a note in sentences, 《题名》，文号，日期发布，第N条第N款。 and 作者：《题名》，载《报名》日期，第N版。

Its example of an official text is 《国务院关于在全国建立农村最低生活保障制度的通知》，国发〔2007〕19号，2007年7月11日发布。
Dates are written as 2020年12月4日, numbers in Arabic figures; a day of access is not asked for.
A title inside a title stands in 〈〉 (GB/T 15834—2011, 4.15).
"""

from __future__ import annotations

from jiaokan.cite.model import Cited


def falv_yinzhu(c: Cited) -> str:
    """The note, ending in a full stop."""
    parts = [_people(c) + f"《{_inner(c.whole_title('——'))}》"]
    if c.kind == "official":
        parts += [c.number, f"{_day(c.date)}发布" if c.date else ""]
    elif c.kind == "newspaper":
        parts += [_carried(f"《{c.container}》" if c.container else "", _day(c.date)), f"第{c.page}版" if c.page else ""]
    elif c.kind == "journal":
        parts.append(f"载《{c.container}》{c.issue[0]}年第{c.issue[1]}期")
    else:
        parts.append(_carried(c.container, _day(c.date)))
    parts += [c.pinpoint.long, f"校勘本{c.stamp.release}" if c.stamp.release else "", c.address]
    return "，".join(part for part in parts if part) + "。"


def _people(c: Cited) -> str:
    """Authors before a colon, two and 等 if they are more than three; the issuer only where the title does not begin with it."""
    if c.kind == "official":
        return "" if not c.people or _names_issuer(c) else "、".join(c.people[:2]) + ("等" if len(c.people) > 2 else "")
    if not c.people:
        return ""
    return ("、".join(c.people) if len(c.people) <= 3 else "、".join(c.people[:2]) + "等") + "："


def _names_issuer(c: Cited) -> bool:
    """Whether the title says who issued it: 市场监管总局关于……的意见."""
    return c.title.find("关于") > 0


def _inner(title: str) -> str:
    return title.replace("《", "〈").replace("》", "〉")


def _carried(name: str, day: str) -> str:
    return f"载{name}{day}" if name else day


def _day(date: str) -> str:
    return "".join(f"{int(part)}{unit}" for part, unit in zip(date.split("-"), "年月日", strict=False)) if date else ""
