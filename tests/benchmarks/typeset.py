"""The benchmark for everyone: the corpus's own editions typeset, extracted with real tools, cleaned and scored.

    python tests/benchmarks/typeset.py [--documents N] [--keep FOLDER] [--raw]

Each edition becomes a web page (navigation, a line of facts, a footer, a word highlighted in an element of its own) and a PDF,
once on A4 and once in a narrow column, with running header and page number, printed by a headless browser.
The web page is read by BeautifulSoup and as HTML, the PDF by poppler's pdftotext (with and without -layout) and, where it is
installed, by tesseract. What a tool is missing for is said and left out. `--raw` also scores the extracted texts as they are.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from html import escape
from pathlib import Path

import score
from bs4 import BeautifulSoup

from jiaokan import clean, read
from jiaokan.edition.document import Block
from jiaokan.edition.markdown import parse
from jiaokan.edition.output import as_json

ROOT = Path(__file__).parent.parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
PAPERS = {"a4": "210mm 297mm; margin: 30mm 26mm", "narrow": "92mm 260mm; margin: 18mm 12mm"}
"""Size and margins: 28 characters a line at 16 pt, and a column of about 18 at 10.5 pt."""
TYPE = {"a4": "16pt/1.75", "narrow": "10.5pt/1.5"}
PAGE = """<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><title>{title}</title>
<style>@page {{ size: {paper}; @top-center {{ content: "{title}"; font-size: 9pt }}
@bottom-center {{ content: "— " counter(page) " —"; font-size: 9pt }} }}
body {{ font: {type} "Noto Serif CJK SC", "Noto Sans CJK SC", serif; margin: 0; text-align: justify; line-break: strict }}
h1, h2, h3, h4 {{ font-size: 1em; margin: 0; break-after: avoid }} h1 {{ font-size: 1.3em; text-align: center }}
p {{ margin: 0; text-indent: 2em }} .date, .signature {{ text-align: right }} .addressee {{ text-indent: 0 }}
nav, footer, .facts {{ display: none }} td {{ border: 1px solid }}</style>
<nav><ul><li><a href="/">首页</a></li><li><a href="/news">新闻中心</a></li><li><a href="/open">政务公开</a></li></ul>
<p>当前位置：<a href="/">首页</a> &gt; <a href="/news">新闻中心</a></p></nav>
<main>{blocks}</main>
<footer><p>版权所有　某某网站</p><p>网站地图 | 联系我们 | 关于我们</p></footer></html>"""
FACTS = '<div class="facts"><span>发布时间：2024-05-06 09:30</span> <span>来源：某某网站</span> <span>字号：大 中 小</span></div>'


def editions(most: int) -> Iterator[tuple[str, tuple[Block, ...]]]:
    """Name and blocks of the corpus's editions that are long enough to fill a page."""
    found = 0
    for path in sorted((ROOT / "corpus/documents").glob("*/edition.md")):
        blocks = parse(path.read_text(encoding="utf-8"))
        if sum(len(block.text) for block in blocks) >= 500 and any(block.type == "title" for block in blocks) and found < most:
            found += 1
            yield path.parent.name, blocks


