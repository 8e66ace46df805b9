"""How long a site takes from an empty folder: whole, with nothing changed, with one record and with one word changed; and `check` likewise.

python tests/benchmarks/site_benchmark.py [--documents 100 300] [--seed 1] [--keep FOLDER]

The corpus is begun by `jiaokan init`, filled by `jiaokan add` and built: documents of five makes (an official notice wrapped at a measure,
a saved page of HTML, Markdown, a law in articles, a newspaper page), their words drawn by a seed, many citing others.
Times are seconds of the processor, children included, so that what else the machine does is left out.
Beside them, in the same run, plain MkDocs with Material and its search builds the same editions in their one
script; the ratio is ours to it.
"""

from __future__ import annotations

import argparse
import gzip
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from jiaokan.edition.markdown import parse
from tests.benchmarks.spent import processor
from tests.histories import OBJECTS, SUBJECTS, TAILS, VERBS

COMMON = [bytes((row, cell)).decode("gb2312") for row in range(0xB0, 0xD7) for cell in range(0xA1, 0xFF)]
"""The characters of the first level of GB/T 2312—1980."""
WORDS = ["".join(Random(f"word {number}").choices(COMMON, k=2 + number % 2)) for number in range(4000)]
"""Words that no dictionary has: an index of them grows as that of real texts does."""
BODIES = ("云川市水务局", "云川市教育局", "青石县人民政府", "白塔县林业局", "云川市市场监督管理局", "松江省发展和改革委员会")
PAGES_GIGABYTE = 1_000_000_000
"""Bytes that GitHub Pages gives a site."""


def sentence(random: Random) -> str:
    """A sentence of a regulation with four words of its own."""
    own = random.choices(WORDS, k=4)
    parts = [random.choice(row) for row in (SUBJECTS, VERBS, OBJECTS, TAILS)]
    return f"{parts[0]}{parts[1]}{own[0]}{own[1]}{parts[2]}，{own[2]}的{own[3]}{parts[3]}。"


def paragraphs(random: Random, count: int, most: int = 3) -> list[str]:
    """Paragraphs of one sentence to `most`."""
    return ["".join(sentence(random) for _ in range(random.randint(1, most))) for _ in range(count)]


def wrapped(text: str, columns: int, indent: str = "　　") -> str:
    """A paragraph as a page of a measure prints it; columns count Han characters."""
    whole = indent + text
    return "\n".join(whole[at : at + columns] for at in range(0, len(whole), columns))


def subject(number: int) -> str:
    """What the document of this number is about: no two are about the same."""
    digits = "零一二三四五六七八九"
    return f"第{''.join(digits[int(digit)] for digit in str(number))}号河段巡查"


def cited(random: Random, number: int) -> str:
    """A sentence that cites an earlier document by its number, if there is one that has one."""
    other = random.randrange(number + 1) // 5 * 5
    return f"按照云发〔2020〕{other + 1}号文件执行。" if other < number else ""


def notice(random: Random, number: int) -> tuple[str, bytes]:
    """An official notice, wrapped at 28 columns."""
    body = random.choice(BODIES)
    parts = [f"{body}关于做好{subject(number)}工作的通知", f"云发〔2020〕{number + 1}号", "各乡镇人民政府："]
    for label, lines in zip("一二三四", (paragraphs(random, 4) for _ in range(4)), strict=True):
        parts += [f"　　{label}、工作要求之{label}", *(wrapped(line, 28) for line in lines)]
    parts += [wrapped(cited(random, number) + "本通知自印发之日起施行。", 28), body, f"2020年{number % 12 + 1}月{number % 28 + 1}日"]
    return "txt", "\n".join(parts).encode()


def page(random: Random, number: int) -> tuple[str, bytes]:
    """A saved page of a site, with its navigation."""
    title = f"{random.choice(BODIES)}部署{subject(number)}"
    lines = "".join(f"<p>{line}</p>\n" for line in [cited(random, number), *paragraphs(random, 14)] if line)
    frame = '<nav><a href="/">首页</a> <a href="/news/">要闻</a> <a href="/open/">政务公开</a></nav>'
    head = f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head>'
    foot = "<footer>主办单位：云川市人民政府　网站标识码：0000000000</footer></body></html>"
    return "html", f"{head}<body>{frame}<article><h1>{title}</h1>\n{lines}</article>{foot}".encode()


