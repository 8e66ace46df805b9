"""What a page's data say of words that stood there before."""

from __future__ import annotations

from dataclasses import replace

from tiny_corpus import block, comment, notice

from jiaokan.anchor.ledger import QUOTE_CHARACTERS, Event, Ledger
from jiaokan.anchor.rewording import Rewording
from jiaokan.site.text.past_words import past_words
from jiaokan.text import Text
from jiaokan.text.digest import digest


def test_earlier_words_are_told_whole() -> None:
    """Of a long block changed beyond what the ledger quotes, all of the old text; of one merged into another, its words."""
    found = past_words(notice())
    assert found == {"past": {"acac2d": ["每月5日前完成采样，并按时报送结果。"], "acqc2d": ["报送由各县区水务局负责。"]}}
    old, new = "长" * 200 + "甲", "长" * 200 + "乙"
    born = Event("born", "cb2c3d", quote=old[:QUOTE_CHARACTERS], digest=digest(old))
    edited = Event("edited", "cb2c3d", quote=new[:QUOTE_CHARACTERS], digest=digest(new), change=Rewording.of(old, new))
    entry = replace(notice(), blocks=(block("paragraph", "cb2c3d", Text.of(new)),), ledger=Ledger((born, edited)))
    assert past_words(entry) == {"past": {"cb2c3d": [old]}}


def test_parts_are_named() -> None:
    """Words that were split off are looked for in the blocks that have them."""
    first, *_ = entry = notice().blocks
    split = Event("split", first.anchor or "", to=(first.anchor or "", entry[1].anchor or "", "zzzzzz"))
    ledger = Ledger((*notice().ledger.events, split))
    assert past_words(replace(notice(), ledger=ledger))["parts"] == {"ab2c3d": ["ab3c4d"]}


def test_nothing_withheld_is_told() -> None:
    """Earlier words of a block that may not be shown stay where they are."""
    hidden = comment().blocks[4]
    events = [Event("born", hidden.anchor or "", quote="从前的话。", digest=digest("从前的话。"))]
    events += [Event("edited", hidden.anchor or "", quote=hidden.text, digest=digest(hidden.text))]
    assert past_words(replace(comment(), ledger=Ledger(tuple(events)))) == {}
    merged = (events[0], Event("merged", events[0].id, to=("cb2c3d",)), Event("born", "cb2c3d", digest="0"))
    assert past_words(replace(comment(), ledger=Ledger(merged))) == {}
    whole = comment().meta.model_copy(update={"publish": "full"})
    assert past_words(replace(comment(), meta=whole, ledger=Ledger(tuple(events)))) == {"past": {hidden.anchor: ["从前的话。"]}}
