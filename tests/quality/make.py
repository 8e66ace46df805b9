"""Typesets the texts of this folder and the corpus's official documents, and reads them again with real extractors.

    python tests/quality/make.py [--extractors PYTHON]

It needs Chromium, poppler-utils, tesseract with chi_sim and chi_tra, and a Python that has pymupdf, pdfminer.six and markitdown
(`--extractors`; they are no dependency of the project). What is there is kept where a tool is missing, and the tool is named.
Texts go to `seen` and `held` in turn, in the order of their names, so that both halves have every kind.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from bs4 import BeautifulSoup

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "benchmarks"))

from typeset import PAPERS, TYPE, browser, by_poppler, print_pdf, web_page  # noqa: E402

from jiaokan.edition.document import Block  # noqa: E402
from jiaokan.edition.markdown import parse  # noqa: E402

ROOT = HERE.parent.parent
CORPUS = ("samr-2020-186", "samr-2022-76", "samr-2024-80", "shanxi-2024-193", "samr-2022-certification-plan")
"""Official documents of the corpus, which article 5 of the Copyright Law leaves free."""
LONGEST_TEXT_CHARACTERS = 9_000
"""Code points of a document that is taken; one plan is longer than all the rest."""
MARK = re.compile(r"\{([a-z]+)\} ")
COLUMNS = "columns: 2; column-gap: 9mm"
ELSEWHERE = {
    "pymupdf": "import sys, fitz\nprint('\\f'.join(page.get_text() for page in fitz.open(sys.argv[1])), end='')",
    "pdfminer": "import sys\nfrom pdfminer.high_level import extract_text\nprint(extract_text(sys.argv[1]), end='')",
    "markitdown": "import sys\nfrom markitdown import MarkItDown\nprint(MarkItDown().convert(sys.argv[1]).text_content, end='')",
}
VERSIONS = "import importlib.metadata as m\nprint(*(f'{n} {m.version(n)}' for n in ('pymupdf', 'pdfminer.six', 'markitdown')), sep='\\n')"


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of a text in the form that the README tells."""
    found = []
    for line in text.splitlines():
        if heading := re.match("(#+) ", line):
            level = len(heading[1])
            found.append(Block("title" if level == 1 else "heading", line[heading.end() :], level=level))
        elif typed := MARK.match(line):
            found.append(Block(typed[1], line[typed.end() :]))
        elif line.strip():
            found.append(Block("paragraph", line))
    return tuple(found)


def texts() -> Iterator[tuple[str, tuple[Block, ...]]]:
    """Name and blocks of each text, in the order of the names."""
    yield from ((path.stem, blocks_of(path.read_text(encoding="utf-8"))) for path in sorted((HERE / "texts").glob("*.md")))
    for name in CORPUS:
        blocks = parse((ROOT / "corpus/documents" / name / "edition.md").read_text(encoding="utf-8"))
        if sum(len(block.text) for block in blocks) <= LONGEST_TEXT_CHARACTERS:
            yield name, tuple(blocks)


def by_tesseract(pdf: Path, language: str) -> str:
    """The text of a PDF's pages as pictures of 200 dpi."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-r", "200", "-gray", "-png", str(pdf), f"{folder}/page"], check=True)
        pages = sorted(Path(folder).glob("*.png"))
        said = [
            subprocess.run(["tesseract", str(page), "-", "-l", language, "--psm", "6"], capture_output=True, text=True, check=True)
            for page in pages
        ]
    return "\f".join(one.stdout for one in said)


def elsewhere(python: str, tool: str, file: Path) -> str:
    """The text of a file by a tool of another environment."""
    return subprocess.run([python, "-c", ELSEWHERE[tool], str(file)], capture_output=True, text=True, check=True).stdout


def damaged(blocks: Sequence[Block], folder: Path, program: str, python: str) -> Iterator[tuple[str, str]]:
    """Each kind of damage with the text that it leaves."""
    page, file = web_page(blocks), folder / "page.html"
    file.write_text(page, encoding="utf-8")
    yield "html", page
    yield "html-get-text", BeautifulSoup(page, "html.parser").get_text("\n")
    yield "html-markitdown", elsewhere(python, "markitdown", file)
    language = "chi_tra" if any("圖" in block.text or "為" in block.text for block in blocks) else "chi_sim"
    for paper in (*PAPERS, "columns"):
        html, pdf = folder / f"{paper}.html", folder / f"{paper}.pdf"
        html.write_text(printed(blocks, paper), encoding="utf-8")
        if not print_pdf(program, html, pdf):
            raise SystemExit(f"the browser printed nothing for {paper}")
        if paper == "columns":
            yield "pdf-columns-layout", by_poppler(pdf, "-layout")
            continue
        yield f"pdf-{paper}-pdftotext", by_poppler(pdf)
        if paper == "narrow":
            yield "pdf-narrow-layout", by_poppler(pdf, "-layout")
        else:
            yield "pdf-a4-pymupdf", elsewhere(python, "pymupdf", pdf)
            yield "pdf-a4-pdfminer", elsewhere(python, "pdfminer", pdf)
            yield "ocr", by_tesseract(pdf, language)


def printed(blocks: Sequence[Block], paper: str) -> str:
    """The page for print; two columns are those of A4 at the type of a narrow column."""
    if paper != "columns":
        return web_page(blocks, paper, highlight=False)
    html = web_page(blocks, "a4", highlight=False)
    return html.replace(f"font: {TYPE['a4']}", f"{COLUMNS}; font: {TYPE['narrow']}")


def gold(blocks: Sequence[Block]) -> str:
    """The blocks as the scorer reads them."""
    found = [{"type": block.type, "level": block.level, "text": block.text} for block in blocks]
    return json.dumps({"documents": [{"blocks": found}]}, ensure_ascii=False, indent=0) + "\n"


def main() -> int:
    """Make both halves and the manifest."""
    parser = argparse.ArgumentParser(description="Make the quality set anew.")
    parser.add_argument("--extractors", default=sys.executable, help="a Python with pymupdf, pdfminer.six and markitdown")
    wanted = parser.parse_args()
    program = browser()
    missing = [tool for tool in ("pdftotext", "pdftoppm", "tesseract") if not shutil.which(tool)] + ([] if program else ["chromium"])
    if missing or program is None:
        print(f"not found: {', '.join(missing)}. Install them, then run this again.", file=sys.stderr)
        return 2
    cases = []
    for index, (name, blocks) in enumerate(texts()):
        half = ("seen", "held")[index % 2]
        (HERE / half).mkdir(exist_ok=True)
        (HERE / half / f"{name}.gold.json").write_text(gold(blocks), encoding="utf-8")
        with tempfile.TemporaryDirectory() as scratch:
            for kind, raw in damaged(blocks, Path(scratch), program, wanted.extractors):
                file = f"{half}/{name}.{kind}.{'html' if kind == 'html' else 'txt'}"
                (HERE / file).write_text(raw, encoding="utf-8")
                cases.append({"kind": kind, "key": name, "half": half, "raw": file, "gold": f"{half}/{name}.gold.json"})
        print(name, flush=True)
    versions = subprocess.run([wanted.extractors, "-c", VERSIONS], capture_output=True, text=True, check=True).stdout.split("\n")
    for command in (["pdftotext", "-v"], ["tesseract", "--version"], [program, "--version"]):
        said = subprocess.run(command, capture_output=True, text=True, check=False)
        versions.append(next((line.strip() for line in (said.stdout + said.stderr).split("\n") if re.match("[a-zA-Z]", line)), command[0]))
    manifest = {"tools": sorted(filter(None, versions)), "cases": cases}
    (HERE / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
