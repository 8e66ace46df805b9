"""A small project on disk: one source with two documents, for tests of what reads and writes the corpus."""

from __future__ import annotations

import shutil
import tempfile
from hashlib import sha256
from pathlib import Path

RAW = """首页
关于加强计量工作的通知
国市监计量[2020]186号
各省、自治区、直辖市市场监管局:
现将有关事项通知如下,请认真贯彻落实,并及时报告情况。
2020年12月4日
某县召开会议
本报讯(记者 徐楠)日前,某县召开会议,学习《关于加强计量工作的通知》。
"""

SOURCE = """title: 两篇文字
file: page.txt
sha256: {sha256}
bytes: {bytes}
drops:
  - from: 首页
    why: 导航
cuts:
  - document: samr-2020-186
    from: "关于加强计量工作的通知\\n"
    kind: notice
    why: 通知
  - document: county-meeting
    from: "某县召开会议\\n"
    kind: newspaper
    why: 消息
"""

NOTICE = """title: 关于加强计量工作的通知
source: page
genre: notice
number: 国市监计量〔2020〕186号
rights:
  status: public-domain
  basis: 著作权法第五条
"""

NEWS = """title: 某县召开会议
source: page
genre: news
rights:
  status: protected
  holder: 某报
  basis: 新闻报道
"""

BODIES = """bodies:
  - id: state-council
    name: 国务院
  - id: samr
    name: 国家市场监督管理总局
    aliases: [{name: 总局, in: [samr-2020-186]}]
    part-of: state-council
    sources: [《深化党和国家机构改革方案》]
"""


def make(root: Path, raw: str = RAW, extra: str = "") -> Path:
    """Write the project under `root`.

    Args:
        root: an empty folder.
        raw: the raw text of its one source.
        extra: lines added to `source.yaml`.
    """
    data = raw.encode()
    files = {
        "sources/page/source.yaml": SOURCE.format(sha256=sha256(data).hexdigest(), bytes=len(data)) + extra,
        "documents/samr-2020-186/document.yaml": NOTICE,
        "documents/county-meeting/document.yaml": NEWS,
        "authority/bodies.yaml": BODIES,
    }
    for name, text in files.items():
        path = root / "corpus" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (root / "corpus/sources/page/raw.txt").write_bytes(data)
    (root / "jiaokan.yaml").write_text("name: 县志稿\ndescription: 一县的旧文。\nholder: 县志办\n", encoding="utf-8")
    return root


def files_of(root: Path) -> dict[str, bytes]:
    """Every file of the corpus."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted((root / "corpus").rglob("*")) if path.is_file()}


_BUILT: dict[str, tempfile.TemporaryDirectory[str]] = {}
"""Projects that were built once, by their raw text; they go with the process."""


def built(root: Path, raw: str = RAW) -> Path:
    """The project under `root` as a build leaves it; it is built once and copied from then on."""
    from jiaokan import corpus

    if raw not in _BUILT:
        _BUILT[raw] = tempfile.TemporaryDirectory()
        corpus.build(make(Path(_BUILT[raw].name) / "project", raw=raw))
    shutil.copytree(Path(_BUILT[raw].name) / "project", root, dirs_exist_ok=True)
    return root
