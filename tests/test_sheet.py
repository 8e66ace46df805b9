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


POINTS = ["组织标本采集，分成三个小组进行，每组带一份清单", "记录采集地点，包括海拔、坡向和土壤", "压制标本，注意叶片的正反两面都要露出来"]


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["numbers", "numbers and blank lines"])
def test_a_title_of_slides_is_text(gap):
    """Slides of one part repeat its title, and their points have no stops: no sentence is cut, so no text flows over the sheets."""

    def slide(number):
        points = [f"{point}，第{number}次实习按原定的计划走完全程再回到集合地点" for point in POINTS]
        return "\n".join([f"{number % 3 + 1}. 野外实习的步骤" if number > 3 else "植物学实习", *points, str(number)])

    rows = lines(gap.join(map(slide, range(1, 12))))
    assert [rows[row].text for row in furniture(rows) if "实习" in rows[row].text] == []


def test_what_comes_again_where_no_sheet_is_known_is_no_header():
    """Words above each picture, the last of them at the end of the text."""
    parts = [f"第{number}种方法把图像分成小块，再逐块比较灰度的平均值，总的时间与像素的个数成正比" for number in range(1, 4)]
    text = "\n\n".join(line for part in parts for line in (part, "结果见图"))
    assert str(clean(text)).count("结果见图") == len(parts)


def test_cells_inside_of_pages_are_no_numbers_or_headers_of_pages():
    """A list of corrections, read cell by cell: pages of the book, lines, words; form feeds show where its own pages end."""

    def row(page):
        return f"{page}\n\n第 {page % 7 + 3} 行\n\n第 {page % 5 + 12} 行\n\n采集\n\n采集者\n\n{SECTIONS[page % 6][page % 9 :]}"

    text = "\n\n\f".join("\n\n".join(row(page) for page in range(start, start + 6)) for start in (61, 67, 73))
    assert [edit for edit in clean(text).edits if {"running-header", "page-number"} & {*edit.why}] == []


@pytest.mark.parametrize("rubble", ["(0\n)\nh\na", "1\n2\n4\nx\n0", "(1\n)\n3\nn"])
def test_what_is_left_of_formulas_is_no_number_of_a_page(rubble):
    """A formula read sign by sign leaves figures alone on their lines, some of which count on."""
    text = "\n".join(
        f"{number}. 求函数在区间上的最大值与最小值，并说明理由，设\n{rubble}\n为常数，满足\n{rubble}" for number in range(1, 9)
    )
    assert [edit for edit in clean(text).edits if "page-number" in edit.why] == []


def test_a_title_at_the_top_of_fed_slides_is_text():
    """Form feeds part the slides; one title stands on half of them, and no sentence goes on over their edges."""
    slides = [
        "\n".join(["野外实习的步骤" if number % 2 else f"第{number}天的路线", *(f"{point}（{number}）" for point in POINTS)])
        for number in range(1, 9)
    ]
    rows = lines("\n\f".join(slides))
    assert [rows[row].text for row in furniture(rows)] == []


@pytest.mark.parametrize("times", [1, 2])
def test_a_box_for_marks_is_no_header(times):
    """A paper has a box above each question, some sheets two of them; an extractor leaves them beside the numbers of pages."""
    boxes = {number: ["得分"] * (2 if number % 2 else times) for number in range(1, 7)}
    text = "\n".join(line for number, section in enumerate(SECTIONS, 1) for line in (section, *boxes[number], f"-{number}-"))
    assert str(clean(text)).count("得分") == sum(map(len, boxes.values()))


def test_two_boxes_at_the_end_of_fed_sheets_are_no_footer():
    """A form feed parts the sheets, and the boxes of two questions stand below each other at the end of each."""
    pages = ["\n".join([*SECTIONS[place : place + 3], "本题得分", "本题得分"]) for place in range(4)]
    assert str(clean("\n\f".join(pages))).count("本题得分") == 8


def test_a_text_that_is_there_several_times_keeps_its_lines():
    """Its lines come again beside page numbers too, but headers fill no half of the sheets."""
    one = "检验检测是国家质量基础设施的重要组成部分，在提升产品\n质量、推动产业升级、保护生态环境等方面发挥着重要作用。\n"
    two = "近年来，检验检测行业规模持续扩大，服务能力不断增强，\n市场化程度显著提高，但也存在小散弱等问题。\n"
    three = "各级市场监管部门要进一步完善制度，强化监管，规范市场\n秩序，促进行业健康发展。检验检测是国家质量基础设施的\n"
    four = "重要组成部分，在提升产品质量、推动产业升级、保护生态\n环境等方面发挥着重要作用。\n"
    five = "市场化程度显著提高，但也存在小散弱等问题。各级市场监\n管部门要进一步完善制度，强化监管，规范市场秩序，促进\n行业健康发展。\n"
    said = (one + two + three + four + two.split("\n")[0] + "\n" + five) * 3
    text = said.splitlines()
    sheets = [line for at in range(0, len(text), 5) for line in [*text[at : at + 5], "内部资料 注意保存", str(11 + at // 5)]]
    kept = "".join(str(clean("\n".join(sheets) + "\n")).split())
    assert set(said) - {"\n"} <= set(kept)
    assert len(kept) >= len("".join(text))


def test_a_field_of_each_entry_is_no_header():
    """A named value that entries at even distances have in common stands in a record, whatever it breaks off."""
    said = "收录期刊两千余种，覆盖自然科学与社会科学的各个门类，检索界面简洁，支持中英文混合检索。" * 8
    fields = "学科分类: {}，社会学，管理学，经济学，法律\n\n文献类型: 电子期刊库，全文库\n\n年限: {}-\n\n"
    text = "".join(f"{name}数据库{said}\n\n{fields.format(name, 1890 + 7 * step)}" for step, name in enumerate("甲乙丙丁戊"))
    assert not furniture(lines(text))


@pytest.mark.parametrize(("feed", "headers"), [("\n\f", 2), ("\n", 0)], ids=["form feeds", "none"])
def test_who_signs_at_the_end_of_a_sheet_stays(feed, headers):
    """A letter with the name of its sender at the head of each of two sheets; a sheet has its header once."""
    first = ["山路上的积雪到了四月还没有化完，所以今年修路的事要", "晚一个月开始。各家出工的日子另外通知，请先把工具备好。"]
    second = [
        "河边的石桥去年冬天裂了一道缝，请了城里的工匠来看过，",
        "他们说要等水退了才能动手，费用由各家按人口分担。",
        "有不明白的事情请到镇上来问。",
    ]
    signed = ["青石镇业主立案法团", "主席：林溪", "抄送：各家", "附件两份", "收件人名单另附", "地图一张", "收据一张", "回条一张"]
    rows = lines(feed.join("\n".join(["青石镇业主立案法团", *sheet]) for sheet in (first, [*second, *signed])))
    assert [rows[row].text for row in sorted(furniture(rows))] == ["青石镇业主立案法团"] * headers
