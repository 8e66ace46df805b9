"""Which stretches of a text keep their own signs: what it speaks of, calls and formulas, references; each on either side of a limit."""

from __future__ import annotations

import pytest

from jiaokan.page.aligned import aligned
from jiaokan.page.code_span import code_spans
from jiaokan.page.literal import code, is_code, is_fenced, kept, prose, references
from jiaokan.page.spoken_signs import spoken_signs
from jiaokan.text import re

TOLD = "用 \\d 和 \\w 以及 %s 表示，"
"""A page that speaks of three signs."""
THREE = ["\\d", "\\w", "%s"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (TOLD, THREE),
        ("用 \\d 和 \\w 表示，", []),
        ("用 \\d 和 \\d 以及 \\d 表示，", []),
        (TOLD + "问号 ? 也行", [*THREE, " ? "]),
        (TOLD + "用“...”表示", [*THREE, "..."]),
        (TOLD + "桥?也行", THREE),
        (TOLD + "桥 ?也行", THREE),
        (TOLD + "桥。?也行", [*THREE, "?"]),
        (TOLD + "用 (\\s) 也行", [*THREE, "(\\s)"]),
        (TOLD + "用 (\\s 也行", [*THREE, "\\s"]),
        (TOLD + "用 \\s) 也行", [*THREE, "\\s"]),
        (TOLD + "用 \\s, 也行", [*THREE, "\\s"]),
        (TOLD + '用 "\\s" 也行', [*THREE, "\\s"]),
        (TOLD + "用 abc 也行", THREE),
        (TOLD + "\n\\s 空白", [*THREE, "\\s "]),
        (TOLD + "用 " + "a" * 58 + "\\s 也行", [*THREE, "a" * 58 + "\\s"]),
        (TOLD + "用 " + "a" * 59 + "\\s 也行", THREE),
        ("用 x^2 和 \\w 以及 %s 表示，", []),
        ("用 $5 和 \\w 以及 %s 表示，", []),
        ("用 C:\\a 和 \\w 以及 %s 表示，", []),
        ("用 $\\a$ 和 \\w 以及 %s 表示，", []),
        ("1\\. 甲，\\w 以及 %s 表示，", []),
        ("用 `\\d` 和 \\w 以及 %s 表示，", []),
        ("用 \\alpha 和 \\w 以及 %s 表示，", []),
    ],
)
def test_a_page_that_speaks_of_signs_keeps_them(text: str, wanted: list[str]) -> None:
    """Three different ones make such a page; what is not of the sentence around a sign goes with it."""
    assert [text[start:end] for start, end in spoken_signs(text)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('调用f(x)即可，再调用f("a")也行', ["f(x)", 'f("a")']),
        ("调用f(x)即可", []),
        ("调用max(a b)比较", []),
        ("调用get_max(a b)比较", ["get_max(a b)"]),
        ("调用get_max(a 桥)比较", []),
        ("见Lin(2004, 2005)一文", []),
        ("见Lin(1, 2)一文", ["Lin(1, 2)"]),
        ("见Lin(a, b-c d)一文", []),
        ("调用f(*)即可", ["f(*)"]),
        ("调用Run(a=1)即可", ["Run(a=1)"]),
        ("调用SUM(A1:B2)即可", ["SUM(A1:B2)"]),
        ("调用Bridge(x)即可", []),
        ("调用bridgeName(x)即可", ["bridgeName(x)"]),
        ("调用os.path(x)即可", ["os.path(x)"]),
        ("调用get_a(xy)即可", ["get_a(xy)"]),
        ('调用f("a\n")即可', []),
        ('调用f(g("a"), b)即可', ['f(g("a"), b)']),
        ('调用f(")")即可', ['f(")")']),
        ("调用f('(')即可", ["f('(')"]),
        ('调用f("a"即可', []),
        ("式$$a$$成立", ["$$a$$"]),
        ("式$a$成立", ["$a$"]),
        ("式$abcd$成立", []),
        ("花了$5，又花了$6", []),
        ("式$\\frac{桥}{2}$成立", ["$\\frac{桥}{2}$"]),
        ("式$桥$成立", []),
        ("式\\(a\\)成立", []),
        ("式\\( a \\)成立", ["\\( a \\)"]),
        ("式\\[x=1\\]成立", ["\\[x=1\\]"]),
        ("运行git commit --amend即可", ["git commit --amend"]),
        ("运行ls | grep a即可", ["ls | grep a"]),
        ("运行ls > a即可", ["ls > a"]),
        ("运行ls && cd a即可", ["ls && cd a"]),
        ("运行ls a即可", []),
        ("见bridge - river一文", []),
        ("运行$ ls -l即可", ["$ ls -l"]),
        ("桥通了", []),
    ],
)
def test_code_in_a_sentence_is_told(text: str, wanted: list[str]) -> None:
    """A call is given something that programs give; a formula has a sign of one, a command an option."""
    assert [text[start:end] for start, end in code_spans(text)] == wanted


