"""What `publish` withholds is in no file of the site, whatever the corpus: pages, data files, search, names, passages in common."""

import json
import zlib
from hashlib import sha256
from pathlib import Path

import pytest

from jiaokan import corpus
from jiaokan.site import write

WORDS = ("清晨的河面起了雾", "正午的堤岸有人走", "黄昏的石桥落了霜", "深夜的渔灯还亮着", "次日的雨下到天明")
"""What each of five paragraphs says and no other."""
RAW = "夜巡记\n\n" + "\n\n".join(f"{word}，守夜的人一一记下，留给后来的人看。" for word in WORDS) + "\n"
ECHO = "读夜巡记\n\n他写道：“深夜的渔灯还亮着，守夜的人一一记下，留给后来的人看。”这句最好。\n"
RECORD = """title: {title}
source: {id}
genre: feature
publish: {publish}
rights:
  status: protected
  holder: 某人
  basis: 例
"""
SOURCE = """title: {title}
file: page.txt
sha256: {digest}
bytes: {size}
cuts:
  - document: {id}
    from: "{title}\\n"
    why: 全篇
"""


def add(root: Path, id: str, raw: str, publish: str) -> None:
    """Write a source with one document."""
    data, title = raw.encode(), raw.split("\n")[0]
    for name, text in (
        (f"sources/{id}/source.yaml", SOURCE.format(title=title, digest=sha256(data).hexdigest(), size=len(data), id=id)),
        (f"sources/{id}/raw.txt", raw),
        (f"documents/{id}/document.yaml", RECORD.format(title=title, id=id, publish=publish)),
    ):
        path = root / "corpus" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def holds(content: bytes, word: str) -> bool:
    """Whether a file has the word: as it stands, escaped as in JSON, or deflated."""
    if word.encode() in content or json.dumps(word)[1:-1].encode() in content:
        return True
    try:
        return word.encode() in zlib.decompressobj(-15).decompress(content)
    except zlib.error:
        return False


@pytest.mark.parametrize(("publish", "shown"), [("full", 5), ("excerpt", 3), ("metadata", 0)])
def test_no_file_of_the_site_has_withheld_words(publish: str, shown: int, tmp_path: Path) -> None:
    """Of all that is built, paragraph by paragraph: what may be shown is somewhere, what may not is nowhere but where others quote it."""
    project, site = tmp_path / "project", tmp_path / "site"
    add(project, "night-watch", RAW, publish)
    add(project, "on-night-watch", ECHO, "full")
    (project / "jiaokan.yaml").write_text("name: 夜巡\ndescription: 例。\nholder: 某人\n")
    corpus.build(project)
    loaded = corpus.load(project)
    assert loaded.parallels  # the quotation is known, and must not bring withheld words with it
    write.build(project, loaded.entries, out=site, authority=loaded.authority, parallels=loaded.parallels)
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.glob("**/*") if path.is_file()}
    own = {name: content for name, content in files.items() if "on-night-watch" not in name and not name.startswith(("search/", "zh-Hant"))}
    for index, word in enumerate(WORDS):
        assert bool([name for name, content in own.items() if holds(content, word)]) == (index < shown), word
    for word in (WORDS[4],) if shown < 5 else ():
        assert [name for name, content in files.items() if holds(content, word)] == []
    page = (site / "t/night-watch/index.html").read_text()
    assert "权利人：某人" in page
    assert ("不在本站公开" in page) == (publish != "full")
