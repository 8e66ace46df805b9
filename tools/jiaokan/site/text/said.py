"""What scripts say on a page, in each script of the site: one small file that is fetched when something is to be said."""

from __future__ import annotations

import json
from functools import cache

from jiaokan.script import convert
from jiaokan.site.finish.variant_tree import SOURCE, VARIANTS

SAID_NAME = "assets/said.json"
"""Where the file stands below the site's root."""
WORDS = {
    "cite": "引用", "link": "链接", "more": "更多", "raw": "看原貌", "original": "复制原字形", "copy-quotation": "复制引文",
    "copy-link": "复制链接", "copy-citation": "复制引注", "style": "引文格式", "content-id": "内容标识", "close": "关闭",
    "copied-link": "已复制永久链接", "copied-quotation": "已复制引文和出处", "copied-citation": "已复制引注",
    "copied-original": "已复制原字形的文字", "same": "与引用时一致", "shifted": "文字与引用时一致，位置有变动",
    "changed": "引用之后，这一段改过", "then": "引用时", "now": "现在", "unknown": "这一段与引用时不同，锚点账上没有当时的文字",
    "unsure": "此处无法核对：浏览器只在 https 网址下提供所需的功能", "preview": "预览", "open": "打开", "marks": "引号",
    "copied-this": "已复制本段永久链接", "auto": "明暗：随系统", "light": "明暗：浅色", "dark": "明暗：深色",
    "hits": "检索词所在", "hit-before": "上一处", "hit-after": "下一处", "hits-close": "不再标出",
    "no-anchor": "本文没有段落", "near-anchor": "相近的段落号：", "search-anchor": "用原文检索",
}  # fmt: skip
"""The words by name, in Simplified script."""


@cache
def said_file() -> str:
    """The file: for each script the words by name."""
    said = {script: WORDS if script == SOURCE else {name: convert(word, script) for name, word in WORDS.items()} for script in VARIANTS}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")) + "\n"
