"""`jiaokan desk`: what an editor does in the browser is what the commands do, and nobody else is answered."""

from __future__ import annotations

import http.client
import json
import re
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from jiaokan import corpus
from jiaokan.cli import main
from jiaokan.commands.check import find
from jiaokan.corpus import lock
from jiaokan.corpus.adopting import Overtaken
from jiaokan.corpus.building import EditedByHand
from jiaokan.corpus.pending import DRAFTS_PLACE, ElsewhereChanged, Pending, WantedBlock, pending
from jiaokan.edition import markdown
from jiaokan.edition.markdown import level
from jiaokan.errors import BadInput
from jiaokan.text.digest import digest
from jiaokan.web.serve_desk import application, bound, server
from jiaokan.web.write_commit import commit
from jiaokan.web.write_proof import decide, discard, keep_draft, opened, read_again
from tests.project import RAW
from tests.project import built as project
from tests.stops import snapshot

ID = "samr-2020-186"
KEY = "example-key"
DOUBTFUL = RAW.replace("及时报告", "及时\ufffd报告").replace("2020年12月4日", "2020年11月31日")
Rows = list[WantedBlock]


def edition_of(root: Path) -> Path:
    """The edition of the notice."""
    return root / "corpus/documents" / ID / "edition.md"


def rows_of(root: Path) -> Rows:
    """What a page sends where nothing was changed."""
    return [WantedBlock(anchor=b.anchor, type=b.type, level=level(b), text=b.text) for b in markdown.parse(edition_of(root).read_text())]


def wish(root: Path, rows: Rows, *kept: str) -> Pending:
    """What an editor wants who opened the text as it stands."""
    return Pending(seal=digest(edition_of(root).read_text()), blocks=tuple(rows), kept=kept)


def reword(rows: Rows, old: str, new: str) -> Rows:
    """Other words."""
    return [row.model_copy(update={"text": row.text.replace(old, new)}) for row in rows]


def part(rows: Rows, words: str) -> Rows:
    """The return key before these words: the first part keeps the anchor."""
    made: Rows = []
    for row in rows:
        before, found, behind = row.text.partition(words)
        made.append(row.model_copy(update={"text": before}) if found else row)
        made += [WantedBlock(type=row.type, text=found + behind)] if found else []
    return made


def joined(rows: Rows, words: str) -> Rows:
    """The backspace key before the block that begins so."""
    index = next(index for index, row in enumerate(rows) if row.text.startswith(words))
    both = rows[index - 1].model_copy(update={"text": rows[index - 1].text + rows[index].text})
    return [*rows[: index - 1], both, *rows[index + 1 :]]


EDITS: dict[str, Callable[[Rows], Rows]] = {
    "words": lambda rows: reword(rows, "认真", "切实"),
    "two words": lambda rows: reword(reword(rows, "认真", "切实"), "有关", "相关"),
    "a break": lambda rows: part(rows, "请认真"),
    "a join": lambda rows: joined(rows, "现将"),
    "a type": lambda rows: [row.model_copy(update={"type": "note"}) if "现将" in row.text else row for row in rows],
    "an order": lambda rows: [rows[1], rows[0], *rows[2:]],
    "a new block": lambda rows: [*rows[:3], WantedBlock(type="paragraph", text="补上的一段。"), *rows[3:]],
    "an emptied block": lambda rows: reword(rows, "2020年12月4日", ""),
    "much at once": lambda rows: part(reword([rows[1], rows[0], *rows[2:]], "认真", "切实"), "并及时"),
}


@pytest.mark.parametrize("name", EDITS)
def test_the_desk_writes_what_adopt_would(name: str, tmp_path: Path) -> None:
    """The same record and the same files as of a hand edit, byte for byte; what was shown before is what is written; check holds."""
    one, two = project(tmp_path / "one"), tmp_path / "two"
    shutil.copytree(one, two)
    rows = EDITS[name](rows_of(one))
    blocks = [markdown.Block(row.type, markdown.Text.of(row.text), level=row.level, anchor=row.anchor) for row in rows if row.text]
    edition_of(two).write_text(markdown.write(blocks))
    assert main(["adopt", ID, "--reason", "据原件", "--root", str(two)]) == 0
    said = keep_draft(one, ID, wish(one, rows), "")
    decide(one, ID, wish(one, rows), said["known"], "据原件")
    here, there = (snapshot(root / "corpus") for root in (one, two))
    assert {file: data for file, data in here.items() if not file.startswith(".desk")} == there
    record = (one / "corpus/sources/page/source.yaml").read_text()
    assert said["decisions"]
    for shown in said["decisions"]:
        assert shown["lines"].partition("\n")[2].replace("（理由）", "据原件") in record
    assert list(find(one)) == []
    assert not (one / DRAFTS_PLACE / f"{ID}.json").exists()


