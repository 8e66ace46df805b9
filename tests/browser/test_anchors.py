"""Old addresses in a real browser: merged, moved, retired, renamed and never born, with and without scripts, in each script."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from browser.reader import Reader

NOTICE = "t/yunchuan-2021-12/"
FOLDERS = ("", "zh-Hant-TW/", "zh-Hant-HK/")


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("scripts", [True, False])
def test_a_merged_anchor_shows_the_paragraph(reader: Reader, folder: str, scripts: bool) -> None:
    """The paragraph that took it up is in the window and marked, in every script and without JavaScript."""
    page = reader.open(f"{folder}{NOTICE}#acqc2d", java_script_enabled=scripts)
    expect(page.locator("#acac2d")).to_be_in_viewport()
    expect(page.locator("#acac2d:has(:target)")).to_have_count(1)
    expect(page.locator("#acac2d")).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("scripts", [True, False])
def test_a_retired_anchor_opens_its_tombstone(reader: Reader, folder: str, scripts: bool) -> None:
    """The closed list of what is gone opens at the paragraph that was asked for, and leads on to the nearest one."""
    page = reader.open(f"{folder}{NOTICE}#acrc2d", java_script_enabled=scripts)
    expect(page.locator("#acrc2d")).to_be_in_viewport()
    page.locator("#acrc2d a").click()
    assert page.url.endswith("#acdc5d")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_marked_tombstone_can_be_read(reader: Reader, scheme: Literal["light", "dark"]) -> None:
    """On the colour that marks it, its words keep their contrast."""
    page = reader.open(f"{NOTICE}#acrc2d", color_scheme=scheme, reduced_motion="reduce")
    found = Axe().run(page, context=".jk-gone")
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_moved_anchor_leads_to_the_other_document(reader: Reader, folder: str) -> None:
    """With a script the paragraph is shown where it is now; without one its old page has a link to it."""
    page = reader.open(f"{folder}{NOTICE}?c=0.1.00000000#acsc2d")
    page.wait_for_url(f"**/{folder}t/yunchuan-2021-report/?c=0.1.00000000#bb3c4d")
    page = reader.open(f"{folder}{NOTICE}#acsc2d", java_script_enabled=False)
    page.locator("#acsc2d a").click()
    assert page.url.endswith(f"/{folder}t/yunchuan-2021-report/#bb3c4d")


@pytest.mark.parametrize("folder", FOLDERS)
def test_an_anchor_on_the_wrong_page_is_found_by_the_table(reader: Reader, folder: str) -> None:
    """The address of a moved paragraph goes to it from any text page."""
    page = reader.open(f"{folder}t/yunchuan-comment-1/#acsc2d")
    page.wait_for_url(f"**/{folder}t/yunchuan-2021-report/#bb3c4d")
    expect(page.locator("#bb3c4d")).to_be_in_viewport()


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_former_address_keeps_the_paragraph(reader: Reader, folder: str) -> None:
    """The page under the old id leads to the very paragraph: by itself, or without a script by the one link that is shown."""
    page = reader.open(f"{folder}t/yunchuan-news/#bb3c4d")
    page.wait_for_url(f"**/{folder}t/yunchuan-2021-report/#bb3c4d")
    page = reader.open(f"{folder}t/yunchuan-news/#bb3c4d", java_script_enabled=False)
    expect(page.locator("#bb3c4d")).to_be_in_viewport()
    expect(page.locator(".jk-address-moved li:visible")).to_have_count(1)
    page.locator("#bb3c4d a").click()
    page.wait_for_url(f"**/{folder}t/yunchuan-2021-report/#bb3c4d")
    expect(page.locator("#bb3c4d")).to_be_in_viewport()


def test_a_former_address_without_a_paragraph_leads_to_the_document(reader: Reader) -> None:
    """No paragraph is asked for, so none is shown; the link to the document is."""
    page = reader.open("t/yunchuan-news/", java_script_enabled=False)
    expect(page.locator(".jk-address-moved li:visible")).to_have_count(0)
    page.locator("a.jk-moved").click()
    assert page.url.endswith("/t/yunchuan-2021-report/")


def test_an_anchor_that_never_was_says_so(reader: Reader) -> None:
    """One slip of the pen from a real one: the page says that there is none, and what is like it; going there ends the notice."""
    page = reader.open(f"{NOTICE}#acac2q")
    notice = page.get_by_role("status").filter(has_text="本文没有段落")
    expect(notice).to_contain_text("acac2q")
    expect(notice.get_by_role("link", name="用原文检索")).to_have_attribute("href", "../../search/")
    notice.get_by_role("link", name="acac2d").click()
    expect(page.locator("#acac2d")).to_be_in_viewport()
    expect(page.get_by_text("本文没有段落 acac2q")).to_have_count(0)


@pytest.mark.parametrize("folder", FOLDERS)
def test_without_a_script_a_reader_is_told_how_to_tell(reader: Reader, folder: str) -> None:
    """Where no paragraph is marked there is a line that says what that means; where one is, the line is gone; with a script it never is."""
    said = ".jk-no-target"
    page = reader.open(f"{folder}{NOTICE}#acac2q", java_script_enabled=False)
    expect(page.locator(said)).to_be_in_viewport()
    for id in ("acac2d", "acqc2d", "acrc2d"):
        expect(reader.open(f"{folder}{NOTICE}#{id}", java_script_enabled=False).locator(said)).to_be_hidden()
    expect(reader.open(f"{folder}{NOTICE}#acac2q").locator(said)).to_have_count(0)


def test_the_notice_is_in_the_script_of_the_page(reader: Reader) -> None:
    """In a Traditional page it is Traditional, and the id stays as it was asked for; hostile ones are text."""
    page = reader.open(f"zh-Hant-TW/{NOTICE}#%3Cimg%20src=x%20onerror=alert(1)%3E")
    notice = page.get_by_role("status").filter(has_text="本文沒有段落")
    expect(notice.locator("code")).to_have_text("<img src=x onerror=alert(1)>")
    expect(notice.locator("img")).to_have_count(0)
