"""A corpus of one's own, from an empty folder to a site in a browser; and the same by the program as it is installed."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from browser.conftest import chromium, serving
from playwright.sync_api import Browser, expect

from jiaokan.cli import main
from jiaokan.commands.init import pinned
from jiaokan.corpus.settings import settings
from jiaokan.site.write_stamp import LOCAL, site_address

__all__ = ["chromium"]
ROOT = Path(__file__).parent.parent
OURS = re.compile("jiaokan contributors|政策文件与报刊|2026\\.1|市场监管总局|国市监")
"""Words of this corpus, which no other corpus may show."""

NOTICE = """云川县水利局关于做好春灌工作的通知
云水发〔2019〕3号
各乡镇人民政府：
    春灌在即，现将有关事项通知如下。
    一、清理渠道。各乡镇于3月底前清理主渠和支渠，
并把进度报县水利局。
    二、节约用水。先远后近，先高后低。
云川县水利局
2019年3月1日
"""
STORY = """# 老井

村口有一口老井，井台是青石的。

**冬天**，井口冒着白气；夏天，井水冰牙。

后来通了自来水，老井就没有人用了。
"""
PAGE = """<!DOCTYPE html><html><head><meta charset="gbk"><title>县城夜市开张</title></head><body><nav><a href="/">首页</a></nav>
<article><h1>县城夜市开张</h1><p>本报讯　昨晚，县城夜市在河堤路开张，一百二十个摊位亮起了灯。</p>
<p>摊主老周说，头一晚就卖出三百碗凉粉。</p></article><footer>云川报社 版权所有</footer></body></html>
"""
VERSE = """登高

山外青山水外舟，
一江烟雨入新秋。
老来不问登临事，
只看渔灯过渡头。
"""
LETTER = """關於修橋的信

鄉親們：

橋面的木板已經朽了，入冬以前要換。請各家出一個工，自帶斧鋸。

雲川鄉公所
民國三十六年九月
"""
TEXTS = {
    "notice.txt": NOTICE.encode(),
    "story.md": STORY.encode(),
    "market.html": PAGE.encode("gbk"),
    "verse.txt": VERSE.replace("\n", "\r\n").encode("utf-16"),
    "letter.txt": LETTER.encode(),
}
"""Five kinds: a notice, a story in Markdown, a page in an older encoding, verse from Windows, a letter in Traditional script."""


def run(*words: object) -> None:
    """A command that must work."""
    assert main([str(word) for word in words]) == 0


def begun(root: Path, **options: str) -> Path:
    """A corpus as `init` makes it."""
    run("init", "云川旧文", *(part for key, value in options.items() for part in (f"--{key}", value)), "--root", root)
    return root


def test_nothing_there_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a hosting service made first stays; the lines that git needs are added to those that are there; twice is an error."""
    (tmp_path / "README.md").write_text("mine\n")
    (tmp_path / ".gitignore").write_text("*.bak\n/site/")
    begun(tmp_path, holder="县志办", address="https://yunchuan.example/texts")
    assert "README.md: it was there and stays" in capsys.readouterr().out
    assert (tmp_path / "README.md").read_text() == "mine\n"
    lines = (tmp_path / ".gitignore").read_text().splitlines()
    assert lines[:2] == ["*.bak", "/site/"]
    assert lines.count("/site/") == 1
    assert "/build/" in lines
    assert "corpus/sources/*/raw.txt -text" in (tmp_path / ".gitattributes").read_text().splitlines()
    said = settings(tmp_path)
    assert (said.name, said.creator, said.address) == ("云川旧文", "县志办", "https://yunchuan.example/texts")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert main(["init", "别的", "--root", str(tmp_path)]) == 2
    assert "stands here already" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("options", [{"address": "yunchuan.example"}, {"description": " "}])