def test_what_is_typed_is_kept_until_it_is_decided(tmp_path: Path) -> None:
    """Who comes back finds it; undone to the last letter, nothing is kept; no build and no check looks at it; git does not keep it."""
    root = project(tmp_path)
    before = snapshot(root / "corpus")
    said = keep_draft(root, ID, wish(root, reword(rows_of(root), "认真", "切实")), "")
    assert "请切实贯彻" in opened(root, ID)
    assert [one["name"] for one in said["decisions"]] == ["更正"]
    assert (root / DRAFTS_PLACE / ".gitignore").read_text() == "*\n"
    corpus.build(root)
    assert list(find(root)) == []
    assert keep_draft(root, ID, wish(root, rows_of(root)), said["known"]) == {"known": "", "decisions": []}
    assert pending(root, ID) == (None, "")
    assert {name: data for name, data in snapshot(root / "corpus").items() if not name.startswith(".desk")} == before


def test_doubts_and_signs_are_left_as_they_stand_with_a_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A doubt becomes a review that quotes the raw text, a sign an ignore that quotes its block; neither waits any more."""
    root = project(tmp_path, DOUBTFUL)
    keys = re.findall(r'data-key="([^"]+)"', opened(root, ID))
    assert sorted(key.split(".")[0] for key in keys) == ["doubt", "sign"]
    said = keep_draft(root, ID, wish(root, rows_of(root), *keys), "")
    assert sorted(one["name"] for one in said["decisions"]) == ["存疑照旧", "迹象照旧"]
    decide(root, ID, wish(root, rows_of(root), *keys, "doubt.none..1"), said["known"], "原件如此")
    assert main(["doubts", "--root", str(root)]) == 0
    assert "nothing waits" in capsys.readouterr().out
    assert list(find(root)) == []
    assert "data-key" not in opened(root, ID).split("<script")[0]


def test_a_text_changed_meanwhile_is_never_overwritten(tmp_path: Path) -> None:
    """Adopted at a terminal: the desk writes nothing, keeps the draft, and shows it beside what stands there now."""
    root = project(tmp_path)
    mine = wish(root, reword(rows_of(root), "认真", "扎实"))
    said = keep_draft(root, ID, mine, "")
    edition_of(root).write_text(edition_of(root).read_text().replace("认真", "切实"))
    with pytest.raises(EditedByHand):
        decide(root, ID, mine, said["known"], "例")
    assert main(["adopt", "--reason", "例", "--root", str(root)]) == 0
    before = snapshot(root / "corpus")
    with pytest.raises(Overtaken, match="not the text any more"):
        decide(root, ID, mine, said["known"], "例")
    assert snapshot(root / "corpus") == before
    with pytest.raises(Overtaken):
        keep_draft(
            root, ID, mine.model_copy(update={"blocks": (*mine.blocks, WantedBlock(type="paragraph", text="又一段"))}), said["known"]
        )
    page = opened(root, ID)
    kept = page.partition("overtaken")[2].partition("</table>")[0]
    assert "请扎实贯彻" in kept
    assert "请切实贯彻" in kept
    assert "又一段" in kept
    discard(root, ID, pending(root, ID)[1])
    assert "overtaken" not in opened(root, ID).partition("</style>")[2].partition("<script")[0]


def test_of_two_windows_neither_loses_what_was_typed(tmp_path: Path) -> None:
    """What another window keeps is not written over, not thrown away and not settled by this one."""
    root = project(tmp_path)
    first, second = (wish(root, reword(rows_of(root), "认真", words)) for words in ("切实", "扎实"))
    known = keep_draft(root, ID, first, "")["known"]
    for attempt in (
        lambda: keep_draft(root, ID, second, ""),
        lambda: decide(root, ID, second, "", "例"),
        lambda: discard(root, ID, ""),
    ):
        with pytest.raises(ElsewhereChanged, match="another window"):
            attempt()
    assert pending(root, ID) == (first, known)
    assert keep_draft(root, ID, first, "lost the answer")["known"] == known


def test_how_far_a_text_was_read_stands_in_its_record(tmp_path: Path) -> None:
    """Said, said again and taken back, the rest of the record stays to the letter; of a text that changed meanwhile nothing is said."""
    root = project(tmp_path)
    record, seal = root / "corpus/documents" / ID / "document.yaml", digest(edition_of(root).read_text())
    before = record.read_text()
    for times in (1, 2, 0):
        read_again(root, ID, {"times": times, "seal": seal})
        assert corpus.load(root).entry(ID).meta.read == (times or None)
        assert [line for line in record.read_text().splitlines() if not line.startswith("read")] == before.splitlines()
        assert list(find(root)) == []
    assert record.read_text() == before
    for said in ({"times": 3, "seal": seal}, {"times": 1, "seal": "other"}, {"times": "1", "seal": seal}, {"times": -1, "seal": seal}):
        with pytest.raises(BadInput):
            read_again(root, ID, said)
    with pytest.raises(BadInput):
        read_again(root, "../x", {"times": 1, "seal": seal})
    assert record.read_text() == before


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([WantedBlock(type="paragraph", text="两行\n一段")], "line break"),
        ([WantedBlock(anchor="zzzzzz", type="paragraph", text="别处的锚点")], "never given"),
        ([], "no block"),
    ],
)
def test_what_cannot_be_decided_is_said_and_kept(rows: Rows, found: str, tmp_path: Path) -> None:
    """The page hears why; nothing of the corpus changes."""
    root = project(tmp_path)
    before = snapshot(root / "corpus")
    said = keep_draft(root, ID, wish(root, rows), "")
    assert found in str(said["wrong"])
    with pytest.raises(BadInput):
        decide(root, ID, wish(root, rows), said["known"], "例")
    with pytest.raises(BadInput, match="reason"):
        decide(root, ID, wish(root, rows_of(root)), said["known"], " ")
    assert {name: data for name, data in snapshot(root / "corpus").items() if not name.startswith(".desk")} == before


def test_no_name_leads_out_of_the_corpus(tmp_path: Path) -> None:
    """What is no id of a document is refused before a file is touched."""
    root = project(tmp_path / "in")
    (tmp_path / "in/corpus/document.yaml").write_text("x")
    for id in ("..", "../documents/samr-2020-186", ".", "", "none", "samr-2020-186/", "\x00"):
        for attempt in (
            opened,
            lambda root, id: keep_draft(root, id, wish(root, rows_of(root)), ""),
            lambda root, id: discard(root, id, ""),
        ):
            with pytest.raises(BadInput, match="no such document"):
                attempt(root, id)
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_hostile_text_is_inert_on_the_desk(tmp_path: Path) -> None:
    """Whatever a text says, the page has the elements that it has, and the policy lets nothing else run."""
    words = "请</textarea><script>alert(1)</script>\"'<img src=x onerror=alert(1)>"
    root = project(tmp_path, RAW.replace("请认真贯彻落实", words))
    page = opened(root, ID)
    keep_draft(root, ID, wish(root, [*rows_of(root), WantedBlock(type="paragraph", text="</script><script>alert(2)</script>")]), "")
    for html in (page, opened(root, ID)):
        assert len(re.findall("<script", html)) == len(re.findall("</script>", html)) == 3
        assert "<img" not in html
        assert "default-src &#39;none&#39;" in html


@contextmanager
def serving(root: Path) -> Iterator[Callable[..., tuple[int, dict[str, str], str]]]:
    """The desk on a free port; how to ask it."""
    with bound(0) as place:
        port = place.getsockname()[1]
        running = server(application(root, KEY, port, find))
        thread = threading.Thread(target=running.run, kwargs={"sockets": [place]})
        thread.start()
        own = {"Host": f"127.0.0.1:{port}", "Origin": f"http://127.0.0.1:{port}", "Cookie": f"jiaokan-{port}={KEY}"}

        def ask(method: str, path: str, said: Any = None, **headers: str | None) -> tuple[int, dict[str, str], str]:
            given = {**own, **({"Content-Type": "application/json"} if said is not None else {})}
            given |= {name.replace("_", "-"): value.replace("PORT", str(port)) for name, value in headers.items() if value is not None}
            given = {name: value for name, value in given.items() if name not in headers or headers[name] is not None}
            asked = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            body = said if isinstance(said, str | bytes | None) else json.dumps(said)
            asked.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in {**given, "Content-Length": str(len(body or ""))}.items():
                asked.putheader(name, value)
            asked.endheaders(body.encode() if isinstance(body, str) else body)
            answer = asked.getresponse()
            text = answer.read().decode()
            asked.close()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, text

        try:
            yield ask
        finally:
            running.should_exit = True
            thread.join()


def test_only_the_editors_own_page_is_answered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another name, no key, another origin or another kind of content: refused, with nothing written; with all of them it is done."""
    root = project(tmp_path)
    before = snapshot(root)
    said = {**wish(root, reword(rows_of(root), "认真", "切实")).model_dump(), "known": "", "reason": "例"}
    with serving(root) as ask:
        for status, headers in (
            (421, {"Host": "evil.example"}),
            (421, {"Host": "evil.example:PORT"}),
            (403, {"Cookie": None}),
            (403, {"Cookie": "jiaokan-PORT=guessed"}),
            (403, {"Cookie": f"jiaokan-1={KEY}"}),
            (403, {"Origin": None}),
            (403, {"Origin": "null"}),
            (403, {"Origin": "http://evil.example"}),
            (403, {"Origin": "http://127.0.0.1:1"}),
            (403, {"Content_Type": "text/plain"}),
            (403, {"Content_Type": "application/x-www-form-urlencoded"}),
        ):
            for path in (f"/t/{ID}/save", f"/t/{ID}/draft", "/commit"):
                got, bears, _ = ask("POST", path, said, **headers)
                assert (got, bears["x-content-type-options"]) == (status, "nosniff"), headers
        for path in ("/", f"/t/{ID}", "/?key=guessed", f"/t/{ID}?key={KEY}"):
            status, bears, text = ask("GET", path, Cookie=None)
            assert status == 403
            assert "认真" not in text
            assert "set-cookie" not in bears
        assert ask("GET", f"/t/{ID}/save")[0] == 405
        assert ask("POST", f"/t/{ID}/draft", "{")[0] == 400
        assert ask("POST", f"/t/{ID}/draft", "[]")[0] == 409
        assert ask("POST", f"/t/{ID}/draft", {**said, "blocks": [{"type": "none", "text": ""}]})[0] == 400
        assert ask("POST", f"/t/{ID}/draft", {**said, "known": 1})[0] == 409
        assert ask("POST", "/t/../draft", said)[0] in (404, 409)
        monkeypatch.setattr("jiaokan.web.serve_desk.MOST_BODY_BYTES", 100)
        assert ask("POST", f"/t/{ID}/draft", said)[0] == 409
        monkeypatch.undo()
        assert snapshot(root) == before

        status, bears, _ = ask("GET", f"/?key={KEY}", Cookie=None)
        assert (status, bears["location"]) == (303, "/")
        assert re.search(r"httponly.*samesite=strict", bears["set-cookie"], re.IGNORECASE)
        status, bears, text = ask("GET", "/")
        assert (status, bears["cache-control"]) == (200, "no-store")
        assert "frame-ancestors 'none'" in bears["content-security-policy"]
        assert KEY not in text
        assert f'href="/t/{ID}"' in text
        assert "<td>未校</td>" in text
        assert ask("GET", "/t/none")[0] == 409
        monkeypatch.setattr(lock, "MOST_TRIES", 2)
        with lock.locked(root, "build"):
            status, _, text = ask("POST", f"/t/{ID}/save", said)
        assert (status, "jiaokan build" in text) == (423, True)
        assert snapshot(root) == before
        assert ask("POST", f"/t/{ID}/save", said)[0] == 200
    assert "请切实贯彻" in edition_of(root).read_text()


