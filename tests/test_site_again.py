"""A site made again: nothing where nothing changed, and else the same bytes as a site made whole, whatever was changed or damaged."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from functools import cache
from hashlib import sha256
from pathlib import Path
from threading import Event
from typing import NamedTuple

import pytest
import yaml
from test_init import begun, run

from jiaokan import corpus
from jiaokan.commands import site
from jiaokan.corpus.cache import program
from jiaokan.errors import BadInput
from jiaokan.site import write, write_finished, write_frame, write_state, write_swap
from jiaokan.site.finish.verify import PageSeen, verify
from jiaokan.site.write_finished import as_text
from jiaokan.site.write_kept import digest, render
from jiaokan.site.write_store import STORE_PLACE, Store, digest_of, key
from jiaokan.site.write_tree import Stood, Tree, marks
from jiaokan.site.write_verified import Verified

DECREE = """云川县人民政府关于修渠的决定
云政发〔2018〕1号
各乡镇人民政府：
    县里决定修渠。渠长十里，由县水利局施工。
云川县人民政府
2018年2月1日
"""
NOTICE = """云川县水利局关于做好春灌工作的通知
云水发〔2019〕3号
各乡镇人民政府：
    根据云政发〔2018〕1号文件，现将有关事项通知如下。
    一、清理渠道。各乡镇于3月底前清理主渠。
云川县水利局
2019年3月1日
"""
NEWS = "# 春灌开始\n\n县水利局印发《云川县水利局关于做好春灌工作的通知》，春灌开始。\n"


def content(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.glob("**/*")) if path.is_file()}


@pytest.fixture(scope="module")
def rendering(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """MkDocs renders the same pages once for all tests here, and each page is converted once: what they do is another test's."""
    shelf, generate = tmp_path_factory.mktemp("rendered"), write_frame._generate

    def remembered(place: Path, generator: str) -> None:
        given = [digest(place / "docs"), digest(place / "overrides"), (place.parent / "build/base.yml").read_text("utf-8")]
        known = shelf / key("", *given)
        if not known.exists():
            generate(place, generator)
            shutil.copytree(place / "site", known)
            return
        shutil.copytree(known, place / "site")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(write_frame, "_generate", remembered)
        finished = write_finished.finished_pages
        patch.setattr(write_finished, "finished_pages", cache(lambda *page: tuple(finished(*page))))
        yield


@pytest.fixture(scope="module")
def begin(tmp_path_factory: pytest.TempPathFactory, rendering: None) -> Path:
    """Three documents that cite one another, and their site."""
    root = begun(tmp_path_factory.mktemp("again") / "edition", address="https://yunchuan.example/")
    for name, text in (("decree.txt", DECREE), ("notice.txt", NOTICE), ("news.md", NEWS)):
        (root / name).write_text(text, "utf-8")
        run("add", root / name, "--rights", "public-domain", "--basis", "法律", "--root", root)
    run("build", "--root", root)
    run("site", "--root", root)
    return root


def whole(root: Path) -> dict[str, bytes]:
    """The site made whole, with nothing that was kept."""
    loaded, out = corpus.load(root), root / "whole"
    more = {"releases": loaded.releases, "authority": loaded.authority, "parallels": loaded.parallels}
    write.build(root, loaded.entries, out=out, **more)
    made = content(out)
    shutil.rmtree(out)
    return made


def home(root: Path, words: str) -> Path:
    """The folder of the document whose edition has these words."""
    return next(path.parent for path in (root / "corpus/documents").glob("*/edition.md") if words in path.read_text("utf-8"))


def source(root: Path, folder: Path) -> Path:
    """The folder of the source from which a document was cut."""
    return root / "corpus/sources" / str(yaml.safe_load((folder / "document.yaml").read_text("utf-8"))["source"])


def changed(path: Path, old: str, new: str) -> None:
    """A file with other words."""
    text = path.read_text("utf-8")
    assert re.search(old, text, re.MULTILINE), f"{path} has no {old}"
    path.write_text(re.sub(old, new, text, count=1, flags=re.MULTILINE), "utf-8")


