"""What the pages of names call things."""

from __future__ import annotations

ENTITY_KINDS: dict[str, tuple[str, str, str]] = {
    "work": ("works", "文献", "所引的法律、规划、意见、标准和报告"),
    "body": ("bodies", "机构", "党政机关、企事业单位、团体和国际组织"),
    "person": ("people", "人名", "人物"),
    "place": ("places", "地名", "政区、区域、江河和国家"),
    "event": ("events", "会议活动", "会议、行动和纪念日"),
    "term": ("terms", "术语", "政策和本业的用语，附英文"),
}
"""Each kind of things with its address, its name and what it holds."""
