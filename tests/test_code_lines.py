"""What a line of code is made like, and which lines of a text are code together."""

import pytest

from jiaokan.page.code_line import INDENTED, SURE_WEIGHT, WEIGHTS, is_code_line, kind
from jiaokan.page.program import programs

CODE = [
    "#include <stdio.h>",
    "$ sudo apt-get update",
    ">>> print('好')",
    "}",
    "def total(rows):",
    "int count = 0;  // 个数，从零起",
    'print("你好，世界")',
    "printf(“结果是：%d\\n”, n);",
    "12  return total;",
    "SELECT 名称 FROM 表 WHERE 数量 > 3",
    "name: jiaokan",
    "mov eax, 1",
    "docker run -d nginx",
    '<div class="a">',
    "[00:12.50]月亮升起来了",
    "2021-03-04 08:00:07 WARN  磁盘剩余空间不足",
    "总 = 0",
    "for 数 in 数列:",
    "// 先看一遍，再动手。",
]
PROSE = [
    "本文说明如何安装，请先阅读。",
    "在命令行中输入 pip install x 即可",
    "调用 f(x) 即可",
    "3.2 启动服务",
    "The quick brown fox jumps over the lazy dog",
    "“你好。”",
    '"你好。"',
    "提供身份证(复印件);",
    "2018",
    "附件(一)",
    "Spring Boot",
]


@pytest.mark.parametrize("line", CODE)
def test_a_line_that_is_sure(line: str) -> None:
    """Strings and remarks are set aside, Chinese in them says nothing."""
    assert WEIGHTS[kind(line)] >= SURE_WEIGHT


@pytest.mark.parametrize("line", PROSE)
def test_a_line_that_says_nothing_for_code(line: str) -> None:
    """Prose, also with a call in it; what stands anywhere."""
    assert WEIGHTS[kind(line)] <= 1


@pytest.mark.parametrize(
    "line", ["logger.error(各类参数 + x, e);", "<pre>log(内容);</pre>", "// 中文说明", "  int a = 0;", "f('甲', '乙')", "$ ls -l"]
)
def test_a_line_that_is_code_alone(line: str) -> None:
    """Whatever stands around it."""
    assert is_code_line(line)


@pytest.mark.parametrize(
    "line",
    [
        *PROSE,
        "{time,FBA} 关系",
        "while 语句就成了",
        "x = Rz, 画图便知)",
        "E = {1, 2}, 这样的子集",
        "",
        "用户=甲",
        "-- 鲁迅",
        "提供复印件(一份);",
    ],
)
def test_a_line_that_alone_is_prose(line: str) -> None:
    """A formula or a word of a language at the start of a sentence makes no code."""
    assert not is_code_line(line)


def test_each_kind_has_a_weight() -> None:
    """And what an indent changes is about kinds that there are."""
    assert set(INDENTED) <= set(WEIGHTS)


def found(text: str) -> list[str]:
    """The lines that are code."""
    return [line for start, end in programs(text) for line in text[start : end + 1].strip("\n").split("\n")]


PROGRAM = [
    "def total(rows):",
    '"""各行之和。',
    "从第一行起，逐行加；",
    '"""',
    "s = 0",
    "# 空行不算，跳过。",
    "for row in rows:",
    "s += row",
    "return s",
]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_prose_between_two_programs_is_prose(between: str) -> None:
    """Whether blank lines part them or not; remarks and strings of several lines belong to a program."""
    program = "\n".join(PROGRAM)
    text = between.join(["下面的函数求和。", program, "再看一个例子，它与上面的相同：", program, "两者一样。"])
    assert found(text) == PROGRAM * 2


def test_one_line_makes_no_program() -> None:
    """Nor do lines that are not sure, nor tags, of which a page leaves some."""
    assert found("先看一例：\nx = f(1)\n如上所述，这样就行。") == []
    assert found("一二三\n<div>\n</div>\n<br/>\n四五六，七八九。") == []
    assert found("\n".join(["王维 699", "李白 701", "杜甫 712", "白居易 772", "Tel 010", "No. 5"])) == []


QUERY, IMPORT, KEY, PATH, STAR, LABEL = "SELECT a FROM b", "import os", "name: a", "/usr/bin/a", "* 桥", "桥通了"
"""Lines that speak for code with 5, 4, 3 and 2, and for prose with 2 and 5."""


@pytest.mark.parametrize(
    ("enough", "too_little"),
    [
        ([QUERY, IMPORT], [QUERY, KEY]),
        ([KEY, "size: b", "part: c"], [IMPORT, "import sys"]),
        ([IMPORT, KEY, PATH], [KEY, "size: b", PATH]),
        ([QUERY, STAR, IMPORT, PATH], [QUERY, STAR, "x = 1"]),
        ([QUERY, LABEL, "x = 1", IMPORT], [QUERY, LABEL, "x = 1", KEY]),
    ],
)
def test_lines_are_code_that_speak_for_it_with_nine_together(enough: list[str], too_little: list[str]) -> None:
    """Sure lines make up for a label or an item among them, and a stretch that is one short stays prose."""
    assert (found("\n".join(enough)), found("\n".join(too_little))) == (enough, [])


@pytest.mark.parametrize(
    ("enough", "too_little"),
    [
        (["  name: a", IMPORT], ["  name: a", "f(a)"]),
        ([IMPORT, STAR, KEY, "  # 桥"], [KEY, STAR, "size: b", "  # 桥"]),
        ([KEY, "size: b", "  # a"], [IMPORT, STAR, KEY, "  # a"]),
        ([IMPORT, KEY, "  the old stone bridge"], [KEY, "size: b", "  the old stone bridge"]),
        ([QUERY, "  桥通了", IMPORT, KEY], [QUERY, "  桥通了", "size: b", KEY]),
    ],
)
def test_an_indent_speaks_for_code(enough: list[str], too_little: list[str]) -> None:
    """A value or a call that is set in is surer than one at the margin; a word that is set in is less surely prose."""
    assert (found("\n".join(enough)), found("\n".join(too_little))) == (enough, [])