def correct(root: Path) -> None:
    """A correction of a word of a text that another cites."""
    folder = home(root, "渠长十里")
    with (source(root, folder) / "source.yaml").open("a", encoding="utf-8") as file:
        file.write(f"corrections:\n  - document: {folder.name}\n    quote: 渠长十里\n    old: 十\n    new: 二十\n    why: 据县志\n")


def rename(root: Path) -> None:
    """Another address of a text that others cite."""
    run("rename", home(root, "清理主渠").name, "spring", "--root", root)


def lengthen(root: Path) -> None:
    """A text longer than what search fetches at once, which names more."""
    folder = home(root, "清理主渠")
    more = "《石门志》" + "石门水浅，舟不能行。" * 200
    with (source(root, folder) / "source.yaml").open("a", encoding="utf-8") as file:
        file.write(f"corrections:\n  - document: {folder.name}\n    quote: 清理主渠\n    old: 主渠\n    new: 主渠{more}\n    why: 据县志\n")


def shorten(root: Path) -> None:
    """The same text short again, and other words in the one that it cites."""
    path = source(root, home(root, "清理主渠")) / "source.yaml"
    path.write_text(path.read_text("utf-8").partition("corrections:")[0], "utf-8")
    changed(source(root, home(root, "渠长")) / "source.yaml", "new: 二十", "new: 三十")


def unrelate(root: Path) -> None:
    """No relation on any record; `add` had found one."""
    said = list[object]()
    for path in (root / "corpus/documents").glob("*/document.yaml"):
        record = yaml.safe_load(path.read_text("utf-8"))
        said.append(record.pop("relations", None))
        path.write_text(yaml.safe_dump(record, allow_unicode=True, sort_keys=False), "utf-8")
    assert any(said)


def twin(root: Path) -> None:
    """Two texts of one title, which are told apart wherever they are named; and the day of one, which lists are in the order of."""
    changed(home(root, "春灌开始") / "document.yaml", "^title: .*$", "title: 云川县水利局关于做好春灌工作的通知")
    changed(home(root, "渠长") / "document.yaml", "2018-02-01", "2018-02-02")


def withhold(root: Path) -> None:
    """A text that cites others, of which nothing is shown any more."""
    with (home(root, "清理主渠") / "document.yaml").open("a", encoding="utf-8") as file:
        file.write("publish: metadata\n")


def grow(root: Path) -> None:
    """One document more."""
    (root / "more.txt").write_text(DECREE.replace("〔2018〕1号", "〔2018〕9号").replace("修渠", "筑坝"), "utf-8")
    run("add", root / "more.txt", "--rights", "public-domain", "--basis", "法律", "--root", root)
    run("build", "--root", root)


def shrink(root: Path) -> None:
    """One document less: that which nothing cites."""
    folder = home(root, "筑坝")
    shutil.rmtree(source(root, folder))
    shutil.rmtree(folder)


def know(root: Path) -> None:
    """An authority file that knows what two texts name."""
    folder = root / "corpus/authority"
    folder.mkdir(exist_ok=True)
    entity = "bodies:\n  - id: shuiliju\n    name: 云川县水利局\n    aliases:\n      - 县水利局\n    sources: [《云川县志》]\n"
    (folder / "bodies.yaml").write_text(entity, "utf-8")


def dress(root: Path) -> None:
    """A theme of its own and another name of the whole, both of which every page shows."""
    changed(root / "jiaokan.yaml", "^name: .*$", "name: 云川新编")
    (root / "overrides").mkdir(exist_ok=True)
    theirs = (Path(write.__file__).parent / "theme/overrides/text.html").read_text("utf-8")
    (root / "overrides/text.html").write_text(theirs.replace("<body>", '<body class="theirs">'), "utf-8")


def edit(root: Path) -> None:
    """An edition written by hand, and adopted; another raw text of another source, as long as the one that was there."""
    folder = home(root, "清理主渠")
    changed(folder / "edition.md", "3月底", "4月底")
    run("adopt", folder.name, "--reason", "据原件", "--root", root)
    folder = source(root, home(root, "春灌开始"))
    data = (folder / "raw.txt").read_bytes().replace("印发".encode(), "下发".encode())
    (folder / "raw.txt").write_bytes(data)
    changed(folder / "source.yaml", "^sha256: .*$", f"sha256: {sha256(data).hexdigest()}")


