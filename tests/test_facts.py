"""What a document says about itself, and where: the text before the page, and what differs told the editor."""

from __future__ import annotations

from typing import get_args

import pytest

from jiaokan import clean, read
from jiaokan.errors import BadInput
from jiaokan.html.metadata import PageMetadata, Statement
from jiaokan.intake.facts import Facts, find_facts
from jiaokan.record.schema import OFFICIAL, Genre, Meta
from jiaokan.record.yaml import read_record
from jiaokan.site.terms import GENRES


def facts_of(raw: str, page: PageMetadata | None = None) -> Facts:
    """The facts of the first document of a raw text."""
    return find_facts(read(clean(raw))[0], page)


NEWS = """某地召开会议

本报讯（记者 张三 李四）某地三月四日召开会议，部署有关工作，要求各部门认真落实。

会议还研究了其他事项。

责任编辑：王五
"""


def test_a_reporter_in_brackets_is_the_author_and_an_editor_is_none() -> None:
    """A story opens with its reporters; who edited the page wrote nothing."""
    facts = facts_of(NEWS)
    assert facts.authors == ("张三", "李四")
    assert facts.genre == "news"


def test_the_page_fills_what_the_text_does_not_say() -> None:
    """The day in China, the source, and what the page says twice and differently."""
    said = [
        Statement("published", "2021-03-04T20:00:00Z", "json-ld"),
        Statement("published", "2021-03-06", "line"),
        Statement("source", "某报", "meta"),
        Statement("publisher", "某网", "json-ld"),
        Statement("author", "赵六", "line"),
    ]
    facts = facts_of(NEWS, PageMetadata.of(said))
    assert (facts.published, facts.paper, facts.authors) == ("2021-03-05", "某报", ("张三", "李四"))
    assert facts.evidence["published"] == "网页的 JSON-LD"
    assert facts.doubts == ("发布时间两处不一：网页的 JSON-LD作 2021-03-04T20:00:00Z，题下的发布行作 2021-03-06",)


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("某某局关于开展工作的通知", "notice"),
        ("某某局关于批准名单的公告", "announcement"),
        ("某某局关于修改规则的决定", "decision"),
        ("某某局关于有关问题的复函", "letter"),
        ("某某办法", "regulation"),
    ],
)
def test_the_genre_of_an_official_text(title: str, genre: str) -> None:
    """The last word of the title says it; articles make a regulation of whatever it is called."""
    body = (
        "第一条　为了规范活动，制定本办法。\n\n第二条　本办法自发布之日起施行。"
        if genre == "regulation"
        else "现将有关事项告知如下，请遵照执行。"
    )
    assert facts_of(f"某局发〔2021〕3号\n\n{title}\n\n{body}\n").genre == genre


def test_issuers_come_from_the_head_then_the_signature_then_the_title() -> None:
    """Each with its evidence."""
    head = facts_of("甲省某局文件\n\n甲发〔2021〕3号\n\n甲省某局关于甲的通知\n\n各市：\n\n现通知如下，请执行。\n")
    title = facts_of("甲发〔2021〕3号\n\n甲省某局关于甲的通知\n\n各市：\n\n现通知如下，请执行。\n")
    assert (head.issuers, head.evidence["issuers"]) == (("甲省某局",), "版头")
    assert (title.issuers, title.evidence["issuers"]) == (("甲省某局",), "题名")


def test_traditional_words_are_said_to_be_so() -> None:
    """The script is that of the words."""
    assert facts_of("個人資料保護法施行細則\n\n為規範個人資料之蒐集、處理及利用，特訂定本細則。\n").language == "zh-Hant"


def test_a_list_names_each_once() -> None:
    """An author or a subject that stands twice is a slip of the editor."""
    record = "title: 题\nsource: page\ngenre: news\nauthors: [甲, 甲]\nrights: {status: unclear, basis: 例}\n"
    with pytest.raises(BadInput, match="stands twice"):
        read_record(record, Meta, "document.yaml", "", "")


def test_every_genre_has_a_name_and_can_be_cited() -> None:
    """A genre that the site cannot name would break its page; those of official texts are among the genres."""
    assert set(get_args(Genre)) == set(GENRES)
    assert set(get_args(Genre)) > OFFICIAL