def git(root: Path, *words: str) -> str:
    """What git says."""
    return subprocess.run(["git", *words], cwd=root, check=True, capture_output=True, text=True).stdout


def test_what_holds_is_committed_and_what_does_not_is_not(tmp_path: Path) -> None:
    """Only the corpus goes into the commit, and only when every law holds; what else is staged stays staged."""
    root = project(tmp_path)
    with pytest.raises(BadInput, match="repository"):
        commit(root, "校读", find)
    git(root, "init", "-q")
    git(root, "config", "user.name", "editor")
    git(root, "config", "user.email", "editor@example.org")
    (root / "notes.txt").write_text("未完")
    git(root, "add", "notes.txt")
    record = root / "corpus/documents/county-meeting/document.yaml"
    sound = record.read_text()
    record.write_text(sound + "relations: [{type: quotes, document: none}]\n")
    said = commit(root, "校读", find)
    assert "relation-unknown" in str(said["wrong"])
    record.write_text(sound.replace("genre: news", "genre: new"))
    assert "document.yaml:3" in str(commit(root, "校读", find)["wrong"])
    record.write_text(sound)
    with pytest.raises(BadInput, match="message"):
        commit(root, " ", find)
    said = commit(root, "校读 --amend", find)
    assert "已提交" in said["said"]
    assert git(root, "log", "--format=%s").strip() == "校读 --amend"
    names = git(root, "show", "--name-only", "--format=").split()
    assert names
    assert all(name.startswith("corpus/") for name in names)
    assert git(root, "diff", "--cached", "--name-only").split() == ["notes.txt"]
    assert "没有可提交的改动" in commit(root, "又", find)["said"]


def test_without_its_extra_the_command_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And outside of a corpus, what to do first."""
    assert main(["desk", "--root", str(tmp_path)]) == 2
    assert "jiaokan init" in capsys.readouterr().err
    monkeypatch.setattr("importlib.util.find_spec", lambda name, package=None: None)
    assert main(["desk", "--root", str(project(tmp_path))]) == 2
    assert "pip install 'jiaokan[desk]'" in capsys.readouterr().err