def go_back(root: Path) -> None:
    """An older state, as git checks it out: every file new, and for once older than the one that it takes the place of."""
    old, day = root / "corpus.old", 1_000_000_000
    shutil.rmtree(root / "corpus")
    shutil.copytree(old, root / "corpus")
    for path in (root / "corpus").glob("**/*.*"):
        os.utime(path, (day, day))


def damage_store(root: Path) -> None:
    """Other bytes in the store, where it does not look damaged; and another title of a text that others cite and lists name."""
    with sqlite3.connect(root / STORE_PLACE) as store:
        store.execute("UPDATE made SET body = zeroblob(length(body))")
    changed(home(root, "渠长") / "document.yaml", "^title: .*$", "title: 云川县人民政府修渠令")


def damage_half(root: Path) -> None:
    """Every other row of the store damaged, and no site whose files could be taken over."""
    with sqlite3.connect(root / STORE_PLACE) as store:
        store.execute("UPDATE made SET body = zeroblob(length(body)) WHERE substr(key, 64) < '8'")
    shutil.rmtree(root / "site")


def damage_site(root: Path) -> None:
    """Other bytes in the site that stands there, of the same length and day."""
    path = root / "site/index.html"
    stat = path.stat()
    path.write_bytes(b"x" * stat.st_size)
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


CHANGES = (
    correct, lengthen, shorten, unrelate, twin, grow, shrink, rename, edit, know, dress, withhold, go_back,
    damage_store, damage_half, damage_site,
)  # fmt: skip