def story(random: Random, number: int) -> tuple[str, bytes]:
    """An article in Markdown."""
    parts = [f"# {subject(number)}纪事", *paragraphs(random, 6), "## 河上", *paragraphs(random, 6), "## 岸边", *paragraphs(random, 6)]
    return "md", "\n\n".join(parts).encode()


def law(random: Random, number: int) -> tuple[str, bytes]:
    """A law in chapters and articles, a paragraph a line."""
    parts = [f"云川市{subject(number)}管理办法", f"（2021年{number % 12 + 1}月1日云川市人民政府令第{number + 1}号公布）", ""]
    numerals = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五", "十六")
    for place, numeral in enumerate(numerals):
        if place % 4 == 0:
            parts.append(f"第{numerals[place // 4]}章　分则之{numerals[place // 4]}")
        parts.append(f"　　第{numeral}条　{paragraphs(random, 1, 2)[0]}")
    return "txt", "\n".join(parts).encode()


def news(random: Random, number: int) -> tuple[str, bytes]:
    """A newspaper page in a column of 23."""
    lines = paragraphs(random, 12)
    day = f"2022年{number % 12 + 1}月{number % 28 + 1}日"
    parts = [f"{subject(number)}见成效", "本报记者　王小川", f"《云川日报》（{day} 第02版）"]
    parts += [wrapped(line, 23) for line in [f"本报云川{day[5:]}电　{lines[0]}{cited(random, number)}", *lines[1:]]]
    return "txt", "\n".join(parts).encode()


MAKES: tuple[Callable[[Random, int], tuple[str, bytes]], ...] = (notice, page, story, law, news)


def begin(root: Path, documents: int, seed: int) -> None:
    """Begin a corpus and put the documents into it, as an editor does."""
    files = []
    folder = root / "in"
    folder.mkdir(parents=True)
    for number in range(documents):
        ending, data = MAKES[number % len(MAKES)](Random(f"{seed}/{number}"), number)
        files.append(folder / f"d{number:05}.{ending}")
        files[-1].write_bytes(data)
    run(root, "init", "云川文献", "--address", "https://yunchuan.example/")
    for at in range(0, documents, 200):
        run(root, "add", "--rights", "public-domain", "--basis", "编造", *map(str, files[at : at + 200]), allowed=(0, 1))
    shutil.rmtree(folder)
    run(root, "build", allowed=(0, 1))


def change(root: Path) -> str:
    """Change the note in the record of one document; which document comes back."""
    home = sorted((root / "corpus/documents").iterdir())[7]
    path = home / "document.yaml"
    text = path.read_text("utf-8")
    path.write_text(text + "note: 这一篇的说明改过了。\n" if "\nnote:" not in text else text.replace("改过了", "又改过了"), "utf-8")
    return home.name


def correct(root: Path) -> None:
    """Correct a character of the middle block of one document, as an editor does."""
    home = sorted((root / "corpus/documents").iterdir())[11]
    record = home / "document.yaml"
    source = next(line.split(": ")[1].strip('"') for line in record.read_text("utf-8").splitlines() if line.startswith("source: "))
    blocks = parse((home / "edition.md").read_text("utf-8"))
    quote = max(blocks[2:-2], key=lambda block: len(block.text)).text[8:20]
    new = "丈" if quote[0] != "丈" else "尺"
    said = f"corrections:\n  - document: {home.name}\n    quote: {quote}\n    old: {quote[0]}\n    new: {new}\n    why: 编造\n"
    path = root / "corpus/sources" / source / "source.yaml"
    path.write_text(path.read_text("utf-8").partition("corrections:")[0] + said, "utf-8")


def run(root: Path, *words: str, allowed: tuple[int, ...] = (0,)) -> float:
    """Run a command of ours over a corpus; seconds of the processor come back."""
    return seconds([sys.executable, "-m", "jiaokan.cli", *words, "--root", str(root)], root, allowed)


