"""`jiaokan add`: a scraped file becomes a source that builds, proposed from what the text says."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiaokan import clean, corpus, read
from jiaokan.cli import main
from jiaokan.corpus import adding
from jiaokan.errors import BadInput
from jiaokan.intake.day import iso
from jiaokan.intake.press import authors
from jiaokan.intake.proposal import Proposal, propose
from jiaokan.record.schema import Meta
from jiaokan.record.yaml import read_record
from tests.project import RAW, make

NOTICE = """河北省市场监督管理局文件

冀市监发[2021]12号

河北省市场监督管理局关于印发《示例工作方案》的通知

各市市场监督管理局、财政局:

现将《示例工作方案》印发给你们,请认真贯彻落实,并及时报告有关情况。

河北省市场监督管理局
2021年3月4日
"""


def test_add_proposes_a_source_that_builds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file is kept to the byte, the records say what the text says, and the corpus builds and keeps every law."""
    root = ["--root", str(make(tmp_path))]
    page = tmp_path / "page.html.txt"
    page.write_bytes(NOTICE.encode("gb18030"))

    assert main(["add", str(page), "--url", "https://www.example.org/a", "--captured", "2026-01-31", "--lang", "zh", *root]) == 0
    said = capsys.readouterr().out
    assert "corpus/documents/hebei-2021-12/document.yaml" in said
    assert "据发文机关“河北省市场监督管理局”的简称、发文字号 冀市监发〔2021〕12号" in said
    assert "jiaokan build" in said
    loaded = corpus.records(tmp_path)
    source, meta = loaded.sources["hebei-2021-12"], loaded.metas["hebei-2021-12"]
    assert (tmp_path / "corpus/sources/hebei-2021-12/raw.txt").read_bytes() == page.read_bytes()
    assert (source.encoding, source.url, source.captured, source.bytes) == (
        "gb18030",
        "https://www.example.org/a",
        "2026-01-31",
        page.stat().st_size,
    )
    assert (meta.genre, meta.number, meta.dates.issued, meta.rights.status) == (
        "notice",
        "冀市监发〔2021〕12号",
        "2021-03-04",
        "public-domain",
    )
    assert main(["build", *root]) == 0
    assert main(["check", *root]) == 0


def test_a_file_is_added_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The second time the command says where the file is, and changes nothing."""
    root = ["--root", str(make(tmp_path))]
    page = tmp_path / "again.txt"
    page.write_text(RAW)
    before = sorted(tmp_path.rglob("*"))

    assert main(["add", str(page), *root]) == 1
    assert "corpus/sources/page/raw.txt" in capsys.readouterr().out
    assert sorted(tmp_path.rglob("*")) == before


def test_a_page_of_several_documents_is_cut(tmp_path: Path) -> None:
    """Each document that reading finds gets its cut and its record; the cuts begin where their lines begin."""
    (tmp_path / "corpus").mkdir()
    page = tmp_path / "page.txt"
    page.write_text(
        "## 甲县召开会议\n\n本报讯（记者 徐楠）日前，甲县召开会议。\n\n## 乙县开工建设\n\n本报讯（记者 王方）日前，乙县开工建设。\n"
    )

    assert main(["add", str(page), "--id", "two", "--root", str(tmp_path)]) == 0
    loaded = corpus.records(tmp_path)
    assert [cut.start for cut in loaded.sources["two"].cuts] == ["## 甲县召开会议", "## 乙县开工建设"]
    assert {meta.authors for meta in loaded.metas.values()} <= {("徐楠",), ("王方",), ()}
    corpus.build(tmp_path)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["no-such-file.txt"], "there is no such file"),
        (["page.txt", "--id", "../x"], "--id"),
        (["page.txt", "--id", "page"], "there is a source page already"),
        (["page.txt", "--captured", "yesterday"], "--captured"),
        (["page.txt", "--url", "javascript:alert(1)"], "--url"),
        (["empty.txt"], "empty.txt: the file is empty"),
        (["folder"], "this is a folder"),
        (["paper.pdf"], "this is a PDF, not text"),
        (["menu.txt"], "menu.txt: no text is left"),
    ],
)
def test_what_cannot_be_added_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is written, and the exit code is that of bad input."""
    root = ["--root", str(make(tmp_path))]
    (tmp_path / "page.txt").write_text(NOTICE)
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "folder").mkdir()
    (tmp_path / "paper.pdf").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\nstream\n\0\1")
    (tmp_path / "menu.txt").write_text("【打印本页】 【关闭窗口】\n")
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.rglob("*"))

    assert main(["add", *arguments, *root]) == 2
    assert message in capsys.readouterr().err
    assert sorted(tmp_path.rglob("*")) == before


