"""Ids that say what a document is, made from the usual names of bodies and papers and from pinyin."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiaokan.intake.facts import Facts
from jiaokan.intake.naming import Kind, propose_id, slug
from jiaokan.intake.pinyin import LONGEST_SLUG_CHARACTERS, romanized

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@pytest.mark.parametrize(
    ("string", "slug"),
    [
        ("关于做好重庆市银行服务工作的通知", "zuohao-chongqingshi-yinhang-fuwu"),
        ("個人資料保護法", "gerenziliao-baohufa"),
        ("绿色旅游", "lyuse-lyuyou"),
        ("Notice of 2020", "notice-of-2020"),
        ("长", "zhang"),
        ("静夜思", "jingye-si"),
        ("擘画区域协调发展大棋局", "bohua-quyu-xietiao-fazhan-qiju"),
        ("—— 。", ""),
    ],
)
def test_a_title_in_letters(string: str, slug: str) -> None:
    """Words, not syllables; readings by the word; either script; ü as in passports; nothing where there is nothing to say."""
    assert romanized(string) == slug


@pytest.mark.parametrize(
    ("name", "kind", "wanted"),
    [
        ("国家市场监督管理总局", "body", "samr"),
        ("山西省市场监督管理局", "body", "shanxi"),
        ("山西省太原市某局", "body", "shanxi-taiyuan"),
        ("上海交通大学", "body", None),
        ("冀市监发", "code", "hebei"),
        ("云川晚报", "paper", None),
        ("人民日报海外版", "paper", "peoples-daily"),
    ],
)
def test_the_usual_name(name: str, kind: Kind, wanted: str | None) -> None:
    """A body, a code and a paper are looked up each among its kind, so a paper of a town is no province."""
    assert slug(name, kind) == wanted


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [
        (Facts("甲", "notice", issuers=("国家市场监督管理总局",), number="国市监计量〔2020〕186号"), "samr-2020-186"),
        (Facts("甲", "notice", issuers=("云川市某局",), number="云川发〔2021〕12号"), "yunchuanfa-2021-12"),
        (Facts("甲", "notice", number="云川发〔2021〕12号"), "yunnan-2021-12"),
        (Facts("国家市场监督管理总局关于开展服务的通知", "notice", issuers=("国家市场监督管理总局",), issued="2020-12-04"),
         "samr-20201204-kaizhan-fuwu-tongzhi"),
        (Facts("会议召开", "news", paper="新华社", published="2025-03-24"), "xinhua-20250324-huiyi-zhaokai"),
        (Facts("会议召开", "news", paper="云川晚报", published="2025"), "yunchuan-wanbao-2025-huiyi-zhaokai"),
        (Facts("会议召开", "news"), "huiyi-zhaokai"),
    ],
)  # fmt: skip
def test_an_id_says_what_it_is(facts: Facts, wanted: str) -> None:
    """Issuer, year and number; or issuer or paper, day and title, as far as they are known; a second one gets a count and says so."""
    assert propose_id(facts, "", ())[0] == wanted
    again, why = propose_id(facts, "", {wanted})
    assert again == f"{wanted}-2"
    assert f"{wanted} 已有" in why


def test_what_a_notice_brings_is_named_after_it() -> None:
    """A plan without an issuer of its own takes the id of the numbered document before it, and its own title."""
    assert propose_id(Facts("示例工作方案", "plan"), "", (), "samr-2020-186")[0] == "samr-2020-186-shili-gongzuo-fangan"
    assert propose_id(Facts("会议召开", "news", paper="新华社"), "", (), "samr-2020-186")[0] == "xinhua-huiyi-zhaokai"


def test_what_has_no_letters_is_named_by_its_digest() -> None:
    """Marks alone cannot be spelt; the words of the text then tell one from another."""
    ids = {propose_id(Facts("。", "news"), seed, ())[0] for seed in ("甲", "乙")}
    assert len(ids) == 2
    assert all(id.startswith("doc-") for id in ids)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.text(max_size=30), st.text(max_size=30))
def test_every_id_can_stand_in_an_address(title: str, body: str, paper: str) -> None:
    """Whatever the words: lower-case ASCII words joined by hyphens, not too long."""
    id, why = propose_id(Facts(title, "news", issuers=(body,), paper=paper), title, ())
    assert ID.fullmatch(id)
    assert len(id) <= 80
    assert why
    assert len(romanized(title)) <= 2 * LONGEST_SLUG_CHARACTERS