def seconds(command: list[str], folder: Path, allowed: tuple[int, ...] = (0,)) -> float:
    """How many seconds of the processor a command takes with all that it starts."""
    given = {name: value for name, value in os.environ.items() if name not in ("CI", "PYTHONDONTWRITEBYTECODE")}  # As an editor has it.
    before = processor()
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env={**given, "NO_MKDOCS_2_WARNING": "1"})
    if done.returncode not in allowed:
        raise SystemExit(f"{' '.join(command[:6])} ended with {done.returncode}:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return processor() - before


def plain(root: Path, place: Path) -> float:
    """Seconds of MkDocs with Material and its search over the same editions."""
    for home in (root / "corpus/documents").iterdir():
        target = place / "docs/t" / f"{home.name}.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(home / "edition.md", target)
    (place / "docs/index.md").write_text("# 云川文献\n", "utf-8")
    (place / "mkdocs.yml").write_text(
        "site_name: 云川文献\ntheme: {name: material, language: zh, font: false}\nplugins: [search]\nnot_in_nav: /t/\nnav: [index.md]\n",
        "utf-8",
    )
    return seconds([sys.executable, "-m", "mkdocs", "build", "-q"], place)


def measured(root: Path, documents: int) -> None:
    """One row of each table for a corpus that stands there."""
    site = root / "site"
    shutil.rmtree(root / "build", ignore_errors=True)
    shutil.rmtree(site, ignore_errors=True)
    built = run(root, "build")
    whole = run(root, "site") - run(root, "build")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    again = run(root, "site")
    change(root)
    one = run(root, "site")
    correct(root)
    word = run(root, "site")
    checks = [run(root, "check", allowed=(0, 1)), run(root, "check", allowed=(0, 1))]
    change(root)
    run(root, "build")
    checks.append(run(root, "check", allowed=(0, 1)))
    with tempfile.TemporaryDirectory() as other:
        mkdocs = plain(root, Path(other))
    print(
        f"| {documents} | {built:.1f} | {whole:.1f} | {mkdocs:.1f} | {whole / mkdocs:.2f} | {again:.2f} | {one:.2f} | {word:.2f} | ", end=""
    )
    print(f"{' | '.join(f'{check:.1f}' for check in checks)} | {peak:.0f} |")
    sizes = {path: path.stat().st_size for path in site.glob("**/*") if path.is_file()}
    size = sum(sizes.values())
    kinds = {"changes": 0, "search": 0, "text": 0, "data": 0, "lists": 0}
    for path, bytes_ in sizes.items():
        parts = path.relative_to(site).parts
        if "changes" in parts:
            kinds["changes"] += bytes_
        elif "t" in parts[:2]:
            kinds["text" if path.suffix == ".html" else "data"] += bytes_
        elif "search" in parts[:2]:
            kinds["search"] += bytes_
        elif path.suffix == ".html":
            kinds["lists"] += bytes_
    listed = ", ".join(f"{name} {bytes_ / documents / 1e3:.1f}" for name, bytes_ in kinds.items())
    print(f"  {size / 1e6:.1f} MB in {len(sizes)} files; KB a document: {size / documents / 1e3:.1f} ({listed}); ", end="")
    lists = [path for name in ("catalogue", "names", "cited", "releases", "pictures") for path in site.glob(f"{name}/**/index.html")]
    heaviest = max(len(gzip.compress(path.read_bytes())) for path in lists)
    print(f"in a gigabyte {PAGES_GIGABYTE * documents // size}; heaviest list {heaviest / 1e3:.1f} KB compressed", flush=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, nargs="+", default=[100, 300])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="where the corpora are left, and looked for before they are made")
    parser.add_argument("--make", action="store_true", help="only make them")
    wanted = parser.parse_args()
    if not wanted.make:
        print("| documents | build | site | MkDocs | ratio | nothing | a record | a word | check | again | a record | peak MB |")
        print("|---|---|---|---|---|---|---|---|---|---|---|---|", flush=True)
    for documents in wanted.documents:
        with nullcontext(str(wanted.keep)) if wanted.keep else tempfile.TemporaryDirectory() as folder:
            root = Path(folder) / str(documents)
            if not (root / "jiaokan.yaml").is_file():
                begin(root, documents, wanted.seed)
            if not wanted.make:
                measured(root, documents)


if __name__ == "__main__":
    main()