@pytest.mark.built
def test_a_site_made_again_is_a_site_made_whole(begin: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every kind of change, one after the other on the same store, gives the bytes of a site made whole; no change gives no work."""
    shutil.copytree(begin / "corpus", begin / "corpus.old")
    for change in CHANGES:
        change(begin)
        run("site", "--root", begin)
        assert content(begin / "site") == whole(begin), change.__doc__
    made = {path: path.stat().st_ino for path in (begin / "site").glob("**/*") if path.is_file()}
    capsys.readouterr()
    run("site", "--root", begin)
    assert capsys.readouterr().out.endswith("; nothing changed\n")
    assert {path: path.stat().st_ino for path in (begin / "site").glob("**/*") if path.is_file()} == made


def filled(place: Path) -> tuple[str, str]:
    """A store with two records and two contents, whose digests come back."""
    store = Store(place)
    assert store.record("one") is None
    store.keep("one", "甲\ud800")
    store.keep("two", "乙")
    digests = store.keep_content(b"a" * 99), store.keep_content(b"b")
    store.close()
    return digests


def test_a_store_gives_what_was_kept(tmp_path: Path) -> None:
    """Records and contents come back as they were, under their keys alone; what the last site did not ask for is gone."""
    place = tmp_path / "build/made.db"
    one, two = filled(place)
    store = Store(place)
    assert [store.record(key) for key in ("one", "two", "none")] == ["甲\ud800", "乙", None]
    assert [store.content(digest) for digest in (one, two, "none")] == [b"a" * 99, b"b", None]
    store = Store(place)
    assert store.record("two") == "乙"
    store.keep_on([two])
    store.close()
    store = Store(place)
    assert [store.record("one"), store.record("two")] == [None, "乙"]
    assert [store.content(one), store.content(two)] == [None, b"b"]


def test_a_content_that_is_there_is_kept_on(tmp_path: Path) -> None:
    """Who only asks whether a content is there keeps it for the next site; of one that is not there nothing is kept."""
    place = tmp_path / "made.db"
    one, _ = filled(place)
    store = Store(place)
    assert [store.has(digest) for digest in (one, "none")] == [True, False]
    store.close()
    store = Store(place)
    assert [store.record("two"), store.content(one)] == [None, b"a" * 99]
    assert store.has(store.keep_content(b"new"))


def test_a_value_is_made_once(tmp_path: Path) -> None:
    """What was made is given again, under its key alone; a damaged one is made anew, and one that was not asked for is gone."""
    place, runs = tmp_path / "made.db", list[str]()

    def value(name: str) -> str:
        def make() -> str:
            runs.append(name)
            return f"{name}\ud800字"

        store = Store(place)
        found = store.value(name, make)
        store.close()
        return found

    assert [value(name) for name in ("one", "one", "two", "one")] == ["one\ud800字", "one\ud800字", "two\ud800字", "one\ud800字"]
    assert runs == ["one", "two", "one"]
    with sqlite3.connect(place) as store:
        store.execute("UPDATE made SET body = zeroblob(length(body))")
    assert value("one") == "one\ud800字"
    assert runs == ["one", "two", "one", "one"]


@pytest.mark.parametrize("what", ["key", "body", "seal"])
def test_a_damaged_row_is_as_if_it_were_not_there(what: str, tmp_path: Path) -> None:
    """Whatever part of a row is another one's, it gives nothing, and the other row stays; what is kept again is sound again."""
    place = tmp_path / "made.db"
    first, second = filled(place)
    for one, two in (("one", "two"), (first, second)):
        other = f"'{two}2'" if what == "key" else f"(SELECT {what} FROM made WHERE key = '{two}')"
        with sqlite3.connect(place) as store:
            store.execute(f"UPDATE made SET {what} = {other} WHERE key = '{one}'")
    store = Store(place)
    assert [store.record("one"), store.record("two2"), store.record("two")] == [None, None, "乙"]
    assert [store.content(first) is None, store.content(f"{second}2"), store.content(second)] == [what != "seal", None, b"b"]
    assert store.keep_content(b"a" * 99) == first
    store.close()
    assert Store(place).content(first) == b"a" * 99


def test_a_content_kept_over_a_damaged_one_is_there(tmp_path: Path) -> None:
    """Who keeps what is there already, damaged, has it; and so has the next site."""
    place = tmp_path / "made.db"
    first, _ = filled(place)
    with sqlite3.connect(place) as connection:
        connection.execute("UPDATE made SET body = zeroblob(length(body))")
    store = Store(place)
    store.keep_content(b"a" * 99)
    assert store.content(first) == b"a" * 99
    store.close()
    assert Store(place).content(first) == b"a" * 99


@pytest.mark.parametrize("data", [b"", b"no database at all" * 99])
def test_a_damaged_store_is_made_anew(data: bytes, tmp_path: Path) -> None:
    """A file that is no store gives nothing, and the next site but one has a store again."""
    place = tmp_path / "made.db"
    place.write_bytes(data)
    store = Store(place)
    assert store.record("one") is None
    store.close()
    _, two = filled(place)
    assert (Store(place).record("two"), Store(place).content(two)) == ("乙", b"b")


def stood(folder: Path) -> dict[str, Stood]:
    """What stands in a folder."""
    found = marks(folder)
    return {name: Stood(digest_of((folder / name).read_bytes()), mark) for name, mark in found.items()}


def test_what_stands_is_taken_over(tmp_path: Path) -> None:
    """A file of the same words that nobody touched is the same file; any other is written, and the last site stays as it is."""
    last, new = tmp_path / "site", tmp_path / "new"
    last.mkdir()
    for name in ("same", "other", "touched", "twice"):
        (last / name).write_bytes(b"1")
    known = stood(last)
    (last / "touched").write_bytes(b"2")
    tree = Tree(new, last, known)
    for name, content_ in {"same": b"1", "other": b"3", "touched": b"1", "twice": b"1", "a/b": b"1"}.items():
        tree.write(name, content_)
    tree.write("twice", b"4")
    assert not tree.put("gone", "no digest", lambda: None)
    assert tree.read("same") == b"1"
    assert set(tree.taken) == {"same"}
    tree.complete()
    assert content(new) == {"a/b": b"1", "other": b"3", "same": b"1", "touched": b"1", "twice": b"4"}
    assert content(last) == {"other": b"1", "same": b"1", "touched": b"2", "twice": b"1"}
    assert (new / "same").samefile(last / "same")
    assert tree.files == {name: digest_of(data) for name, data in content(new).items()}


@pytest.mark.parametrize("others", [0, 3])
@pytest.mark.parametrize("wrong", [b"2", b"22"])
def test_what_is_written_between_is_seen(wrong: bytes, others: int, tmp_path: Path) -> None:
    """A file that was taken over and is written before the site is put in place is not taken for what was made, moved or whole."""
    out, place = tmp_path / "site", tmp_path / "place"
    for folder in (out, place / "site"):
        folder.mkdir(parents=True)
    (out / "a.html").write_bytes(b"1")
    known = stood(out)
    tree = Tree(place / "site", out, known)
    tree.write("a.html", b"1")
    for number in range(others):
        tree.write(f"{number}.html", b"x")
    (out / "a.html").write_bytes(wrong)
    made = write_swap.put(place, out, tree, known)
    write_state.keep(tmp_path, "seal", out, ("said", "https://e.org/"), tree.files, made)
    last = write_state.last(tmp_path, out)
    assert last is not None
    assert (last.whole, last.stood["a.html"].digest, len(last.stood)) == (False, "", 1 + others)


LAST = {"a": b"1", "b/c": b"2", "b/d": b"3", "e": b"4", "f/g/h": b"5", "i": b"6", "j": b"7"}
NEXT = {"a": b"1", "b/c": b"2", "b/d": b"9", "e/k": b"4", "i": b"6", "j": b"7", "l/m": b"8"}
"""What a site was and what it is to be: a folder stands where a file was, and a folder is gone."""


class Begun(NamedTuple):
    """A site made again, up to where it is put in place."""

    out: Path
    place: Path
    tree: Tree
    known: dict[str, Stood]


def begun_move(top: Path, *, link: bool = False) -> Begun:
    """The last site, one folder of it perhaps a link to another place, and the next one, made in the folder of a program that has ended."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    out, place = top / "site", top / f".site-{ended.pid}-x"
    for name, data in LAST.items():
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_bytes(data)
    if link:
        shutil.move(out / "b", top / "other")
        (out / "b").symlink_to(top / "other")
    (place / "site").mkdir(parents=True)
    known = {name: Stood(digest_of((out / name).read_bytes()) if (out / name).is_file() else "", mark) for name, mark in marks(out).items()}
    tree = Tree(place / "site", out, known)
    for name, data in NEXT.items():
        tree.write(name, data)
    return Begun(out, place, tree, known)


@pytest.mark.parametrize("others", [0, 9])
def test_a_site_put_in_place_is_known_by_its_marks(others: int, tmp_path: Path) -> None:
    """Once its workplace is gone every file is as it was made, whether moved over the last site or put there whole, with links to it."""
    out, place, tree, known = begun_move(tmp_path)
    for number in range(others):
        tree.write(f"{number}.html", b"x")
    made = write_swap.put(place, out, tree, known)
    shutil.rmtree(place)
    assert made == marks(out)
    assert content(out) == NEXT | {f"{number}.html": b"x" for number in range(others)}


def test_few_new_files_are_moved_over_the_last_site(tmp_path: Path) -> None:
    """What is the same is not touched, and what is gone is gone with its folder."""
    out, place, tree, known = begun_move(tmp_path)
    untouched = (out / "a").stat()
    write_swap.put(place, out, tree, known)
    assert (out / "a").stat() == untouched
    assert not (out / "f").exists()


@pytest.mark.parametrize("stop", range(4))
def test_a_move_that_was_stopped_is_finished(stop: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever file a kill hits, the next run begins with the whole new site; before the first file is touched it is the old one."""
    out, place, tree, known = begun_move(tmp_path)
    replace, left = os.replace, iter(range(stop))

    def stopping(source: Path, target: Path) -> None:
        next(left)
        replace(source, target)

    with monkeypatch.context() as patch:
        patch.setattr("os.replace", stopping)
        with pytest.raises(StopIteration) if stop < 3 else nullcontext():
            write_swap.put(place, out, tree, known)
    write_swap.settled(out)
    assert content(out) == NEXT
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_no_link_leads_a_move_out_of_the_site(tmp_path: Path) -> None:
    """Where a folder of the last site was made a link to another place, the other place stays as it is."""
    begun = begun_move(tmp_path, link=True)
    write_swap._moved(begun.place, begun.out, [name for name in NEXT if name not in begun.tree.taken], ["b", "e", "f/g/h"])
    assert content(tmp_path / "other") == {"c": b"2", "d": b"3"}
    assert content(begun.out) == NEXT
    assert not (begun.out / "b").is_symlink()


LINKED = {"a/index.html": ("x", ["../b/#x", "../c.txt"]), "b/index.html": ("x", ["../a/#x"]), "c.txt": ("", [])}
"""Files of a site: an id and the links of each page."""


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({}, 0),
        ({"a/index.html": ("x", ["../b/#y"])}, 1),
        ({"b/index.html": ("y", ["../a/#x"])}, 1),
        ({"b/index.html": None}, 1),
        ({"c.txt": None}, 1),
        ({"d/index.html": ("x", ["../e/"])}, 1),
        ({"d/index.html": ("x", ["../a/"]), "b/index.html": ("x", [])}, 0),
    ],
)
def test_a_site_looked_through_where_it_changed(change: dict[str, tuple[str, list[str]] | None], wrong: int, tmp_path: Path) -> None:
    """What is found where a sound site changed is what is found in the whole; a lost page, file or id is looked for from everywhere."""
    place = tmp_path / "made.db"

    def problems(files: dict[str, tuple[str, list[str]]], store: Store) -> list[str]:
        seen = {name: PageSeen({id_}, dict.fromkeys(links), []) for name, (id_, links) in files.items() if name.endswith(".html")}
        digests = {name: store.keep_content(as_text(one).encode()) for name, one in seen.items()}
        others = frozenset(name for name in files if name not in seen)
        found = Verified(lambda name: (tmp_path / name).read_bytes(), digests, others, "https://e.org/", store).problems()
        assert found == verify(seen, others, "https://e.org/")
        store.close()
        return found

    assert problems(LINKED, Store(place)) == []
    after = {name: one for name, one in {**LINKED, **change}.items() if one}
    assert len(problems(after, Store(place))) == wrong


