"""Fenced code is one block whose blanks and line breaks are its own, from a source to the edition and back."""

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

import jiaokan
from jiaokan.edition import markdown
from jiaokan.edition.document import Block
from jiaokan.edition.output import as_json, as_markdown, as_text, rebuild
from jiaokan.page.fence import fences
from jiaokan.site.text.blocks import edition
from jiaokan.text import Text

PROGRAM = "def main(path):\n    with open(path) as f:\n\n        for line in f:  # 逐行 读，去掉(空白)\n\t    print(line,'a')"
BEFORE = "下面的程序读一个文件，把每一行写出来。"
AFTER = "运行以后可以看到文件里的各行。"


def types(raw):
    """Type and text of each block of the only document."""
    (document,) = jiaokan.read(jiaokan.clean(raw))
    return [(block.type, block.text) for block in document.blocks]


@pytest.mark.parametrize("fence", ["```", "~~~", "`````"])
@pytest.mark.parametrize("info", ["", "python", " {r}"])
@pytest.mark.parametrize("around", ["", "\n", "\n \n"])
def test_fenced_code_is_one_block(fence, info, around):
    """With its blanks, its blank lines and its half-width marks; blank lines at its ends say nothing."""
    raw = f"{BEFORE}\n\n{fence}{info}\n{around}{PROGRAM}\n{around}{fence}\n\n{AFTER}\n"
    assert types(raw) == [("paragraph", BEFORE), ("code", PROGRAM), ("paragraph", AFTER)]


def test_code_directly_below_words_and_in_a_list():
    """No blank line is needed; a fence that stands in an item is indented."""
    assert types(f"{BEFORE}\n```\n{PROGRAM}\n```\n{AFTER}\n")[1] == ("code", PROGRAM)
    assert ("code", "    pip install x") in types(f"- {BEFORE}\n\n    ```sh\n    pip install x\n    ```\n- {AFTER}\n")


def test_a_program_without_a_fence_keeps_its_indents():
    """Lines that are a program's by their build are code where a line of them is indented; else each is a line."""
    program = "def main(path):\n    with open(path) as f:\n        return f.read()\n\nprint(main('a.txt'))"
    assert types(f"{BEFORE}\n\n{program}\n\n{AFTER}\n") == [("paragraph", BEFORE), ("code", program), ("paragraph", AFTER)]
    flat = "import os\nx = os.getcwd()\nprint(x)"
    assert [text for _, text in types(f"{BEFORE}\n\n{flat}\n\n{AFTER}\n")] == [BEFORE, *flat.split("\n"), AFTER]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("```\na\n```\nb\n```\nc\n```", ["a\n", "c\n"]),
        ("````\n```\na\n```\n````", ["```\na\n```\n"]),
        ("~~~\n```\n~~~", ["```\n"]),
        ("```\na\n~~~\n", []),
        ("``` a`b\nc\n```", []),
        ("a ```\nb\n```", []),
        ("```\n```", [""]),
        ("~~~~\na\n~~~\n```\nb\n```", ["b\n"]),
    ],
)
def test_a_fence_ends_at_one_of_its_kind(text, inner):
    """CommonMark 0.31, 4.5, but that a fence without an end is none."""
    assert [text[fence.inner : fence.close] for fence in fences(text)] == inner


@given(st.lists(st.sampled_from(["```", "~~~", "````", "~~~~~", "```py", "a", "", " ``` "]), max_size=12).map("\n".join))
def test_fences_stand_apart_and_in_order(text):
    """Whatever lines there are."""
    place = 0
    for fence in fences(text):
        assert place <= fence.start < fence.inner <= fence.close < fence.end <= len(text)
        place = fence.end


def test_code_is_written_between_fences_that_it_does_not_hold():
    """So that what is printed is read as code again."""
    raw = f"{BEFORE}\n\n````\n```\n{PROGRAM}\n```\n````\n\n{AFTER}\n"
    documents = jiaokan.read(jiaokan.clean(raw))
    for written in (as_text(documents), as_markdown(documents)):
        assert types(written) == types(raw)
    text = jiaokan.clean(raw)
    assert rebuild(as_json(documents, text)) == raw


@pytest.mark.parametrize("opening", ["```cpp", "~~~ {.py}", "```` c"])
def test_the_fence_that_is_written_is_that_of_the_source(opening):
    """With the name of the language behind it."""
    fence = opening.rstrip("cp {.}y")
    raw = f"{BEFORE}\n{opening}\n{PROGRAM}\n{fence}\n{AFTER}\n"
    assert as_text(jiaokan.read(jiaokan.clean(raw))) == raw


def test_the_edition_keeps_code_on_a_line_and_takes_it_between_fences():
    """As it does with tables: one block a line; an editor may write it as Markdown does."""
    block = Block("code", Text.of(PROGRAM), anchor="k7m2xq")
    (again,) = markdown.parse(markdown.write([block]))
    assert (again.type, again.text, again.anchor) == ("code", PROGRAM, "k7m2xq")
    written = f"{BEFORE} {{#abcdef}}\n\n```python\n{PROGRAM}\n```\n\n{AFTER} {{#ghijkm}}\n"
    assert [(one.type, one.text, one.anchor) for one in markdown.parse(written)] == [
        ("paragraph", BEFORE, "abcdef"),
        ("code", PROGRAM, None),
        ("paragraph", AFTER, "ghijkm"),
    ]


@pytest.mark.parametrize(
    "open_close",
    [
        ("<pre><code>", "</code></pre>"),
        ('<div class="highlight"><pre>', "</pre></div>"),
        ('<pre class="brush: python"><span>', "</span></pre>"),
    ],
)
def test_code_of_a_page_is_code(open_close):
    """What holds `code` or is classed as a highlighter does."""
    first, last = open_close
    shown = PROGRAM.replace("'a'", "&lt;a&gt;")
    html = f"<html><body><h1>读取一行</h1><p>{BEFORE}</p>{first}\n{shown}\n{last}<p>{AFTER}</p></body></html>"
    assert types(html)[1:] == [("paragraph", BEFORE), ("code", PROGRAM.replace("'a'", "<a>")), ("paragraph", AFTER)]


def test_preformatted_verse_of_a_page_is_no_code():
    """`pre` alone says only that the lines are the source's."""
    html = (
        f"<html><body><h1>静夜思</h1><p>{BEFORE}</p><pre>床前明月光\n疑是地上霜</pre><p>{AFTER}</p><pre><code></code></pre></body></html>"
    )
    assert [kind for kind, _ in types(html)].count("code") == 0


def test_code_stands_on_the_page_as_it_is():
    """Between `pre` and `code`, nothing of it named or linked; its words are those of the block."""
    page = BeautifulSoup(
        edition([Block("code", Text.of(PROGRAM + "\n<b>《某法》</b>"), anchor="k7m2xq")], (), lambda _: "", "某"), "html.parser"
    )
    block = page.find(id="k7m2xq")
    assert block.pre.code.string == PROGRAM + "\n<b>《某法》</b>" == block.get_text()
    assert block.pre["tabindex"] == "0"
    assert "k7m2xq" in block.find("a", class_="jk-n")["href"]
