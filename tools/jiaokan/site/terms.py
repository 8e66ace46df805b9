"""How kinds of documents, parts and relations are called on the site."""

from __future__ import annotations

GENRE_NAMES = {
    "law": "法律", "rules": "规章", "judicial-interpretation": "司法解释", "standard": "标准", "minutes": "纪要", "answer": "答复",
    "work-report": "工作报告", "judgment": "裁判文书",
    "unknown": "文献", "regulation": "法规", "decision": "决定", "announcement": "公告", "letter": "函",
    "notice": "通知", "opinion": "意见", "plan": "规划", "action-programme": "行动方案", "news": "消息",
    "feature": "通讯", "commentary": "评论", "report": "报道", "newsletter": "简报",
}  # fmt: skip

RELATIONS = {
    "forwards": "转发", "attaches": "附有", "implements": "贯彻落实", "reports-on": "报道", "summarises": "摘要",
    "quotes": "引用", "contains": "包含", "part-of": "属于", "forwarded-by": "转发本文", "attached-to": "附于",
    "implemented-by": "落实本文", "reported-by": "报道本文", "summarised-by": "摘要本文", "quoted-by": "引用本文",
}  # fmt: skip

SCRIPTS = {"zh-Hans": "简体", "zh-Hant": "繁体"}

RIGHTS = {"public-domain": "不受著作权保护", "protected": "受著作权保护", "unclear": "权利归属未明"}

PUBLISH = {"full": "全文", "excerpt": "摘录", "metadata": "仅著录信息"}

BLOCK_NAMES = {
    "title": "标题", "subtitle": "副题", "byline": "署名", "source": "出处", "number": "发文字号", "issuer": "发文机关",
    "addressee": "主送机关", "date": "日期", "signature": "落款", "attachment": "附件说明", "note": "附注", "heading": "小标题",
    "paragraph": "段", "item": "项", "caption": "图注", "table": "表", "toc": "目次", "code": "代码",
}  # fmt: skip

UNRESOLVED = {
    "no-candidate": "本集未收",
    "several-candidates": "本集有多篇与之相符，未敢断定",
    "no-antecedent": "简称在文中没有唯一的所指",
    "no-provision": "没有找到所指的条款",
    "other-edition": "所引是另一年的版本，本集未收",
}
"""What is said of a reference that leads nowhere; one to the document itself or to a mere term (`self`, `term`) is not marked at all."""

DECISIONS = {
    "move": "移位", "drop": "删去", "cut": "分篇", "correction": "更正", "type": "改定类型",
    "break": "分段", "join": "接段", "order": "移段", "insert": "补段", "remove": "删段",
}  # fmt: skip


def chinese_date(date: str) -> str:
    """An ISO 8601 date as it is written in Chinese: 2020年12月2日."""
    return "".join(f"{int(part)}{unit}" for part, unit in zip(date.split("-"), "年月日", strict=False))
