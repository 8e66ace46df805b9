"""A small site to search in: the search page, a few texts with something to find, and one variant, all below a sub-path."""

import shutil
from dataclasses import replace
from html import escape
from pathlib import Path

import markdown

from jiaokan.search.columns import facet_values
from jiaokan.search.entry import Passage, SearchDocument
from jiaokan.search.index import ordered, search_files, variant_files
from jiaokan.site.data.script_tables import script_tables
from jiaokan.site.text.said import SAID_NAME, said_file

DOCS = Path(__file__).parents[2] / "tools/jiaokan/site/theme/docs"
HOSTILE = "<img src=x onerror=\"document.title='hacked'\"><script>document.title='hacked'</script>"
TEXTS = [
    SearchDocument(
        "aa",
        "t/aa/",
        "关于计量工作的意见",
        "text",
        (
            Passage("n1", "国市监计量〔2020〕186号"),
            Passage("p1", "加强“双随机、一公开”监管，国家市场监督管理总局负责。"),
            Passage("p2", "3月15日起施行。", "第15条第2款", ("¶3", "第15条第2款")),
        ),
        number="国市监计量〔2020〕186号",
        facets=(("year", "2020"), ("genre", "意见"), ("issuer", "市场监管总局")),
        day="2020-12-04",
        names=("市场监管总局",),
    ),
    SearchDocument(
        "bb",
        "t/bb/",
        "引用者",
        "text",
        (
            Passage("p1", "落实国市监计量〔2020〕186号《关于计量工作的意见》，检验检测机构应当公开。"),
            Passage("p2", "13月15日不是日期；公开一次随机。"),
            Passage("p3", "无关的话。" * 300 + "末尾有螺蛳粉。"),
        ),
        number="甲发〔2021〕1号",
        facets=(("year", "2021"), ("genre", "通知"), ("issuer", "教育部")),
        day="2021-01-02",
    ),
    SearchDocument("cc", "t/cc/", f"题名{HOSTILE}", "text", (Passage("p1", f"恶意文本{HOSTILE}完"),), facets=(("year", "2021"),)),
    SearchDocument("dd", "guide/cite/", "如何引用", "guide", (Passage("styles", "引用格式有几种。"),)),
]
TEXTS.append(SearchDocument("ff", "t/ff/", "许多段", "text", tuple(Passage(f"p{i}", f"许多段落之{i}。") for i in range(1, 9))))
BATCH = (Passage("p1", "许多文献都有的词句。"),)
TEXTS += [SearchDocument(f"e{i:02}", f"t/e{i:02}/", f"批量第{i}篇", "text", BATCH, facets=(("year", f"200{i % 2}"),)) for i in range(25)]
SCATTERED = "许多文，多文献，文献都，献都有，都有的，有的词，的词句。" + "别的话，" * 200
"""Every pair of what the batch says, and not its words."""
TEXTS.append(SearchDocument("gg", "t/gg/", "散见", "text", (Passage("p1", SCATTERED),), facets=(("year", "2005"),)))

SAYS = ("市场计量工作会议在甲地召开。", "市场计，场计量，计量工，量工作，工作会，作会议。各说各的。", "别的事情，另有安排。")
MANY = [
    SearchDocument(
        f"m{i:03}",
        f"t/m{i:03}/",
        f"第{i}号",
        "text",
        (Passage("p1", SAYS[i % 3]), Passage("p2", "各处都有。" * 60)),
        facets=(("year", f"201{i % 2}"),),
    )
    for i in range(300)
]
"""A hundred that say it, a hundred with every pair of it, a hundred with neither."""

TRADITIONAL = str.maketrans("计检验测机构应当双随强监负责国总导场", "計檢驗測機構應當雙隨強監負責國總導場")

GROUPS = [("国家市场监督管理总局", "市场监管总局")]


def traditional(text: SearchDocument) -> SearchDocument:
    """A text as the variant shows it."""
    passages = tuple(replace(passage, text=passage.text.translate(TRADITIONAL)) for passage in text.passages)
    return replace(text, title=text.title.translate(TRADITIONAL), passages=passages, lang="zh-Hant-TW")


FRAME = """<!doctype html><html lang="{lang}"><meta charset="utf-8"><title>检索</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'">
<link rel="icon" href="{up}assets/icon.svg">
<link rel="stylesheet" href="{up}assets/frame.css"><link rel="stylesheet" href="{up}assets/search.css">
<script type="module" src="{up}assets/search.js"></script>
<header><form role="search" aria-label="站内" action="{start}search/"><input name="q" aria-label="词"></form>
<nav class="jk-script"><a data-script="zh-Hans" href="{up}search/">简</a></nav></header>
<main><article>{article}</article></main></html>"""


def write_site(root: Path, texts: list[SearchDocument] = TEXTS) -> None:
    """A site of the search page, the texts and the index, in the source script and one variant."""
    content = markdown.markdown((DOCS / "search.md").read_text().split("---\n", 2)[2])
    files = search_files(texts, GROUPS)
    facets = {name: [value.translate(TRADITIONAL) for value in values] for name, values in facet_values(ordered(texts)).items()}
    variant = variant_files([traditional(text) for text in texts], GROUPS, facets, files)
    for path, data in [
        *((root / "search" / path, data) for path, data in files.items()),
        *((root / "zh-Hant-TW/search" / path, data) for path, data in variant.items()),
    ]:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    shutil.copytree(DOCS / "assets", root / "assets")
    for path, module in script_tables().items():
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text(module, encoding="utf-8")
    (root / SAID_NAME).write_text(said_file(), encoding="utf-8")
    (root / "assets" / "icon.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    for prefix, lang in (("", "zh-Hans"), ("zh-Hant-TW/", "zh-Hant-TW")):
        pages = {"search/": content}
        for document in texts:
            body = "".join(f'<p id="{passage.anchor}">{escape(passage.text)}</p>' for passage in document.passages)
            pages[document.url] = f"<h1>{escape(document.title)}</h1>" + body.replace("监管", "<a href='#x'>监</a>管")
        for url, body in pages.items():
            up = "../" * (prefix + url).count("/")
            page = root / prefix / url / "index.html"
            page.parent.mkdir(parents=True, exist_ok=True)
            article = body if lang == "zh-Hans" else body.translate(TRADITIONAL)
            page.write_text(FRAME.format(lang=lang, up=up, start=up + prefix, article=article))