def test_a_key_keeps_its_parts_apart() -> None:
    """What is made from other things has another key, also where the words in a row are the same."""
    keys = [
        key("p"),
        key("p", "ab"),
        key("p", "a", "b"),
        key("p", ("a", "b")),
        key("p", ("ab",), ""),
        key("pa", "b"),
        key("p", "b", "a"),
        key("p", ()),
    ]
    assert len(set(keys)) == len(keys)


def test_what_was_rendered_is_taken_again(tmp_path: Path) -> None:
    """The generator renders anew if what it is given changes, or if what it rendered was damaged; else what it rendered is taken."""
    given, built, kept = tmp_path / "docs", tmp_path / "site", tmp_path / "kept"
    given.mkdir()
    (given / "a.md").write_text("甲")
    runs: list[int] = []

    def generate() -> None:
        runs.append(1)
        built.mkdir()
        (built / "a.html").write_text((given / "a.md").read_text() + "页")

    def rendered(generator: str = "mkdocs") -> tuple[int, str]:
        shutil.rmtree(built, ignore_errors=True)
        render(generate, (given, tmp_path / "none.yml"), built, kept, generator)
        return len(runs), (built / "a.html").read_text()

    assert [rendered(), rendered()] == [(1, "甲页"), (1, "甲页")]
    (given / "a.md").write_text("乙")
    assert [rendered(), rendered()] == [(2, "乙页"), (2, "乙页")]
    (kept / "tree/a.html").write_text("丙页")
    assert [rendered(), rendered()] == [(3, "乙页"), (3, "乙页")]
    (kept / "seal.json").write_text("{")
    assert [rendered(), rendered("properdocs"), rendered("properdocs")] == [(4, "乙页"), (5, "乙页"), (5, "乙页")]