def test_the_files_of_the_corpus_itself_are_passed_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A star names them too; alone they are refused, and a README in another folder is a text as any."""
    root = make(tmp_path / "lib")
    (root / "README.md").write_text("# 某库\n\n某库收旧信。\n", encoding="utf-8")
    (root / "父亲来信.txt").write_text("秀兰：\n　　见字如面。上月二十日到了某地，天已经黑了，站台上没有几个人。\n", encoding="utf-8")
    (tmp_path / "README.md").write_text("# 别处\n\n别处的一篇说明，写得很短。\n", encoding="utf-8")
    assert main(["add", *map(str, sorted(root.iterdir())), str(tmp_path / "README.md"), "--root", str(root)]) == 0
    assert "README.md: passed over" in capsys.readouterr().err
    assert {meta.title for meta in corpus.records(root).metas.values()} >= {"父亲来信", "别处"}
    assert main(["add", str(root / "README.md"), "--root", str(root)]) == 2
    assert "a file of the corpus itself" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2020年12月4日", "2020-12-04"),
        ("二〇二〇年十二月四日", "2020-12-04"),
        ("2020-12-04", "2020-12-04"),
        ("【2022年8月1日-2022年8月31日】", None),
        ("某日", None),
    ],
)
def test_a_day_is_read(text: str, day: str | None) -> None:
    """Days in digits and in words; a period is no day."""
    assert iso(text) == day


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("（本报记者　宋建立）", ["宋建立"]),
        ("《某报》记者王昊男　程远州　方敏", ["王昊男", "程远州", "方敏"]),
        ("（作者：胡拥军　刘绿茵　某某信息中心信息化研究部　系刊发在）", ["胡拥军", "刘绿茵"]),
        ("新华社记者", []),
    ],
)
def test_the_names_of_a_byline(byline: str, names: list[str]) -> None:
    """Names, not the words around them."""
    assert authors(byline) == names


LETTERS = st.text(
    "甲乙丙关于的通知。，（）()：:\n\n  #*|-《》“”\"'[]{}\\一二、1.2020年12月4日记者本报讯发布时间来源首页\u3000\ufeff\x85\u2028\t\r"
)


@settings(max_examples=100, deadline=None)
@given(LETTERS)
def test_any_text_can_be_added(raw: str) -> None:
    """Whatever the text holds, the records pass their schemas and the source builds; only a text without a block is refused."""
    if not any(document.blocks for document in read(clean(raw))):
        with pytest.raises(BadInput, match="no text is left"):
            propose("page.txt", raw.encode(), raw, "utf-8", set())
        return
    made = propose("page.txt", raw.encode() or b" ", raw, "utf-8", set())
    for one in made.documents:
        assert read_record(one.record, Meta, "document.yaml", "", "").source == made.id


def test_a_web_page_of_two_articles_is_cut_within_its_markup(tmp_path: Path) -> None:
    """Tags and footers show in the whole page only, so a part of it is cut from what the page as a whole shows; the raw text is rebuilt."""
    (tmp_path / "corpus").mkdir()
    page = tmp_path / "page.html"
    page.write_text(
        "<html><head><title>两篇</title></head><body><div><h2>甲县召开会议</h2><p>本报讯（记者 徐楠）日前，甲县召开会议，部署有关工作，"
        "要求各单位认真落实。</p><h2>乙县开工建设</h2><p>本报讯（记者 王方）日前，乙县<b>重点</b>项目集中开工，总投资十亿元。</p>"
        "</div></body></html>"
    )
    root = ["--root", str(tmp_path)]

    assert main(["add", str(page), "--id", "two", *root]) == 0
    source = tmp_path / "corpus/sources/two/source.yaml"
    text = source.read_text()
    assert text.count("- document:") == 2
    source.write_text(text + "drops:\n  - {from: '，总投资十亿元', why: 例}\n")
    assert main(["build", *root]) == 0
    assert main(["check", *root]) == 0
    texts = [[block.text for block in entry.blocks] for entry in corpus.load(tmp_path).entries]
    assert texts[1] == ["乙县开工建设", "本报讯（记者　王方）日前，乙县重点项目集中开工。"]

    source.write_text(source.read_text() + "moves:\n  - {from: '<b>重点', to: 项目, after: '集中开工', why: 例}\n")
    assert main(["build", *root]) == 0
    assert main(["check", *root]) == 0
    assert corpus.load(tmp_path).entries[1].blocks[-1].text == "本报讯（记者　王方）日前，乙县集中开工重点项目。"


def test_several_files_are_added_in_one_go(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A table says what was proposed and what is missing; a file that cannot be added keeps no other one back."""
    root = ["--root", str(make(tmp_path))]
    (tmp_path / "a.txt").write_text(NOTICE)
    (tmp_path / "b.md").write_text("# 老井\n\n村口有一口老井，井台是青石的。\n\n后来通了自来水。\n")
    files = [str(tmp_path / name) for name in ("a.txt", "none.txt", "b.md")]

    assert main(["add", *files, "--rights", "proposed", "--lang", "zh", *root]) == 2
    said = capsys.readouterr()
    assert "none.txt：没有这个文件" in said.err
    rows = [line.split("\t") for line in said.out.splitlines() if "\t" in line]
    assert rows[0] == ["代号", "题名", "体裁", "机关或报刊", "发文字号", "日期", "权利", "缺失"]
    assert rows[1][0] == "hebei-2021-12"
    assert rows[1][3:] == ["河北省市场监督管理局", "冀市监发〔2021〕12号", "2021-03-04", "public-domain", "—"]
    assert rows[2][1:] == ["老井", "文献", "—", "—", "—", "unclear", "体裁、作者或报刊、日期"]
    metas = corpus.records(tmp_path).metas
    assert (metas["hebei-2021-12"].publish, metas["laojing"].publish) == ("full", "metadata")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--rights", "protected"], "nobody is named"),
        (["--rights", "protected", "--holder", "某报社"], "no ground"),
        (["--holder", "某报社"], "it says nothing alone"),
    ],
)
def test_a_word_on_rights_is_whole(options: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A holder and a ground, or nothing is written."""
    page = tmp_path / "a.txt"
    page.write_text(NOTICE)
    before = sorted(make(tmp_path).rglob("*"))
    assert main(["add", str(page), *options, "--root", str(tmp_path)]) == 2
    assert said in capsys.readouterr().err
    assert sorted(tmp_path.rglob("*")) == before


def test_many_files_are_related_and_written_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The corpus is read once, relations are looked for once and one transaction writes all, however many files there are."""
    root, count = make(tmp_path), Counter[str]()
    for name in ("records", "find_relations", "write"):
        real = getattr(adding, name)
        monkeypatch.setattr(adding, name, lambda *args, name=name, real=real: (count.update([name]), real(*args))[1])
    files = [tmp_path / f"{number}.txt" for number in range(6)]
    for number, file in enumerate(files):
        file.write_text(NOTICE.replace("12号", f"{number}号").replace("示例工作", f"示例{number}工作"))
    added = adding.add_files(root, [*files, files[0], tmp_path])
    assert count == {"records": 1, "find_relations": 1, "write": 1}
    assert [one.documents[0].id for one in added.proposals] == [f"hebei-2021-{number}" for number in range(6)]
    assert [type(error) for _, error in added.refused] == [adding.AlreadyThere, BadInput]
    assert len(corpus.records(root).metas) == len(adding.records(make(tmp_path / "bare")).metas) + 6


def test_a_failure_before_the_end_writes_none_of_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever breaks it off while the last file is read finds the corpus as it was."""
    root = make(tmp_path)
    files = [tmp_path / name for name in ("a.txt", "b.txt")]
    for file in files:
        file.write_text(NOTICE.replace("示例", file.stem))
    before = sorted(tmp_path.rglob("*"))

    def broken(path: Path, can: bool) -> None:
        if path.name == "b.txt":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        adding.add_files(root, files, told=broken)
    assert sorted(tmp_path.rglob("*")) == before


def test_the_script_that_the_corpus_gives(tmp_path: Path) -> None:
    """Of a text whose characters do not tell it; what the characters say goes before, and `check` is content with both."""
    root = make(tmp_path)
    corpus.build(root)
    with (root / "jiaokan.yaml").open("a") as file:
        file.write("script: zh-Hant\n")
    (tmp_path / "a.txt").write_text("山水\n\n山高水清，日出三竿，一人一舟。\n")
    (tmp_path / "b.txt").write_text("老井\n\n村口有一口老井，井台是青石的，这里没有人来。\n")
    assert main(["add", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--root", str(root)]) == 0
    metas = corpus.records(root).metas
    assert (metas["shanshui"].language, metas["laojing"].language) == ("zh-Hant", "zh-Hans")
    corpus.build(root)
    assert main(["check", "--root", str(root)]) == 0


def test_the_rights_that_the_corpus_gives(tmp_path: Path) -> None:
    """Of what issuer and genre do not decide, as `jiaokan.yaml` says; the editor's own word goes before."""
    root = make(tmp_path)
    with (root / "jiaokan.yaml").open("a") as file:
        file.write("rights: {status: protected, holder: 县志办, basis: 本办所编}\n")
    (tmp_path / "a.txt").write_text(NOTICE)
    (tmp_path / "b.md").write_text("# 老井\n\n村口有一口老井，井台是青石的。\n\n后来通了自来水。\n")
    assert main(["add", str(tmp_path / "a.txt"), str(tmp_path / "b.md"), "--root", str(root)]) == 0
    metas = corpus.records(root).metas
    assert (metas["hebei-2021-12"].rights.status, metas["hebei-2021-12"].publish) == ("public-domain", "metadata")
    assert (metas["laojing"].rights.holder, metas["laojing"].publish) == ("县志办", "full")


def test_attachments_that_come_in_one_go_are_related(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the attachment note lists is attached, though nothing was built yet; a long title of a source is not cut."""
    root = make(tmp_path)
    title = "某省某市人民政府办公室关于认真做好全市春季植树造林和森林防火各项工作的通知"
    (tmp_path / "a.txt").write_text(
        f"{title}\n\n某政办发〔2022〕8号\n\n各县人民政府：\n\n为做好工作，现将有关事项通知如下。\n\n附件：某市植树工作方案\n\n"
        "某市人民政府办公室\n2022年3月1日\n"
    )
    (tmp_path / "b.txt").write_text("附件\n\n某市植树工作方案\n\n一、工作目标\n\n全市植树十万亩。\n")
    assert main(["add", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--root", str(root)]) == 0
    assert capsys.readouterr().out.count("relations (written into document.yaml of both):") == 1
    metas = corpus.records(root).metas
    found = {(relation.type, relation.document) for meta in metas.values() for relation in meta.relations}
    (notice,) = [id for id, meta in metas.items() if meta.title == title]
    (plan,) = [id for id, meta in metas.items() if meta.title == "某市植树工作方案"]
    assert found == {("attaches", plan), ("attached-to", notice)}
    assert corpus.records(root).sources[metas[notice].source].title == title


CARD = """返回顶部

云川县人民政府工作规则

  • 索引号:

    6107280000/2024-001005
  • 来源:

  • 发文机构:

    县政府网站
  • 发文字号:

    云政发〔2024〕7号
  • 发文日期:

    2024年04月06日 16:40

云川县人民政府工作规则

第一章总则

一、根据有关法律,结合本县实际,制定本规则。
"""


def test_a_card_above_a_text_is_no_document(tmp_path: Path) -> None:
    """Of what reading takes for one of its own nothing is left once it is read alone: it goes to the text below it."""
    root = make(tmp_path)
    (tmp_path / "card.txt").write_text(CARD)
    (made,) = adding.add_files(root, [tmp_path / "card.txt"]).proposals
    (document,) = made.documents
    assert (document.facts.title, document.facts.number) == ("云川县人民政府工作规则", "云政发〔2024〕7号")
    corpus.build(root)


def test_a_file_whose_record_is_refused_keeps_no_other_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is wrong with what was proposed for it: the others are written."""
    root = make(tmp_path)
    real = adding.propose

    def proposed(name: str, *args: object, **options: object) -> Proposal:
        made = real(name, *args, **options)  # type: ignore[arg-type]
        bad = tuple(replace(one, record=one.record.replace("genre:", "gener:")) for one in made.documents)
        return replace(made, documents=bad) if name == "a.txt" else made

    monkeypatch.setattr(adding, "propose", proposed)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(NOTICE.replace("示例", name[0]))
    added = adding.add_files(root, [tmp_path / "a.txt", tmp_path / "b.txt"])
    assert [path.name for path, _ in added.refused] == ["a.txt"]
    assert len(added.proposals) == 1
