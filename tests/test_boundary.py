"""The judge of boundaries: every sign has its row, every row is given by the code, and `explain --why` prints the verdict."""

import re
from pathlib import Path

import pytest

import jiaokan
from jiaokan.cli import main
from jiaokan.page.boundary.goes_on import verdicts
from jiaokan.page.boundary.pieces import pieces
from jiaokan.page.boundary.said import repeated_labels
from jiaokan.page.boundary.verdict import signs
from jiaokan.page.line import lines
from jiaokan.page.region import Region

FOLDER = Path(jiaokan.__file__).parent / "page" / "boundary"
WRAPPED = (
    "山路上的积雪到了四月还没有化完，背阴的地方\n踩上去咯吱咯吱响，领路的老人说再过十来天，杜\n鹃花就要开了。那时候整座山都是红的，远远看\n去像着了火一样。\n"
    "我们在半山腰的木屋里住了一夜。\n屋里生着火，墙上挂着一张旧弓和几串干辣椒，火\n光一跳一跳，影子也跟着在墙上晃来晃去。\n"
)
SPEECH = "甲：你昨天说的那本书借到了没有\n乙：借到了，在图书馆二楼靠窗的架子上\n甲：那你看完了给我看\n乙：要等到下个星期，这几天没有空\n"


def said(text):
    """The signs between the lines of a text."""
    return [verdict.sign for verdict in verdicts(text)]


def test_every_sign_has_its_row_and_every_row_its_sign():
    """The table has a sentence and a source for every sign that the code gives, and no other."""
    code = "".join(path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.py")) if path.name != "verdict.py")
    lines = [line for line in code.splitlines() if "return" in line or "Verdict(" in line or "sign = " in line]
    given = {name for line in lines for name in re.findall(r'"([a-z]+(?:-[a-z]+)*)"', line)}
    assert given == set(signs())
    assert all(sign.why.endswith(".") and sign.source for sign in signs().values())


def test_rows_with_cells_are_parts_of_their_own():
    """However far they reach; one wide blank in a line makes no row."""
    rows = "青松    苗圃二号地    三年生    四百二十株\n白桦    北坡林场    两年生    三百六十株整\n"
    assert said(WRAPPED + rows)[-1] == "own-part"
    assert said(WRAPPED + rows.replace("    ", ""))[-1] != "own-part"


def test_a_wrapped_region_is_joined_and_its_paragraphs_stay_apart():
    """A full line that breaks a word goes on; a line that had room for more does not."""
    assert said(WRAPPED)[:3] == ["full-line"] * 3
    assert [verdict.joins for verdict in verdicts(WRAPPED)] == [True, True, True, False, False, True]


def test_lines_of_speech_are_no_measure():
    """Lines about as long as each other, over whose breaks no word stands, were not wrapped."""
    assert not any(verdict.joins for verdict in verdicts(SPEECH))


@pytest.mark.parametrize("sign", ["……", "※", "＊　＊　＊", "————", "★★★"])
def test_a_line_of_signs_is_a_block_of_its_own(sign):
    """A scene break joins neither the line before nor the line after."""
    lines = WRAPPED.rstrip("\n").split("\n")
    text = "\n".join([*lines[:4], sign, *lines[4:]])
    assert [verdict.joins for verdict in verdicts(text)][3:5] == [False, False]


def test_why_prints_the_verdict(tmp_path, capsys):
    """The verdict on the boundary at a place or after it: verdict, sign, sentence, source."""
    file = tmp_path / "page.txt"
    file.write_text(WRAPPED, encoding="utf-8")
    assert main(["explain", "--why", "1:5", str(file)]) == 0
    row = capsys.readouterr().out.split("\t")
    assert [row[0], *row[2:4]] == ["2:1", "join", "full-line"]
    assert main(["explain", "--why", "4:99", "--format", "json", str(file)]) == 0
    assert '"joins": false' in capsys.readouterr().out


@pytest.mark.parametrize("place", ["x", "0:1", "99:1", "7:1"])
def test_a_place_without_a_boundary_is_an_error(tmp_path, capsys, place):
    """What is no place, or has no boundary after it, ends with exit code 2 and says what to do."""
    file = tmp_path / "page.txt"
    file.write_text(WRAPPED, encoding="utf-8")
    assert main(["explain", "--why", place, str(file)]) == 2
    assert "--why" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("before", "after", "joins"),
    [
        ("某市政府关于印发《某市节约用水管理若干措施》", "的通知", True),
        ("某省人民政府办公厅关于加强普通高等学校", "毕业生就业工作的通知", True),
        ("某市政府办公室关于转发市水务局", "市财政局关于加强节约用水管理工作的意见的通知", True),
        ("某政发〔2014〕20号《某市人民政府关于深化节约用水管理的意见》", "某市人民政府关于深化节约用水管理的意见", False),
        ("某政发〔2014〕20号 某市人民政府关于深化节约用水管理的意见_某网", "某市人民政府关于深化节约用水管理的意见", False),
        ("转载：《某市人民政府关于深化节约用水管理的意见》", "某市水务局关于做好节约用水宣传工作的通知", False),
    ],
)
def test_a_title_goes_on_and_one_that_is_named_above_it_stays_apart(before, after, joins):
    """A page names its title in a line of its own, with number or site, and gives the title below; a title in two lines is one."""
    (first, *_) = verdicts(f"{before}\n{after}\n\n各区人民政府：\n")
    assert first.joins == joins, first


