"""The desk in a browser, by keyboard alone: walk, type, part, join, undo, decide; and what happens when the program is gone."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from jiaokan import corpus
from jiaokan.cli import main
from tests.project import RAW, make
from tests.stops import ANOTHER

pytestmark = pytest.mark.built
ID = "samr-2020-186"
MANY = "".join(f"第{number}条　各单位要做好第{number}项工作，按时报告情况。\n" for number in range(1, 61))
LONG = RAW.replace("及时报告", "及时\ufffd报告").replace("2020年12月4日", f"{MANY}2020年11月31日")


class Desk:
    """A desk in a process of its own, which can be killed."""

    def __init__(self, root: Path) -> None:
        self.root, self.port = root, 0
        self.start()

    def start(self) -> None:
        """Start it, at the place where it was."""
        words = [sys.executable, "-m", "jiaokan.cli", "desk", "--port", str(self.port), "--root", str(self.root)]
        self.process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout
        self.address = self.process.stdout.readline().strip()
        self.port = int(re.findall(r":(\d+)/", self.address)[0])

    def kill(self) -> None:
        """Kill it, so that it can do nothing any more."""
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()
        assert self.process.stdout
        self.process.stdout.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The desk of a project that is built."""
    corpus.build(make(tmp_path, raw=LONG))
    found = Desk(tmp_path)
    yield found
    found.kill()


@pytest.fixture
def page(chromium: Browser, desk: Desk) -> Iterator[Page]:
    """The text, opened from the first page by keyboard; an error, or a request to another host, fails the test."""
    context = chromium.new_context(viewport={"width": 1200, "height": 800})
    found = context.new_page()
    errors: list[Any] = []
    found.on("pageerror", lambda error: errors.append(error))
    found.on("request", lambda one: errors.append(one.url) if not one.url.startswith(f"http://127.0.0.1:{desk.port}/") else None)
    found.goto(desk.address)
    assert found.url == f"http://127.0.0.1:{desk.port}/"
    assert Axe().run(found).violations_count == 0
    link = found.get_by_role("link", name="关于加强计量工作的通知")
    while not link.evaluate("link => link === document.activeElement"):
        found.keyboard.press("Tab")
    found.keyboard.press("Enter")
    expect(found.locator(".edition .block").first).to_be_visible()
    yield found
    context.close()
    assert errors == []


def edition(desk: Desk) -> str:
    """The edition on the disk."""
    return (desk.root / "corpus/documents" / ID / "edition.md").read_text()


def focused(page: Page) -> str:
    """What has the focus: the text of a field, or the words of a note or block."""
    return str(page.evaluate("document.activeElement.value ?? document.activeElement.textContent"))


def test_a_proof_is_read_by_keyboard_alone(page: Page, desk: Desk) -> None:
    """Doubts and signs are walked and settled, words typed, blocks parted, joined and retyped, a step undone, and all of it decided."""
    decided = page.locator(".count")
    page.keyboard.press("j")
    assert "存疑" in focused(page)
    page.keyboard.press("e")
    page.keyboard.type("如实")
    expect(decided).to_have_text("1")
    assert "及时如实报告情况。" in focused(page)
    page.keyboard.press("F8")
    assert "没有这一天" in focused(page)
    page.keyboard.press("x")
    expect(decided).to_have_text("2")
    page.keyboard.press("j")
    expect(page.locator(".said")).to_contain_text("未决")

    page.keyboard.press("ArrowUp")
    assert "第60项工作" in focused(page)
    page.keyboard.press("Enter")
    for _ in "第60条　各单位要做好":
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(decided).to_have_text("3")
    assert focused(page) == "第60项工作，按时报告情况。"
    page.keyboard.press("Control+z")
    expect(decided).to_have_text("2")
    page.keyboard.press("Control+y")
    expect(decided).to_have_text("3")
    page.keyboard.press("Control+z")
    page.keyboard.press("Home")
    page.keyboard.press("Backspace")
    expect(decided).to_have_text("3")
    assert focused(page) == "第59条　各单位要做好第59项工作，按时报告情况。第60条　各单位要做好第60项工作，按时报告情况。"
    page.keyboard.press("Escape")
    page.keyboard.press("i")
    expect(decided).to_have_text("4")
    names = page.locator(".decisions li b").evaluate_all("all => all.map(one => one.textContent)")
    assert sorted(names) == sorted(["更正", "接段", "改定类型", "迹象照旧"])
    assert Axe().run(page).violations_count == 0

    before = edition(desk)
    page.keyboard.press("Control+s")
    assert edition(desk) == before
    page.keyboard.type("据原件")
    page.keyboard.press("Enter")
    expect(page.locator(".said")).to_have_text("已记为 4 条决定", timeout=30_000)
    assert "及时如实报告情况。" in edition(desk)
    assert "按时报告情况。第60条　" in edition(desk)
    assert main(["check", "--root", str(desk.root)]) == 0
    assert main(["doubts", "--root", str(desk.root)]) == 0


