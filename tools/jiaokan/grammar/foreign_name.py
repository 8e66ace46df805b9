"""The characters that write the sounds of foreign names: 斯, 尔, 特 (新华通讯社译名室《世界人名翻译大辞典》, as the press uses it)."""

from __future__ import annotations

SOUNDS = frozenset(
    "朔阿埃艾安奥巴白拜班邦贝本比彼宾波伯博布查达戴德登迪蒂丁杜顿多厄尔恩法凡菲费芬弗福夫盖戈格古哈海汉赫亨华霍基吉加贾杰金喀卡凯坎科克肯库拉莱兰朗勒雷里利林卢鲁伦罗洛马迈麦曼梅蒙米密明莫穆纳娜内尼诺努欧帕"
    "佩皮普奇齐契乔切琼让热日萨塞森沙山舍圣施什史斯苏索塔泰坦汤特提图托瓦万韦维温文沃乌西希锡夏肖谢辛休雅亚扬耶伊因尤约泽扎詹兹佐更昂纽肉孜买江木合娅丽娃姆威翰逊狄治玛莉丹琳黛吐雪罕默列隆连斐珀恰聂莎薇芭珊"
)
UNITS = ("阿不都热", "阿不都满", "阿不都", "阿卜都热", "阿卜都", "克来提")
"""Sounds of Uyghur and Kazakh names that are written with words of another kind: 阿不都, 雪克来提."""


def sounds_end(string: str, start: int) -> int:
    """The end of the characters from a place on that write foreign sounds."""
    while start < len(string):
        unit = next((unit for unit in UNITS if string.startswith(unit, start)), "")
        if not unit and string[start] not in SOUNDS:
            break
        start += len(unit) or 1
    return start


def sounds_start(string: str, end: int) -> int:
    """Where the characters that write foreign sounds and end at a place begin."""
    while end:
        unit = next((unit for unit in UNITS if string.endswith(unit, 0, end)), "")
        if not unit and string[end - 1] not in SOUNDS:
            break
        end -= len(unit) or 1
    return end