def web_page(blocks: Sequence[Block], paper: str = "a4", highlight: bool = True) -> str:
    """The blocks as a page; its style sheet is also that of print."""
    title = next(block.text for block in blocks if block.type == "title")
    words = Counter(re.findall(r"[\u4e00-\u9fff]{2}", "".join(block.text for block in blocks)))
    word = words.most_common(1)[0][0] if highlight and words else ""
    html, facts = [], FACTS
    for block in blocks:
        text = escape(block.text)
        text = text.replace(word, f"<em>{word}</em>") if word else text
        if block.type in ("title", "heading"):
            level = min(block.level or 1, 4)
            html.append(f"<h{level}>{text}</h{level}>")
        elif block.type == "table":
            rows = ("".join(f"<td>{cell}</td>" for cell in row.split(" | ")) for row in text.split("\n"))
            html.append(f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>")
        else:
            html.append(f'<p class="{block.type}">{text}</p>')
        if block.type == "title":
            html.append(facts)
            facts = ""
    return PAGE.format(title=escape(title), paper=PAPERS[paper], type=TYPE[paper], blocks="\n".join(html))


def browser() -> str | None:
    """The first browser that can print, by the environment variable CHROME or by name."""
    return next((found for name in (os.environ.get("CHROME", ""), *BROWSERS) if name and (found := shutil.which(name))), None)


def print_pdf(program: str, html: Path, pdf: Path) -> bool:
    """Print a page to PDF; whether it worked."""
    with tempfile.TemporaryDirectory() as profile:
        command = [program, "--headless", "--disable-gpu", "--no-sandbox", f"--user-data-dir={profile}", "--no-pdf-header-footer"]
        done = subprocess.run([*command, f"--print-to-pdf={pdf}", html.as_uri()], capture_output=True, timeout=120, check=False)
    return done.returncode == 0 and pdf.is_file()


def by_poppler(pdf: Path, *options: str) -> str:
    """The text of a PDF by pdftotext."""
    return subprocess.run(["pdftotext", *options, str(pdf), "-"], capture_output=True, text=True, check=True).stdout


def by_tesseract(pdf: Path) -> str:
    """The text of a PDF's pages as pictures of 200 dpi."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-r", "200", "-gray", "-png", str(pdf), f"{folder}/page"], check=True)
        environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        texts = [
            subprocess.run(
                ["tesseract", str(page), "-", "-l", "chi_sim", "--psm", "6"], capture_output=True, text=True, check=True, env=environment
            ).stdout
            for page in sorted(Path(folder).glob("*.png"))
        ]
    return "\f".join(texts)


def tools() -> tuple[dict[str, Callable[[Path], str]], list[str]]:
    """How a PDF is extracted, by name; and what is missing, as lines to print."""
    found: dict[str, Callable[[Path], str]] = {}
    missing = []
    if shutil.which("pdftotext"):
        found |= {"pdftotext": by_poppler, "pdftotext -layout": lambda pdf: by_poppler(pdf, "-layout")}
    else:
        missing.append("pdftotext is not installed (poppler-utils): PDF left out")
    if shutil.which("tesseract") and shutil.which("pdftoppm"):
        listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False).stdout.split()
        if "chi_sim" in listed:
            found["tesseract"] = by_tesseract
        else:
            missing.append("tesseract has no Chinese (tesseract-ocr-chi-sim): recognition left out")
    else:
        missing.append("tesseract is not installed (tesseract-ocr): recognition left out")
    return found, missing


def extracted(name: str, blocks: Sequence[Block], folder: Path, program: str | None) -> Iterator[tuple[str, str]]:
    """Each kind of damage, and the text that it leaves."""
    page = web_page(blocks)
    yield "html itself", page
    yield "html, get_text", BeautifulSoup(page, "html.parser").get_text("\n")
    if program is None:
        return
    for paper in PAPERS:
        html, pdf = folder / f"{name}-{paper}.html", folder / f"{name}-{paper}.pdf"
        html.write_text(web_page(blocks, paper, highlight=False), encoding="utf-8")
        if not print_pdf(program, html, pdf):
            print(f"{name}: the browser printed nothing", file=sys.stderr)
            continue
        for tool, extract in tools()[0].items():
            if tool != "tesseract" or paper == "a4":
                yield f"pdf {paper}, {tool}", extract(pdf)


def gold(blocks: Sequence[Block]) -> list[score.Block]:
    """The blocks as the scorer wants them."""
    return [{"type": block.type, "level": block.level, "text": block.text} for block in blocks]


def main() -> int:
    """Typeset, extract, clean, score, print."""
    parser = argparse.ArgumentParser(description="Score jiaokan clean on the corpus's own editions, typeset and extracted again.")
    parser.add_argument("--documents", type=int, default=6, help="how many editions (default: 6)")
    parser.add_argument("--keep", type=Path, help="keep the pages, PDF files and texts in this folder")
    parser.add_argument("--raw", action="store_true", help="also score what was extracted as it is, line by line")
    wanted = parser.parse_args()
    documents = list(editions(wanted.documents))
    if not documents:
        print("typeset: the corpus has no editions yet; run jiaokan build first")
        return 0
    program = browser()
    missing = tools()[1] + ([] if program else ["no Chromium was found (CHROME names one): PDF left out"])
    rows: dict[str, list[score.Scores]] = {}
    with tempfile.TemporaryDirectory() as scratch:
        folder = wanted.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        with ThreadPoolExecutor(2) as workers:
            texts = list(workers.map(lambda one: list(extracted(one[0], one[1], folder, program)), documents))
        for (name, blocks), kinds in zip(documents, texts, strict=True):
            for kind, raw in kinds:
                found = as_json(read(clean(raw)))
                rows.setdefault(kind, []).append(score.score(gold(blocks), score.blocks_of(found["documents"])))
                if wanted.raw and kind != "html itself":
                    lines = [{"type": "paragraph", "text": line} for line in raw.split("\n") if line.strip()]
                    rows.setdefault(f"{kind}: not cleaned", []).append(score.score(gold(blocks), lines))
                if wanted.keep:
                    stem = f"{name}-{re.sub('[^a-z0-9]+', '-', kind)}"
                    (folder / f"{stem}.txt").write_text(raw, encoding="utf-8")
                    (folder / f"{stem}.json").write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")
    print(f"## {len(documents)} editions of the corpus, typeset, extracted, cleaned\n")
    print(score.table(dict(sorted(rows.items()))))
    print("\n".join(f"\nskipped: {line}" for line in missing))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