def test_an_item_goes_on_in_the_next_where_items_of_the_list_end_sentences() -> None:
    """An extractor may take each line of a wrapped list for an item; where no item has a stop, each is one."""
    first = "- 甲、公務機關保有之個人資料檔案應按期公開並予\n- 更新之，其有變更者亦同。\n"
    second = "- 乙、受理之個人資料蒐集案件應於十五日之內為之\n- 准駁之決定。\n"
    cut = WRAPPED * 3 + first + second
    assert said(cut)[-3:] == ["full-line", "bullet", "full-line"]
    assert said(cut.replace("。\n", "\n"))[-3:] == ["bullet", "bullet", "bullet"]


SPLIT = "春天的时候，河水涨得很快，\n渡口的老人说这\n是上游的雪化了。他每天清早都去看水，回来\n"
LIST = "春天的时候，河水涨得很快，\n渡口人\n是上游的雪化了，他们每天清早去看水\n"


def parted(text: str, measure: int = 40) -> list[str]:
    """The lines of a text set at a measure that go on in the next one as pieces of one line."""
    rows = lines(text)
    return [rows[index].text for index in sorted(pieces(rows, [Region(measure, 0)] * len(rows)))]


@pytest.mark.parametrize(
    ("pairs", "others", "split"), [(3, 0, True), (2, 0, False), (8, 1, True), (3, 2, False)], ids=["three", "two", "most", "few"]
)
def test_an_extractor_made_two_lines_of_one_where_most_pieces_fill_a_line(pairs, others, split) -> None:
    """Fewer than three, or no more than chance makes of as many lines that end so, prove nothing; where they do, all that end so go on."""
    assert parted(SPLIT * pairs + LIST * others) == [SPLIT.split("\n")[0]] * (pairs + others) * split


@pytest.mark.parametrize(("lines_together", "goes_on"), [(2, True), (3, False)])
def test_lines_that_end_with_a_comma_are_a_list_where_they_stand_together(lines_together, goes_on) -> None:
    """Where an extractor cut lines at commas, three lines below each other that add up to none are entries."""
    found = parted(SPLIT * 8 + "回来。\n" + "总理和另外几位副总理，\n" * lines_together + "都在。\n")
    assert found[8:] == ["总理和另外几位副总理，"] * lines_together * goes_on


@pytest.mark.parametrize(
    ("piece", "fills"),
    [
        ("渡口的老人说这", True),
        ("渡口的老人说。", True),
        ("渡口的老人", False),
        ("渡口的老人都说", True),
        ("渡口的老人他们都说", False),
        ("（渡口）\n有老人他", True),
    ],
)
def test_pieces_fill_a_line_where_no_room_is_left_for_the_next(piece, fills) -> None:
    """They may be several, and end a sentence; the measure may be exceeded by the columns that marks were squeezed.

    The line that ends with a comma goes on in any case.
    """
    found = parted(SPLIT * 6 + f"春天的时候，河水涨得很快，\n{piece}\n是上游的雪化了他每天清早都去看水所以知道\n回来。\n")
    assert found[6:] == ["春天的时候，河水涨得很快，", *piece.split("\n")[:-1] * fills]