ONE = "[1] 林溪. 石桥考[M]. 河东: 河东出版社, 2004."
TWO = "[2] 张三. 河堤考[J]. 文史, 2005(3): 1-9."


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"{ONE}\n{TWO}\n\n桥通了。", [ONE, TWO]),
        (f"{ONE}\n桥通了。", [ONE]),
        (f"{ONE.replace(': ', ':' + chr(10))}\n{TWO}", [ONE.replace(": ", ":\n"), TWO]),
        (f"{ONE[4:]}\n{TWO[4:]}", []),
        (f"[1] 桥通了。见石桥考[M]. 河东, 2004.\n{TWO}", [TWO]),
        (f"[1] {'桥' * 600}[M]. 2004.\n{TWO}", [TWO]),
        ("[1] 林溪. 石桥考. 河东, 2004.", []),
    ],
)
def test_an_entry_of_a_list_of_references_is_one(text: str, wanted: list[str]) -> None:
    """From its number to its end, over lines too, with the type of the work in it and no sentence before that."""
    assert [text[start:end] for start, end in references(text)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("桥\n```\na\n```\n河", ["```\na\n"]),
        ("---\ntitle: 桥\n---\n河", ["---\ntitle: 桥\n---"]),
        ("桥\n$$\na\n$$\n河", ["$$\na\n$$"]),
        ("桥\n$$\na\n河", []),
        ("桥\n!!! note\n河", ["!!! note"]),
        ("桥\n::: box\n河\n:::\n", ["::: box", ":::"]),
        ("桥！\n=== 河", []),
        ("┌──┐\n│桥│\n└──┘\n河", ["┌──┐\n│桥│\n└──┘"]),
        ("│桥│\n│河│\n路", []),
        ("桥。\n河。", []),
    ],
)
def test_stretches_that_are_kept_whole(text: str, wanted: list[str]) -> None:
    """Fenced code, what a file says of itself, formulas of several lines, boxes and drawn tables."""
    assert [text[start:end] for start, end in kept(text)] == wanted


def test_code_between_backquotes_reaches_so_far() -> None:
    """A backquote opens code that another one of its line closes, within some hundred characters."""
    assert code("桥`a桥`河", 3)
    assert not code("桥`a桥`河", 5)
    assert not code("桥`a桥\n`河", 3)
    assert not code("桥`a桥河", 3)
    assert not code("`桥\n河`", 3)
    assert code("桥`" + "a" * 450 + "`", 451)
    assert code("桥`" + "a" * 499 + "`", 10)
    assert not code("桥`" + "a" * 520 + "`", 3)