def test_what_cannot_be_said_writes_nothing(options: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong value names its key, and the folder stays empty."""
    words = [part for key, value in options.items() for part in (f"--{key}", value)]
    assert main(["init", "云川旧文", *words, "--root", str(tmp_path)]) == 2
    assert next(iter(options)) in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_workflows_run_what_is_there(tmp_path: Path) -> None:
    """Both are YAML, every action is pinned by its commit, what they install is pinned, and each jiaokan command they run exists."""
    begun(tmp_path)
    for name in ("check", "publish"):
        text = (tmp_path / f".github/workflows/{name}.yml").read_text()
        assert yaml.safe_load(text)["jobs"]
        assert all(re.search(r"@[0-9a-f]{40} # v", line) for line in text.splitlines() if "uses: actions/" in line)
        for command in re.findall(r"jiaokan (\w+)", text):
            with pytest.raises(SystemExit) as done:
                main([command, "--help"])
            assert done.value.code == 0
    assert not [path for path in tmp_path.iterdir() if path.suffix in (".txt", ".html")]  # `jiaokan add *.txt` would take it for a text.
    assert (tmp_path / ".github/requirements.txt").read_text() == f"{pinned()}\n"
    assert re.match(r"jiaokan(==\d| @ git\+)", pinned())


def test_an_address_that_is_said_goes_before_one_that_is_guessed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A custom domain is not overruled by what the workflow's repository suggests; without either, this machine."""
    monkeypatch.delenv("SITE_URL", raising=False)
    monkeypatch.setenv("GITHUB_REPOSITORY", "Someone/texts")
    said = settings(begun(tmp_path / "one", address="https://yunchuan.example/"))
    unsaid = settings(begun(tmp_path / "two"))
    assert site_address(said) == "https://yunchuan.example/"
    assert site_address(unsaid) == "https://someone.github.io/texts/"
    monkeypatch.setenv("SITE_URL", "https://trial.example")
    assert site_address(said) == "https://trial.example/"
    monkeypatch.delenv("SITE_URL")
    monkeypatch.delenv("GITHUB_REPOSITORY")
    assert site_address(unsaid) == LOCAL


def test_without_a_record_the_message_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In a folder that is no corpus, and with a key that nobody knows."""
    assert main(["site", "--root", str(tmp_path)]) == 2
    assert "jiaokan init" in capsys.readouterr().err
    (tmp_path / "corpus").mkdir()
    (tmp_path / "jiaokan.yaml").write_text("name: 云川旧文\ndescription: 旧文。\nadress: https://a.example/\n")
    assert main(["site", "--root", str(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert "jiaokan.yaml:3" in said
    assert "address" in said


@pytest.mark.built
def test_from_an_empty_folder_to_a_browser(tmp_path: Path, chromium: Browser) -> None:
    """Begin, add texts of five kinds, build, check, publish into a folder; read, search, follow and cite; nothing of this corpus shows."""
    root = begun(tmp_path / "texts", holder="云川县志办")
    for name, data in TEXTS.items():
        (tmp_path / name).write_bytes(data)
    run("add", *(tmp_path / name for name in TEXTS), "--rights", "public-domain", "--basis", "例文", "--root", root)
    run("build", "--root", root)
    run("check", "--root", root)
    (root / "docs/guide").mkdir(parents=True)
    (root / "docs/guide/about.md").write_text("---\ntitle: 关于\ndescription: 关于。\n---\n\n# 关于\n\n县志办的旧文。\n")
    (root / "mkdocs.yml").write_text("INHERIT: build/base.yml\ncopyright: 县志办\n")
    run("release", "1.1", "--date", "2026-01-31", "--root", root)
    run("site", "--root", root)
    shown = [path for path in (root / "site").rglob("*") if path.suffix in (".html", ".json", ".txt", ".xml", ".md")]
    assert [str(path) for path in shown if OURS.search(path.read_text("utf-8"))] == []
    assert "云川县志办. 云川旧文[DS/OL]" in (root / "site/releases/index.html").read_text("utf-8")
    with serving(root / "site") as address:
        page = chromium.new_page()
        errors: list[Any] = []
        page.on("pageerror", lambda error: errors.append(error))
        page.on("request", lambda request: errors.append(request.url) if not request.url.startswith((address, "data:")) else None)
        page.goto(address)
        expect(page).to_have_title(re.compile("云川旧文"))
        page.get_by_role("link", name=re.compile("老井")).first.click()
        expect(page.locator("article")).to_contain_text("夏天，井水冰牙。")
        assert Axe().run(page).violations_count == 0
        page.goto(f"{address}guide/about/")
        expect(page.locator("article")).to_contain_text("县志办的旧文")
        page.goto(f"{address}search/?q=凉粉")
        expect(page.locator(".search-whole")).to_contain_text("县城夜市开张")
        page.close()
    assert errors == []


def said(*words: object, **options: Any) -> str:
    """What a process that must succeed prints."""
    done = subprocess.run([str(word) for word in words], check=False, capture_output=True, text=True, **options)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.built
def test_the_wheel_does_the_same(tmp_path: Path) -> None:
    """A wheel installed into a fresh environment begins a corpus, adds, builds, checks and makes its site; no file is missing from it."""
    source, place, root = tmp_path / "source", tmp_path / "venv", tmp_path / "texts"
    listed = said("git", "ls-files", "-coz", "--exclude-standard", "tools", "pyproject.toml", "README.md", "LICENSE", cwd=ROOT)
    for name in filter(None, listed.split("\0")):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, source / name)
    pip = (sys.executable, "-m", "pip", "--quiet", "--no-input")
    said(*pip, "wheel", "--no-deps", "--no-build-isolation", "--no-index", "-w", tmp_path, ".", cwd=source)
    (wheel,) = tmp_path.glob("jiaokan-*.whl")
    said(sys.executable, "-m", "venv", "--without-pip", place)
    python = place / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    packages = Path(said(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    said(*pip, "install", "--no-deps", "--no-index", "--target", packages, wheel)
    # What it depends on comes from the environment of the tests, behind the wheel: the program itself must not.
    (packages / "behind.pth").write_text(sysconfig.get_path("purelib") + "\n")
    assert Path(said(python, "-c", "import jiaokan; print(jiaokan.__file__)").strip()).is_relative_to(packages)
    (tmp_path / "notice.txt").write_bytes(TEXTS["notice.txt"])
    for words in (["init", "云川旧文"], ["add", "notice.txt"], ["build"], ["check"], ["site"]):
        said(python, "-m", "jiaokan.cli", *words, "--root", root, cwd=tmp_path)
    assert (root / "site/search/index.html").is_file()
    assert (root / "site/assets/search/engine.js").is_file()