@pytest.mark.parametrize(
    ("first", "second", "fills"),
    [
        ("河水涨得很快。", "渡口的老人说这是上游的雪", False),
        ("〔河水涨得很快〕", "渡口的老人说，这是上游的", False),
        ("河水涨得很快", "渡口的老人说，这是上游的雪化", False),
        ("河水涨得很快", "（渡口的老人说，这是上游的雪", True),
        ("河水涨得很快", "（渡口的老人说这是上游的雪", False),
        ("河水涨到 1999", "年的石阶，这是上游的雪化", True),
        ("河水涨得很快。", "　　渡口的老人说，这是上游", False),
    ],
)
def test_pieces_are_of_one_sentence(first, second, fills) -> None:
    """Two short paragraphs, a heading and its text, a value below its name fill a line by chance."""
    found = parted(SPLIT * 6 + f"回来。\n{first}\n{second}\n了他每天清早都去看水所以知道河水他是不是\n")
    assert found[6:] == [first] * fills


def test_the_last_line_of_a_paragraph_is_put_together_where_lines_were_cut() -> None:
    """A comma ends no paragraph, and what stands behind it has room in the line."""
    assert parted(SPLIT * 3 + "春天，\n河水涨。\n")[3:] == ["春天，"]
    assert parted(SPLIT * 3 + "春天，\n\n河水涨。\n")[3:] == []


def test_half_lines_of_verse_fill_no_line() -> None:
    """Nothing that is as narrow as verse is put together."""
    assert parted(SPLIT * 6, 38) == []


@pytest.mark.parametrize(
    ("rows", "labels"),
    [
        ("动议：修桥\n附议：张三\n动议：修路\n动议：修河", {"动议："}),
        ("动议：修桥\n附议：张三\n动议：修路", set()),
        ("动议：修桥\n动议：修路\n动议：修河\n他说有动议：修井", set()),
        ("动议：修桥\n动议：修路\n动议：修河\n动议：修井\n他说有动议：修湖", {"动议："}),
        ("动议：修桥\n动议：修路\n动议：修河，动议：修井", set()),
    ],
)
def test_a_label_that_begins_lines_again_and_again_begins_parts(rows, labels) -> None:
    """It does so three times at least, and in four of five places where it stands; what is said in a novel stands inside of lines too."""
    assert repeated_labels(lines(rows)) == labels


def test_no_line_goes_on_in_a_label_of_minutes() -> None:
    """However full it is."""
    minutes = "议题：议决由明年一月起的保安服务合约承办商\n议决：由青石公司承办，合约由来年一月起计算两\n年，期满后再议。\n" * 3
    assert said(WRAPPED * 3 + minutes)[-8:] == ["said-apart", "full-line", "said-apart"] * 2 + ["said-apart", "full-line"]


def test_a_numbered_item_begins_behind_no_mark() -> None:
    """Inside a sentence items stand behind marks; behind the name of a table its number stands."""
    first = WRAPPED.split("\n")[0]
    for head, sign in (("1. ", "head"), ("2、", "head"), ("2.5 ", "full-line")):
        assert said(WRAPPED * 3 + f"{first}\n{head}河水涨得很快")[-1] == sign
    assert said(WRAPPED * 3 + f"{first[:-1]}表\n1. 河水涨得很快")[-1] == "full-line"


def test_one_character_is_left_over_of_a_paragraph_or_part_of_an_upright_label() -> None:
    """A label that is set upright has another character below it."""
    full = WRAPPED.split("\n")[1]
    assert said(WRAPPED * 3 + f"{full}\n花\n杜鹃花就要开了\n")[-2] == "last-character"
    assert "last-character" not in said(WRAPPED * 3 + f"{full}\n日\n期\n杜鹃花就要开了\n")