HEAD = "品名      数量      单价\n"
POTS = "铁锅      3         40\n木桶      2         25\n"
NOTES = "品名      数量      备注\n铁锅      3         旧的\n木桶      2         新的\n"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (HEAD + POTS + "竹篮      9         8\n", [(4, 3)]),
        (HEAD + POTS, [(3, 3)]),
        (POTS, []),
        (HEAD + POTS + "桥通了。\n", [(3, 3)]),
        (HEAD + POTS.replace("铁锅", "铁锅。"), []),
        (NOTES + "竹篮      9         好的\n", [(4, 3)]),
        (NOTES + "竹篮      许多      好的\n", []),
        (NOTES + "竹篮      许多      好的\n水缸      4         大的\n", [(5, 3)]),
        (POTS + "竹篮      9         8\n", [(3, 3)]),
        ("1         3         40\n2         2         25\n3         9         8\n", []),
        (HEAD.replace("品名", "name").replace("数量", "some").replace("单价", "cost") + POTS, []),
        (HEAD.replace("数量", "很长的数量") + "铁锅      三  个      40\n木桶      两  个      25\n", []),
        ("名称：铁锅  数量：3  单价：40\n名称：木桶  数量：2  单价：25\n名称：竹篮  数量：9  单价：8\n", []),
        ("第一章  总则      1\n第二章  附则      9\n第三章  石桥      12\n", []),
        ("第一章  总则      12\n第二章  附则      9\n第三章  石桥      1\n", [(3, 3)]),
        ("铁锅    总则      1\n木桶    附则      9\n竹篮    石桥      12\n", [(3, 3)]),
        ("".join(f"- {row}\n" for row in (HEAD + POTS).splitlines()), []),
        (HEAD + POTS + "  大\n竹篮      9         8\n", [(5, 3)]),
        (HEAD + POTS + "桥上的人都来看热闹，很高兴\n竹篮      9         8\n", [(3, 3)]),
        (HEAD.replace("品名", "桥" * 31) + POTS + "竹篮      9         8\n", [(3, 3)]),
        ("编号 品名 数量\n1 铁锅 3\n2 木桶 2\n3 竹篮 9\n", [(4, 3)]),
        ("1 铁锅 3\n2 木桶 2\n3 竹篮 9\n", [(3, 3)]),
        ("2 铁锅 3\n3 木桶 2\n4 竹篮 9\n", []),
        ("编号 品名 数量\n1 铁锅 3\n2 木桶 2\n", []),
        ("1 铁锅 3\n2 铁锅 2\n3 铁锅 9\n", []),
        ("1 铁锅 3\n2 木桶 3\n3 竹篮 3\n", [(3, 3)]),
        ("家中 东西 多少\n编号 品名 数量\n1 铁锅 3\n2 木桶 2\n3 竹篮 9\n", []),
        ("1 铁锅 3\n2 木桶 2\n3 竹篮 9\n合计 全部 14\n", []),
        ("1 铁锅 3\n2 木桶 2 个\n3 竹篮 9\n", []),
        ("1 铁锅\n2 木桶\n3 竹篮\n", []),
        ("1 铁锅 旧的\n2 木桶 新的\n3 竹篮 好的\n", []),
    ],
)
def test_cells_below_each_other_are_a_table(text: str, wanted: list[tuple[int, int]]) -> None:
    """Three rows and columns, one of figures below its head and one of words; no list of contents, no form."""
    assert [(len(table.rows), table.columns) for table in aligned(text)] == wanted


@pytest.mark.parametrize(
    ("place", "wanted"), [(0, False), (1, True), (3, True), (4, True), (5, False), (8, False), (9, True), (12, True), (13, False)]
)
def test_a_place_lies_in_a_stretch(place: int, wanted: bool) -> None:
    """From where it begins to where it ends; none lies in no stretch."""
    assert is_fenced([(1, 4), (9, 12)], place) is wanted
    assert not is_fenced([], place)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("桥通了,很好,是的。", [3, 6]),
        ("见 https://a.cn/b,c 页,好", [20]),
        ("见 www.a.cn/b,c 页,好", [16]),
        ("用 `a,b` 表示,好", [10]),
        ("注[^a,b]写明,好", [9]),
        ("信<mailto:a,b>写明,好", [15]),
        ("填{{a,b}}写明,好", [10]),
        ("填{%a,b%}写明,好", [10]),
        ("填{a,b}写明,好", [3, 8]),
        ("见[1] 林溪. 石桥[M]. 河东, 2004.", []),
        ("见[1] 林溪. 石桥［M］. 河东, 2004.", []),
        ("桥通了。见[M]. 河东,好", [12]),
        ("[1] 林溪, 石桥 2004\n[2] 张三, 河堤 2005\n[3] 李四, 山路", []),
        ("```\n桥,路\n```", []),
        ("桥,路\n```\n桥,路\n```\n桥,路", [1, 17]),
        ("The long bridge, the river 桥,好", []),
        ("The bridge, the river 桥,好", [10, 23]),
        ("桥路河 bridge, river 通了,好,是的", [10, 20, 22]),
        ("これは橋です,これは", []),
        ("は" * 100 + "\n桥,路", []),
        ("调用get_max(a, b)比较,好", [17]),
        (TOLD + "问号 ? 和逗号 , 也行,好", [32]),
        ("== 桥 ==\n[[河]],通了。", []),
    ],
)
def test_a_rule_for_marks_looks_into_chinese_prose_alone(text: str, wanted: list[int]) -> None:
    """Not into addresses, code, marks of notes, references, other languages, nor at signs that the page speaks of."""
    assert [one.start() for _, _, matches in prose(re.compile(","), text) for one in matches] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("```\n桥,路\n```", True), ("用 `桥,路` 好", True), ("调用get_max(a, b)比较", True), ("桥,路`好", False), ("桥,路", False)],
)
def test_code_of_any_kind(text: str, wanted: bool) -> None:
    """In lines of its own, between backquotes, in a call."""
    assert is_code(text, text.index(",")) is wanted