def test_the_panes_keep_beside_each_other(page: Page) -> None:
    """What is in the middle of one pane is in the middle of the other, whichever is scrolled."""
    line, block = page.locator(".raw .line", has_text="第30项"), page.locator(".edition .block", has_text="第30项")
    for first, second in ((line, block), (block, line)):
        page.locator(".edition").evaluate("pane => { pane.scrollTop = 0; }")
        page.wait_for_timeout(200)
        first.evaluate("one => one.scrollIntoView({ block: 'center' })")
        page.wait_for_timeout(300)
        heights = [one.evaluate("one => one.getBoundingClientRect().top") for one in (first, second)]
        assert abs(heights[0] - heights[1]) < 60


def test_a_killed_program_loses_nothing(page: Page, desk: Desk) -> None:
    """What was typed stands on the disk, what is typed while nobody answers stays on the page and is kept as soon as somebody does."""
    field = page.locator(".edition textarea", has_text="认真贯彻")
    field.focus()
    page.keyboard.press("End")
    page.keyboard.type("甲")
    expect(page.locator(".said")).to_have_text("草稿已存在本机")
    desk.kill()
    page.keyboard.type("乙")
    expect(page.locator(".wrong")).to_contain_text("改动还在这一页上")
    desk.start()
    other = page.context.new_page()
    other.goto(desk.address)
    other.goto(f"http://127.0.0.1:{desk.port}/t/{ID}")
    expect(other.locator(".edition textarea", has_text="认真贯彻")).to_have_value(re.compile("甲乙?$"))
    other.close()
    expect(page.locator(".wrong")).to_be_hidden(timeout=20_000)
    page.reload()
    expect(page.locator(".edition textarea", has_text="认真贯彻")).to_have_value(re.compile("甲乙$"))
    page.locator("body").press("u")
    expect(page.locator(".edition textarea", has_text="认真贯彻")).to_have_value(re.compile("情况。$"))
    expect(page.locator(".count")).to_have_text("0")


def test_a_command_at_a_terminal_and_a_second_window_are_told_of(page: Page, desk: Desk) -> None:
    """What another hand decided stays; the page says so and keeps what was typed; two windows do not write over each other."""
    second = page.context.new_page()
    second.goto(page.url)
    page.locator(".edition textarea", has_text="认真贯彻").fill("页上改的一段。")
    expect(page.locator(".said")).to_have_text("草稿已存在本机")
    second.locator(".edition textarea", has_text="认真贯彻").fill("另一窗口改的一段。")
    expect(second.locator(".wrong")).to_contain_text("另一个窗口正在改这一篇")
    second.evaluate("onbeforeunload = null")
    path = desk.root / "corpus/documents" / ID / "edition.md"
    path.write_text(path.read_text().replace("各省、", "各地、"))
    assert main(["adopt", "--reason", "例", "--root", str(desk.root)]) == 0
    page.keyboard.press("Control+s")
    page.keyboard.type("例")
    page.keyboard.press("Enter")
    expect(page.locator(".wrong")).to_contain_text("已不是打开时的文字")
    assert "各地、" in edition(desk)
    assert "页上改的一段" not in edition(desk)
    page.reload()
    expect(page.locator(".overtaken")).to_contain_text("页上改的一段。")


def test_files_are_dropped_put_right_and_built(chromium: Browser, desk: Desk, tmp_path: Path) -> None:
    """A file that is a text is added, one that is none is said; rights go to all that are chosen; what was built is on the first page."""
    for name, data in (("city.txt", ANOTHER.encode()), ("photo.png", b"\x89PNG\r\n\x1a\n\x00")):
        (tmp_path / name).write_bytes(data)
    page = chromium.new_page()
    errors: list[Any] = []
    page.on("pageerror", lambda error: errors.append(error))
    page.goto(desk.address)
    page.get_by_role("link", name="收件").press("Enter")
    page.locator("[name=files]").set_input_files([tmp_path / "photo.png", tmp_path / "city.txt"])
    title = page.locator("tbody [name=title]")
    expect(title).to_have_value("某市人民政府关于植树的通知", timeout=20_000)
    expect(page.locator(".came")).to_contain_text("photo.png：")
    assert Axe().run(page).violations_count == 0
    title.fill("关于植树的通知")
    page.get_by_role("button", name="全选").press("Enter")
    page.locator(".ways [name=status]").select_option("public-domain")
    page.locator(".ways [name=basis]").fill("具有行政性质的文件")
    page.locator(".ways [name=publish]").select_option("full")
    page.get_by_role("button", name="写到所选各篇").press("Enter")
    page.get_by_role("button", name="存著录，构建").press("Enter")
    expect(page.locator("tbody tr", has_text="关于植树的通知")).to_contain_text("不受著作权保护", timeout=30_000)
    assert page.url == f"http://127.0.0.1:{desk.port}/"
    page.close()
    assert errors == []
    (meta,) = (one.meta for one in corpus.load(desk.root).entries if one.meta.title == "关于植树的通知")
    assert (meta.publish, meta.rights.basis) == ("full", "具有行政性质的文件")