def bare(root: Path) -> Path:
    """The files that a site is made from, and one of the site."""
    for name in (
        "jiaokan.yaml",
        "corpus/documents/a/edition.md",
        "docs/index.md",
        "overrides/text.html",
        "tests/cases/a.toml",
        "site/index.html",
    ):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name)
    write_state.keep(root, write_state.made_from(root, "mkdocs"), root / "site", ("said", "https://e.org/"), {}, marks(root / "site"))
    return root


def known(root: Path, out: str = "site", generator: str = "mkdocs") -> tuple[str, str] | None:
    """What is said of a site that stands as it would be made."""
    return write_state.unchanged(root, write_state.last(root, root / out), generator)


def put(name: str, text: str) -> Callable[[Path, pytest.MonkeyPatch], None]:
    """A file gets another text, of the same length if it was there, and keeps its day."""

    def change(root: Path, patch: pytest.MonkeyPatch) -> None:
        path = root / name
        old = path.stat() if path.exists() else None
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text[:1] * old.st_size if old else text)
        if old:
            os.utime(path, ns=(old.st_atime_ns, old.st_mtime_ns))

    return change


@pytest.mark.parametrize(
    "change",
    [
        put("corpus/documents/a/edition.md", "x"),
        put("corpus/documents/b/edition.md", "x"),
        put("docs/index.md", "x"),
        put("docs/new/a.md", "x"),
        put("overrides/text.html", "x"),
        put("tests/cases/a.toml", "x"),
        put("jiaokan.yaml", "x"),
        put("mkdocs.yml", "INHERIT: build/base.yml"),
        put("site/index.html", "x"),
        put("site/more.html", "x"),
        put("build/site.marks", "{"),
        lambda root, patch: (root / "site/index.html").unlink(),
        lambda root, patch: (root / "docs/index.md").rename(root / "docs/other.md"),
        lambda root, patch: shutil.rmtree(root / "site"),
        lambda root, patch: patch.setenv("SITE_URL", "https://other.org/"),
        lambda root, patch: patch.setenv("SOURCE_DATE_EPOCH", "1700000000"),
        lambda root, patch: patch.setattr(write_state, "program", lambda: "another"),
    ],
)
def test_any_change_is_seen(change: Callable[[Path, pytest.MonkeyPatch], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site stands as it is only while all that it is made from, and every file of it, is as it was."""
    monkeypatch.delenv("SITE_URL", raising=False)
    root = bare(tmp_path / "edition")
    (root / "corpus/.lock").write_text("another command")
    assert known(root) == ("said", "https://e.org/")
    assert known(root, generator="properdocs") is None
    assert known(root, "docs") is None
    change(root, monkeypatch)
    assert known(root) is None


def test_every_file_of_the_program_is_in_its_digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table, a template or a line of code changed gives another digest; what Python compiled does not."""
    home = tmp_path / "jiaokan"
    for name in ("corpus/cache.py", "site/theme/a.css", "script/a.tsv"):
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text("1")
    monkeypatch.setattr("jiaokan.corpus.cache.__file__", str(home / "corpus/cache.py"))
    known = {program.__wrapped__()}
    (home / "corpus/cache.pyc").write_text("2")
    assert program.__wrapped__() in known
    for name in ("corpus/cache.py", "site/theme/a.css", "script/a.tsv", "script/b.tsv"):
        (home / name).write_text("2")
        found = program.__wrapped__()
        assert found not in known
        known.add(found)


def test_what_is_saved_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A served site is made anew after each save, and once more if that wrote into the corpus; a mistake is said and waited out."""
    root, made = bare(tmp_path), list[int]()
    saves = iter(["", "甲", "", "乙", "", ""])

    class End(Event):
        def wait(self, timeout: float | None = None) -> bool:
            text = next(saves, None)
            if text:
                (root / "docs/index.md").write_text(text, "utf-8")
            return text is None

    def make(*_: object) -> int:
        made.append(1)
        if len(made) == 1:
            (root / "corpus/documents/a/edition.md").write_text("built", "utf-8")
        if len(made) == 3:
            raise BadInput("corpus/documents/a/document.yaml", "no such genre")
        return 0

    monkeypatch.setattr(site, "make", make)
    site.follow(root, root / "site", "mkdocs", End())
    assert len(made) == 3
    assert "no such genre" in capsys.readouterr().err
