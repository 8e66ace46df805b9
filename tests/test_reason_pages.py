"""The guide's page of reasons: complete, and inert whatever a case holds."""

import tomllib
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiaokan.reasons import REASONS, Reason
from jiaokan.site.record.reason_pages import bundled, examples, notes, paragraph, reason_page, shown
from tests.reason_examples import PLACE, cases

RULE = {"noise-space": Reason("词内的空格是噪声。", "A space inside a word is noise.")}
CASES = {
    "passes/space": {
        "same": [{"name": "names", "raw": "王　李", "why": "两个人名"}],
        "case": [{"name": "word", "raw": "服 务", "edition": "服务", "reasons": ["noise-space"], "why": "one word"}],
    }
}


def of(cases):
    """The examples of case files."""
    return [example for area, data in cases.items() for example in examples(area, data)]


class Tags(HTMLParser):
    """Collects the tags of a page, its attributes and its text."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.attributes, self.data = set(), set(), ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        """Note the tag."""
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data):
        """Note the text."""
        self.data += data


def rendered(raw, edition=""):
    """The part of a page that comes from one case, through Markdown with the extensions that could read more into it."""
    cases = {"passes/space": {"case": [{"name": "x", "raw": raw, "edition": edition, "reasons": ["noise-space"], "why": f"注：{raw}"}]}}
    page = reason_page(RULE, of(cases)).split("---", 2)[2]
    return Tags(markdown.markdown(page, extensions=["attr_list", "md_in_html", "tables", "toc"]))


def test_every_reason_has_a_paragraph():
    """Each code is a heading with its own id, followed by its sentence in both languages."""
    page = reason_page(REASONS, [])
    for code in REASONS:
        assert f"## {code} {{ #{code} }}" in page
    assert page.count('<p lang="en">') == len(REASONS)


def test_a_paragraph_shows_what_changes_and_what_stays():
    """Before and after of the case, its why if that is in Chinese, and the text that the same pass leaves alone."""
    page = reason_page(RULE, of(CASES))
    assert '<pre class="jk-before">服 务</pre><pre class="jk-after">服务</pre></figure>' in page
    assert page.index("不改之例") < page.index('<pre class="jk-before">王　李</pre><figcaption>两个人名</figcaption>')


def test_every_reason_says_when_it_refuses_and_on_what_it_rests():
    """A code without its rows in `reason_notes.toml`, or rows without a code, would leave a gap in the guide."""
    assert sorted(notes()) == sorted(REASONS)
    assert all(note.stays.endswith("。") and note.basis.endswith("。") for note in notes().values())


def test_every_reason_shows_a_text():
    """Before and after, or the place that is doubted."""
    folder = Path(__file__).parent / "cases"
    cases = {path.relative_to(folder).with_suffix("").as_posix(): tomllib.loads(path.read_text()) for path in folder.glob("**/*.toml")}
    known = [example for area, data in cases.items() for example in examples(area, data)]
    bare = [code for code, reason in REASONS.items() if "<pre" not in paragraph(code, reason, known)]
    assert bare == []


def test_a_case_of_reading_is_an_example_too():
    """It names blocks by their types, which a reader need not see; one about a doubt has no text after."""
    case = {"text": "# 题\n甲。", "documents": "title: 题\nparagraph: 甲。", "reasons": ["noise-space"]}
    assert [e.edition for e in examples("read/notice", {"case": [case, {**case, "doubts": ["noise-space"]}]})] == ["题\n甲。", None]


def test_a_known_failure_is_no_example():
    """What the tools cannot do yet is not shown as what they do."""
    case = CASES["passes/space"]["case"][0]
    assert len(list(examples("passes/space", {"case": [case]}))) == 1
    assert list(examples("passes/space", {"case": [{**case, "expect": "fail"}]})) == []


def test_doubts_count_as_reasons():
    """A case that gives its doubts as tables is found by their reason."""
    (example,) = examples("passes/space", {"doubt": [{"raw": "服 务", "doubts": [{"reason": "noise-space", "length": 1}]}]})
    assert example.reasons == {"noise-space"}


@pytest.mark.parametrize(
    "raw",
    [
        "<script>alert(1)</script>",
        "</pre><img src=x onerror=alert(1)>",
        "服务\n\n{: onclick=alert(1) }",
        "[a](javascript:alert(1))",
        "\n\n# heading\n\n- item",
        "{{ 7*7 }}",
    ],
)
def test_a_hostile_case_is_inert(raw):
    """No tag and no attribute comes from a case, and its marks are read as they stand."""
    page, plain = rendered(raw), rendered("服务")
    assert (page.tags, page.attributes) == (plain.tags, plain.attributes)
    assert "".join(raw.split()) in "".join(page.data.split())


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_text_can_be_shown(raw):
    """Whatever the text, what is shown has no mark that HTML or Markdown could take for its own."""
    assert not set("<>{}*_`[]|\\") & set(shown(raw).replace('<span class="jk-invisible">', "").replace("</span>", ""))
    assert "\n\n" not in shown(raw)


def test_invisible_characters_are_written_out():
    """A reader sees a zero-width space as its code."""
    assert shown("服\u200b务") == '服<span class="jk-invisible">⟨U+200B⟩</span>务'


def test_every_corpus_has_the_examples_of_the_cases():
    """The package brings examples of its own, each a case as it stands, so that the page of another's corpus has them too.

    `python tests/reason_examples.py` chooses them anew.
    """
    known = set(cases())
    assert [example.name for example in bundled() if example not in known] == []
    assert [code for code, reason in REASONS.items() if "<pre" not in paragraph(code, reason, bundled())] == []
    assert PLACE.exists()
