"""`jiaokan site --draft`: every text with the raw text beside it, on this machine only, and nothing of it is published."""

from __future__ import annotations

import http.client
import re
import threading
from pathlib import Path

import pytest

from jiaokan import corpus
from jiaokan.cli import main
from jiaokan.errors import BadInput
from jiaokan.web import write_draft
from jiaokan.web.draft import STAMP_FILE
from jiaokan.web.serve_draft import server
from jiaokan.web.write_draft import DRAFT_PLACE
from tests.project import RAW, make

DOUBTFUL = RAW.replace("及时报告", "及时\ufffd报告").replace("2020年12月4日", "2020年11月31日")
"""A character that could not be read, and a day that there is not."""


@pytest.fixture(autouse=True)
def own_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests run where sites are published too."""
    monkeypatch.delenv("CI", raising=False)


def texts(root: Path) -> dict[str, str]:
    """The pages of the draft."""
    return {path.name: path.read_text("utf-8") for path in (root / DRAFT_PLACE).glob("*.html")}


def plain(html: str) -> str:
    """What a page says."""
    return re.sub(r"<style>.*?</style>|<script.*?</script>|<[^>]+>", "", html, flags=re.DOTALL)


def test_a_draft_shows_every_text_whole_and_stands_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Also one of which the site shows only the record; each page says what it is; no site is made, nothing of the corpus changes."""
    root = make(tmp_path, raw=DOUBTFUL)
    record = root / "corpus/documents/county-meeting/document.yaml"
    record.write_text(record.read_text() + "publish: metadata\n")
    assert main(["build", "--root", str(root)]) == 0
    before = {path: path.read_bytes() for path in (root / "corpus").rglob("*") if path.is_file()}
    assert main(["site", "--draft", "--root", str(root)]) == 0
    assert f"{DRAFT_PLACE.as_posix()}/index.html: 2 documents" in capsys.readouterr().out
    pages = texts(root)
    assert sorted(pages) == ["index.html", "t-county-meeting.html", "t-samr-2020-186.html"]
    assert "某县召开会议，学习《关于加强计量工作的通知》。" in plain(pages["t-county-meeting.html"])
    for page in pages.values():
        assert "草稿：只在本机看，不发布。" in page
        assert 'content="noindex, nofollow"' in page
        assert "http://" not in page
        assert "https://" not in page
    assert not (root / "site").exists()
    assert {path: path.read_bytes() for path in (root / "corpus").rglob("*") if path.is_file()} == before


def test_what_waits_stands_at_its_place(tmp_path: Path) -> None:
    """A doubt is marked on both sides, a sign of an error stands at its block; the raw text is there to the last character."""
    root = make(tmp_path, raw=DOUBTFUL)
    corpus.build(root)
    assert main(["site", "--draft", "--root", str(root)]) == 0
    page = texts(root)["t-samr-2020-186.html"]
    left, right = page.split('data-pane="edition"')
    assert "及时<mark" in left
    assert "及时<mark>" in right
    block = next(block for block in right.split('class="block"') if "11月31日" in block)
    assert "没有这一天" in block
    assert '通知如下<del title="中文语境' in left
    lines = re.findall(r'<span class="words">(.*?)</span></div>', left)
    assert [plain(line).replace("⏎", "").replace("‹U+FFFD›", "\ufffd") for line in lines] == DOUBTFUL.split("\n")


def test_what_cannot_be_seen_is_shown(tmp_path: Path) -> None:
    """A character that a page leaves out stands in the draft by its number, also where its doubt was settled."""
    review = "reviewed: [{document: samr-2020-186, reason: unknown-character, quote: 时\ufffd报, why: 原字不明}]\n"
    root = make(tmp_path, raw=DOUBTFUL, extra=review)
    assert main(["site", "--draft", "--root", str(root)]) == 0
    left, right = texts(root)["t-samr-2020-186.html"].split('data-pane="edition"')
    for pane in (left, right):
        assert "及时‹U+FFFD›报告" in pane


def test_a_hand_edit_shows_before_it_is_adopted(tmp_path: Path) -> None:
    """Its words stand beside the raw ones, of the same length too, and the list says that it waits."""
    root = make(tmp_path)
    corpus.build(root)
    edition = root / "corpus/documents/samr-2020-186/edition.md"
    edition.write_text(edition.read_text().replace("贯彻落实", "贯撤落实") + "\n新的一段。\n")
    with pytest.raises(BadInput, match="an edition as it was built"):
        corpus.load(root)
    state = write_draft.write_draft(root)
    assert state.edited == {"samr-2020-186"}
    pages = texts(root)
    assert "请认真贯撤落实" in plain(pages["t-samr-2020-186.html"])
    assert "请认真贯彻落实" in plain(pages["t-samr-2020-186.html"])
    assert "新的一段。" in pages["t-samr-2020-186.html"]
    assert "有手改" in pages["index.html"]
    entry = state.corpus.entry("samr-2020-186")
    block = next(block for block in entry.blocks if "贯撤" in block.text)
    assert "".join(piece.old for piece in block.body.pieces).startswith("现将有关事项通知如下")


