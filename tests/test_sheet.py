"""Numbers and headers of pages go where they cut sentences; the same forms that head sections, stanzas and exercises stay."""

import pytest

from jiaokan.clean import clean
from jiaokan.page.line import lines
from jiaokan.page.sheet import furniture

WRAPPED = [
    "磨坊主的儿子十六岁那年离开了镇子，背着一只旧木箱，箱子里装着父亲留下的刨子和凿子，他沿着",
    "河岸走了三天，夜里就睡在草垛里，第四天的早晨，他看见了城墙，城门口的士兵问他从哪里来，他说",
    "从上游来，士兵笑了，说人人都从上游来，于是放他进去，他在南街找到一家木匠铺，老木匠正在给一",
    "张方桌上漆，头也不抬地问他会做什么，他说会做榫头，老木匠递给他一块木头，他坐在门槛上做了一",
    "个燕尾榫，严丝合缝，老木匠看了很久，说留下吧，工钱没有，管吃管住，他就这样留了下来，一留就",
    "是七年，七年里他学会了雕花和打箱子，也学会了看木头的年轮，知道哪一块木头长在阳坡，哪一块木",
    "头被雷劈过，城里的人都说南街有个年轻木匠，手艺比师傅还要好，师傅听了也不生气，只是笑，后来",
    "师傅老了，眼睛看不见了，就坐在铺子门口听他干活，听见刨子的声音不对，就用拐杖敲一敲地面，他",
    "便停下来，换一块木头重新刨过，日子一天天过去，河水涨了又落，铺子里的刨花扫了一筐又一筐。",
]
SECTIONS = [
    "磨坊主的儿子十六岁那年离开了镇子，背着一只旧木箱，箱子里装着父亲留下的刨子和凿子。",
    "他沿着河岸走了三天，夜里就睡在草垛里，第四天的早晨，他看见了城墙。",
    "城门口的士兵问他从哪里来，他说从上游来，士兵笑了，说人人都从上游来，于是放他进去。",
    "他在南街找到一家木匠铺，老木匠正在给一张方桌上漆，头也不抬地问他会做什么。",
    "他说会做榫头，老木匠递给他一块木头，他坐在门槛上做了一个燕尾榫，严丝合缝。",
    "老木匠看了很久，说留下吧，工钱没有，管吃管住，他就这样留了下来，一留就是七年。",
]


def paged(mark):
    """The wrapped lines, three a page, with something at the end of each page but the last."""
    pages = [WRAPPED[place : place + 3] for place in range(0, len(WRAPPED), 3)]
    return "\n".join(line for number, page in enumerate(pages, 21) for line in (*page, *mark(number))).rstrip("\n")


@pytest.mark.parametrize(
    "mark",
    [lambda number: [str(number)], lambda number: [str(number), "南街旧事"], lambda number: [f"· {number} ·"]],
    ids=["bare numbers", "numbers and headers", "dotted numbers"],
)
def test_what_cuts_sentences_is_furniture(mark):
    """The sentences are whole again, and neither number nor header is left."""
    assert str(clean(paged(mark))).replace("\n", "") == "".join(WRAPPED)


@pytest.mark.parametrize(
    "heads", [["1", "2", "3", "4", "5", "6"], ["12", "13", "14", "15", "16", "17"], ["第1组", "第2组", "第3组", "第4组", "第5组", "第6组"]]
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_what_heads_sections_is_text(heads, gap):
    """A number above each section stays, however evenly the sections are long."""
    lines = [
        line
        for head, section in zip(heads, SECTIONS, strict=True)
        for line in (head, section, *(other for other in SECTIONS[:3] if other != section))
    ]
    assert str(clean(gap.join(lines))).split(gap) == lines


@pytest.mark.parametrize("refrain", ["右第一章", "诗云", "子曰", "【注】"])
def test_what_comes_again_at_even_distances_is_text(refrain):
    """A line that comes again after each paragraph, as in a commented classic, is no running header."""
    lines = [line for section in SECTIONS * 3 for line in (section, section[::-1].replace("。", "") + "。", refrain)]
    lines = [f"{line[:-1]}{number}{line[-1]}" if line != refrain else line for number, line in enumerate(lines)]
    assert str(clean("\n".join(lines))).count(refrain) == lines.count(refrain)


def test_a_bare_number_is_never_read_into_a_sentence():
    """A single number between two wrapped lines does not become a part of the sentence, whether it goes or stays."""
    text = "\n".join([*WRAPPED[:4], "12", *WRAPPED[4:]])
    assert "一12个" not in str(clean(text))
    assert "一\n12\n个" not in str(clean(text))


@pytest.mark.parametrize("head", ["3. 河西木器作坊旧址", "访河西木器作坊旧址", "河西木器作坊旧址"])
def test_a_headline_repeated_below_is_no_overlap(head):
    """What a headline names and the paragraph under it begins with is said twice on purpose."""
    text = f"{head}\n\n河西木器作坊旧址在南街尽头，如今是一家茶馆，门口还挂着当年的招牌。"
    assert str(clean(text)) == text


@pytest.mark.parametrize("copies", [2, 3, 6])
def test_a_text_that_is_there_more_than_once_is_no_header(copies):
    """A page saved several times, a line changed in each: every line is kept."""
    lines = ["".join(chr(ord(char) + number * (char not in "，木匠")) for char in line) for number in range(7) for line in WRAPPED[:-1]]
    varied = [
        "\n".join(line.replace("木匠", f"木{copy}匠") if place % 17 == copy else line for place, line in enumerate(lines))
        for copy in range(copies)
    ]
    once, several = clean("\n".join(lines)), clean("\n".join(varied))
    assert [edit for edit in once.edits if "running-header" in edit.why] == []
    assert [edit for edit in several.edits if "running-header" in edit.why] == []


CHOICES = [
    "下列说法中哪一项是对的，请把字母填在后面的括号里，答案只有一个，",
    "寄存器在处理器里，所以速度最快，但是个数很少，一般只有几十个",
    "内存断电以后内容还在，因此可以用来长期保存文件和程序，不会丢失的",
    "缓存由程序员自己管理，每次访问以前都要先查一遍有没有命中再去取数",
]


def test_what_comes_again_inside_of_pages_is_no_header():
    """The answers of an exam paper stand at even distances, but form feeds show where the pages end, and there they do not stand."""

    def page(number):
        choices = [f"{'ABCD'[place]}．第{number}题的第{place}个选项，{CHOICES[(number + place) % 4]}" for place in range(4)]
        more = [f"第{number}章还有一道题没有讲过的例子{place}，{CHOICES[(number + place) % 4]}" for place in range(5)]
        said = f"【说明】本题考查第{number}章的内容，{CHOICES[(number + 1) % 4]}"
        return "\n".join([f"{number}．{CHOICES[number % 4]}", *choices, "【答案】 Ｃ", said, *more])

    rows = lines("\n\f".join(map(page, range(1, 8))))
    assert [rows[row].text for row in furniture(rows)] == []
