"""Releases: what is stamped, what changed between two, the page that tells it, and the file to cite it by."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tiny_corpus import comment, notice, tiny_corpus

from jiaokan.anchor.ledger import Event, Ledger
from jiaokan.anchor.rewording import Rewording
from jiaokan.cli import main
from jiaokan.corpus import releases
from jiaokan.edition.document import Block
from jiaokan.entry.entry import Entry
from jiaokan.entry.release import Difference, Release, compare, dump, order, parse, stamp_citation, stamps, take
from jiaokan.errors import BadInput
from jiaokan.site.pages import make_pages
from jiaokan.site.record.compared import compared
from jiaokan.text import Text
from jiaokan.text.digest import digest
from tests.project import make

CFF = "cff-version: 1.2.0\ntitle: x\nauthors:\n  - name: someone\nkeywords:\n  - text\n"


def revised(entry: Entry) -> Entry:
    """The document with one paragraph changed, one new and one gone, as the ledger tells it."""
    blocks = list(entry.blocks)
    blocks[1] = replace(blocks[1], body=Text.of("第一段说水与岸。"))
    gone = blocks.pop(2)
    blocks.append(Block("paragraph", Text.of("又一段。"), anchor="cz9c4d"))
    born = [Event("born", b.anchor or "", quote=b.text, digest=digest(b.text)) for b in entry.blocks]
    later = [
        Event("edited", blocks[1].anchor or "", quote=blocks[1].text, digest=digest(blocks[1].text)),
        Event("retired", gone.anchor or "", why="重出"),
        Event("born", "cz9c4d", quote="又一段。", digest=digest("又一段。")),
    ]
    return replace(entry, blocks=tuple(blocks), ledger=Ledger((*born, *later)))


def test_a_release_is_read_back_as_written() -> None:
    """What is written is read back, and one document stands on one line."""
    release = take("2026.1", "2026-01-31", tiny_corpus())
    text = dump(release)
    assert parse(text, "x") == release
    assert len(text.splitlines()) == len(tiny_corpus()) + 2
    assert parse(dump(take("1.0", "2026-01-31", ())), "x").documents == {}


@given(st.text(max_size=60))
def test_a_damaged_file_is_refused(text: str) -> None:
    """Anything else is an error that names the file, not a release."""
    with pytest.raises(BadInput, match="this is no release"):
        parse(text, "corpus/releases/x.json")


def test_differences_name_each_block() -> None:
    """New, changed and gone blocks are told apart by anchor and digest; an unchanged document is not named."""
    entry = comment()
    old = take("2026.1", "2026-01-31", tiny_corpus())
    new = take("2026.2", "2026-02-28", (notice(), revised(entry)), (old,))
    by_document = {one.document: one for one in compare(old, new)}
    assert set(by_document) == {"yunchuan-comment-1", "yunchuan-2021-report"}
    assert by_document["yunchuan-2021-report"].withdrawn
    assert by_document["yunchuan-comment-1"] == Difference(
        "yunchuan-comment-1",
        "让河湖更清",
        added=(("cz9c4d", digest("又一段。")),),
        gone=(("cb4c4d", digest("第二段说岸。")),),
        changed=(("cb3c4d", digest("第一段说水。"), digest("第一段说水与岸。")),),
    )
    assert all(one.born for one in compare(None, old))


def test_only_what_is_as_released_is_stamped() -> None:
    """A document that changed since the last release carries no release in its citations."""
    release = take("2026.1", "2026-01-31", tiny_corpus())
    assert stamps((release,), (notice(), revised(comment()))) == {"yunchuan-2021-12": "2026.1"}
    assert stamps((), tiny_corpus()) == {}


@pytest.mark.parametrize(
    ("version", "date"),
    [("2026.1", "2026-02-01"), ("2025.9", "2026-02-01"), ("2026.10", "2026-01-30"), ("new", "2026-02-01"), ("3.1", "soon")],
)
def test_releases_only_go_on(version: str, date: str) -> None:
    """A version is greater and a day not earlier than the last."""
    last = take("2026.1", "2026-01-31", ())
    with pytest.raises(BadInput):
        take(version, date, (), (last,))
    assert order("2026.10") > order("2026.9")


def test_the_page_shows_old_and_new_words() -> None:
    """The newest release stands first; changed words stand beside the old ones, with a link to the paragraph."""
    entry = revised(replace(comment(), meta=comment().meta.model_copy(update={"publish": "full"})))
    old = take("2026.1", "2026-01-31", tiny_corpus())
    new = take("2026.2", "2026-02-28", (notice(), entry), (old,))
    page = make_pages((notice(), entry), "https://example.org/", releases=(old, new)).markdown["releases.md"]
    assert page.index("2026.2</h2>") < page.index("2026.1</h2>")
    assert '<a href="../t/yunchuan-comment-1/#cb3c4d"><code>#cb3c4d</code></a> 第一段说水<ins>与岸</ins>。' in page
    assert "<del>第二段说岸。</del>" in page
    assert "撤下：云川每月监测河湖水质" in page
    assert "文库. 文库[DS/OL]. V2026.2. （2026-02-28）[2021-03-09]. https://example.org/." in page
    assert "校勘本2026.2" in make_pages((notice(),), "https://example.org/", releases=(old, new)).markdown["t/yunchuan-2021-12.md"]


def test_the_page_quotes_nothing_that_is_withheld() -> None:
    """Of a document that is shown in part, the page quotes only that part."""
    old = take("2026.1", "2026-01-31", (comment(),))
    hidden = replace(comment().blocks[4], body=Text.of("第四段改了。"))
    blocks = (*comment().blocks[:4], hidden)
    events = [Event("born", b.anchor or "", quote=b.text, digest=digest(b.text)) for b in (*comment().blocks, hidden)]
    entry = replace(comment(), blocks=blocks, ledger=Ledger(tuple(events)))
    page = make_pages((entry,), "https://example.org/", releases=(old, take("2026.2", "2026-02-28", (entry,)))).markdown["releases.md"]
    assert "改动1段" in page
    assert "第四段" not in page


def test_the_citation_file_names_the_last_release() -> None:
    """The corpus stands among the references as a data set, once, however often it is released; the rest stays."""
    named = {"creator": "县志办", "title": "县志稿: 一"}
    once = stamp_citation(CFF, take("2026.1", "2026-01-31", ()), **named)
    twice = stamp_citation(once, take("2026.2", "2026-02-28", ()), **named)
    value = yaml.safe_load(twice)
    (reference,) = value.pop("references")
    assert (reference["version"], reference["title"]) == ("2026.2", "县志稿: 一")
    assert reference["authors"] == [{"name": "县志办"}]
    assert value == yaml.safe_load(CFF)


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A release is written once, with its differences; a dry run writes nothing; a stale corpus is not released."""
    root = make(tmp_path)
    (root / "CITATION.cff").write_text(CFF)
    arguments = ["--root", str(root)]
    main(["build", *arguments])
    capsys.readouterr()

    assert main(["release", "2026.1", "--date", "2026-01-31", "--dry-run", *arguments]) == 0
    assert capsys.readouterr().out.endswith("Nothing was written.\n")
    assert releases(root) == ()
    assert main(["release", "2026.1", "--date", "2026-01-31", *arguments]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "county-meeting: the document is new"
    assert [one.version for one in releases(root)] == ["2026.1"]
    assert "2026.1" in (root / "CITATION.cff").read_text()
    assert main(["release", "2026.1", "--date", "2026-01-31", *arguments]) == 2
    assert main(["cite", "samr-2020-186", "--base-url", "https://example.org", "--accessed", "2026-02-01", *arguments]) == 0
    assert capsys.readouterr().out.endswith("https://example.org/t/samr-2020-186/. 校勘本2026.1.\n")
    make(tmp_path, extra="corrections:\n  - {document: samr-2020-186, quote: 请认真贯彻, old: 认真, new: 切实, why: 例}\n")
    capsys.readouterr()
    assert main(["build", *arguments]) == 1
    assert "1 published documents would change" in capsys.readouterr().err
    assert main(["release", "2026.2", "--date", "2026-01-31", *arguments]) == 1
    assert "stale" in capsys.readouterr().err
    assert main(["build", "--accept", "--reason", "勘误", *arguments]) == 0
    capsys.readouterr()
    assert main(["release", "2026.2", "--date", "2026-02-28", *arguments]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[:2] == ["samr-2020-186: blocks 1 changed", "the anchors of 2026.1: 7 right, 0 wrong"]
    assert "tag the commit v2026.2" in said[-1]


def full(entry: Entry) -> Entry:
    """The document shown whole."""
    return replace(entry, meta=entry.meta.model_copy(update={"publish": "full"}))


def page_of(entries: tuple[Entry, ...], *known: Release) -> str:
    """The page of releases."""
    return make_pages(entries, "https://example.org/", releases=known).markdown["releases.md"]


def test_a_change_far_inside_a_long_paragraph_is_shown() -> None:
    """Beyond what the ledger quotes, the words stand there all the same, each change in its place with a little around it."""
    long = "".join(chr(0x4E00 + n) for n in range(400))
    changed = long[:10] + "改" + long[11:300] + "换" + long[301:]
    first = replace(full(comment()), blocks=(Block("paragraph", Text.of(long), anchor="cb2c3d"),))
    born = Event("born", "cb2c3d", quote=long[:160], digest=digest(long))
    edited = Event("edited", "cb2c3d", quote=changed[:160], digest=digest(changed), change=Rewording.of(long, changed))
    then = replace(first, blocks=(Block("paragraph", Text.of(changed), anchor="cb2c3d"),), ledger=Ledger((born, edited)))
    old = take("2026.1", "2026-01-31", (first,))
    page = page_of((then,), old, take("2026.2", "2026-02-28", (then,), (old,)))

    assert f"{long[:10]}<del>{long[10]}</del><ins>改</ins>{long[11:31]}……" in page
    assert f"……{long[280:300]}<del>{long[300]}</del><ins>换</ins>{long[301:321]}……" in page


def test_a_renamed_document_is_not_new() -> None:
    """Under its new name it is the same document, with the old name told; one that took in another has the paragraphs of both."""
    renamed = replace(full(comment()), id="letter", meta=full(comment()).meta.model_copy(update={"former": ("yunchuan-comment-1",)}))
    old, new = take("2026.1", "2026-01-31", (comment(),)), take("2026.2", "2026-02-28", (renamed,))
    assert compare(old, new, {"yunchuan-comment-1": "letter"}) == (Difference("letter", "让河湖更清", former=("yunchuan-comment-1",)),)
    assert "（原网址 yunchuan-comment-1）" in page_of((renamed,), old, new)
    both = replace(renamed, id="both", blocks=(*comment().blocks, *notice().blocks))
    two = take("2026.1", "2026-01-31", (comment(), notice()))
    merged = compare(two, take("2026.2", "2026-02-28", (both,)), {"yunchuan-comment-1": "both", "yunchuan-2021-12": "both"})
    assert merged == (Difference("both", "让河湖更清", former=("yunchuan-2021-12", "yunchuan-comment-1")),)
    taken = replace(renamed, id="yunchuan-2021-12", blocks=both.blocks)
    (told,) = compare(two, take("2026.2", "2026-02-28", (taken,)), {"yunchuan-comment-1": "yunchuan-2021-12"})
    assert (told.former, told.took_in) == ((), ("yunchuan-comment-1",))


def test_what_went_elsewhere_is_not_struck_through() -> None:
    """A paragraph merged, moved or split is told with the way to its place; one that was retired with the reason."""
    entry = full(comment())
    one, two, three, four = (block.anchor or "" for block in entry.blocks[1:])
    kept = replace(entry.blocks[1], body=Text.of(entry.blocks[1].text + entry.blocks[2].text))
    part = Block("paragraph", Text.of("分出来的。"), anchor="cz9c4d")
    events = [Event("born", b.anchor or "", quote=b.text, digest=digest(b.text)) for b in (*entry.blocks, part)]
    events += [Event("merged", two, to=(one,)), Event("moved", three, to=("yunchuan-2021-report#bb3c4d",))]
    events += [Event("retired", four, why="重出"), Event("split", one, to=(one, "cz9c4d"))]
    after = replace(entry, blocks=(entry.blocks[0], kept, part), ledger=Ledger(tuple(events)))
    page = page_of((notice(), *tiny_corpus()[1:2], after), take("2026.1", "2026-01-31", tiny_corpus()))
    assert "（新增1段，改动1段，并入他段1段，移往他篇1段，撤去1段）" in page
    assert f'<code>#{two}</code></a> 第二段说岸。 → <a href="../t/yunchuan-comment-1/#{one}">' in page
    assert f'<code>#{three}</code></a> 第三段说人。 → <a href="../t/yunchuan-2021-report/#bb3c4d">' in page
    assert f"<code>#{four}</code></a> <del>第四段不在摘录之中。</del>（重出）" in page
    assert f'<ins>分出来的。</ins>（由 <a href="../t/yunchuan-comment-1/#{one}">' in page


def test_what_is_not_yet_released_is_told() -> None:
    """Changes since the last release stand above it; without any, nothing is said."""
    old = take("2026.1", "2026-01-31", tiny_corpus())
    assert "尚未发布" not in page_of(tiny_corpus(), old)
    page = page_of((notice(), revised(full(comment()))), old)
    assert page.index("尚未发布") < page.index("第一段说水<ins>与岸</ins>。") < page.index("2026.1</h2>")


def test_the_record_of_a_release_is_published() -> None:
    """The list of ids and digests stands beside the page, byte for byte, with a link to it."""
    old = take("2026.1", "2026-01-31", tiny_corpus())
    made = make_pages(tiny_corpus(), "https://example.org/", releases=(old,))
    assert made.files["releases/2026.1.json"] == dump(old)
    assert 'href="2026.1.json"' in made.markdown["releases.md"]


@given(st.text("甲乙丙<😀", max_size=60), st.text("甲乙丙<😀", max_size=60))
def test_two_texts_as_one_give_back_both(old: str, new: str) -> None:
    """Where nothing is left out, the text without what is inserted is the old one, and without what is struck through the new one."""
    both = compared(old, new)
    if "……" not in both:
        assert unescape(re.sub(r"<ins>.*?</ins>|</?del>", "", both, flags=re.DOTALL)) == old
        assert unescape(re.sub(r"<del>.*?</del>|</?ins>", "", both, flags=re.DOTALL)) == new