def test_an_error_is_shown_over_the_last_draft(tmp_path: Path) -> None:
    """At first it ends the command; later the pages say it and still show what they showed."""
    root = make(tmp_path)
    corpus.build(root)
    state = write_draft.write_draft(root)
    record = root / "corpus/documents/samr-2020-186/document.yaml"
    record.write_text(record.read_text().replace("genre: notice", "genre: notiz"))
    assert main(["site", "--draft", "--root", str(root)]) == 2
    write_draft.write_draft(root, before=state)
    page = texts(root)["t-samr-2020-186.html"]
    assert "document.yaml:3" in page
    assert "现将有关事项通知如下" in page


def test_published_text_that_would_change_waits(tmp_path: Path) -> None:
    """The draft says whose word is wanted, and nothing is written."""
    root = make(tmp_path)
    corpus.build(root)
    assert main(["release", "1.1", "--date", "2026-01-31", "--root", str(root)]) == 0
    record = root / "corpus/sources/page/source.yaml"
    record.write_text(
        record.read_text() + "corrections:\n  - {document: samr-2020-186, quote: 认真贯彻, old: 认真, new: 切实, why: 据原件}\n"
    )
    before = (root / "corpus/documents/samr-2020-186/edition.md").read_bytes()
    write_draft.write_draft(root)
    assert "waits for your word" in texts(root)["index.html"]
    assert (root / "corpus/documents/samr-2020-186/edition.md").read_bytes() == before


def test_no_draft_where_sites_are_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """In CI, and in another folder than its own, the command ends with 2 and writes nothing."""
    root = make(tmp_path)
    corpus.build(root)
    assert main(["site", "--draft", "--output", str(tmp_path / "site"), "--root", str(root)]) == 2
    monkeypatch.setenv("CI", "true")
    assert main(["site", "--draft", "--root", str(root)]) == 2
    assert "jiaokan site" in capsys.readouterr().err
    assert not (root / DRAFT_PLACE).exists()


def test_each_save_is_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also one that comes while the draft of the one before it is being made."""
    root = make(tmp_path)
    corpus.build(root)
    state = write_draft.write_draft(root, live=True)
    monkeypatch.setattr(write_draft, "LOOK_SECONDS", 0.02)
    edition = root / "corpus/documents/samr-2020-186/edition.md"
    words = edition.read_text()
    made, end = threading.Semaphore(0), threading.Event()
    real = write_draft.write_draft

    def slow(*given: object, **more: object) -> object:
        found = real(*given, **more)  # type: ignore[arg-type]
        if "认真" in words and "切实" not in edition.read_text():
            edition.write_text(words.replace("认真", "切实贯"))
        return found

    monkeypatch.setattr(write_draft, "write_draft", slow)
    follower = threading.Thread(target=write_draft.follow_saves, args=(root, state, lambda _: made.release(), end))
    follower.start()
    edition.write_text(words.replace("认真", "认认真真"))
    try:
        assert made.acquire(timeout=20)
        assert made.acquire(timeout=20)
    finally:
        end.set()
        follower.join()
    assert "切实贯" in texts(root)["t-samr-2020-186.html"]


def test_only_this_machine_is_answered(tmp_path: Path) -> None:
    """A page of another host that was led here by its name gets nothing; nothing is kept in a cache."""
    root = make(tmp_path)
    corpus.build(root)
    write_draft.write_draft(root, live=True)
    with server(root / DRAFT_PLACE, 0) as shown:
        thread = threading.Thread(target=shown.serve_forever)
        thread.start()
        try:
            for host, code in (("evil.example", 421), (f"evil.example:{shown.server_port}", 421), (f"127.0.0.1:{shown.server_port}", 200)):
                asked = http.client.HTTPConnection("127.0.0.1", shown.server_port)
                asked.request("GET", f"/{STAMP_FILE}", headers={"Host": host})
                answer = asked.getresponse()
                answer.read()
                assert answer.status == code
                assert answer.getheader("Cache-Control") == "no-store"
                asked.close()
        finally:
            shown.shutdown()
            thread.join()
        with pytest.raises(BadInput, match="cannot be had"):
            server(root / DRAFT_PLACE, shown.server_port)
