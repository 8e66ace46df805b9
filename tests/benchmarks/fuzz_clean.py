"""A fuzz run over `clean` with its laws as oracle: rebuild, reasons, fixed point, linear time.

    python tests/benchmarks/fuzz_clean.py --seconds 60 [--seed 1] [--found FOLDER] [FILE …]

Guided by coverage if atheris is installed (it begins with the raw texts of all cases), else by a seeded generator
that mixes pages of the genre with what breaks them.
An input that breaks a law is cut down to a small one and printed as a case; the run goes on, and the exit code is then 1.
The same seed and the same files give the same inputs.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path

try:
    import atheris
except ImportError:
    atheris = None

with atheris.instrument_imports(include=["jiaokan"]) if atheris else nullcontext():
    from jiaokan.clean import clean
    from jiaokan.reasons import REASONS


CASES = Path(__file__).parent.parent / "cases"
PAGES = CASES / "texts"
SLOWEST = 20e-6
"""Seconds a character at most, for inputs of any length worth measuring; ten times what plain pages take."""
MEASURABLE = 5_000
BITS = (
    *("\n", "\n\n", "\r\n", " ", "  ", "\u3000", "\u3000\u3000", "\t", "\u00a0", "\u200b", "\ufeff", "\f", "        "),
    *(
        "，",
        "。",
        "；",
        "：",
        "？",
        "！",
        "、",
        "“",
        "”",
        "‘",
        "’",
        "（",
        "）",
        "《",
        "》",
        "〔",
        "〕",
        "…",
        "—",
        "·",
        "．",
        "-",
        "――",
        "｜",
    ),
    *(
        ",",
        ".",
        ";",
        ":",
        "?",
        "!",
        '"',
        "'",
        "(",
        ")",
        "[",
        "]",
        "<",
        ">",
        "*",
        "**",
        "# ",
        "## ",
        "- ",
        "| ",
        "|",
        "`",
        "\\",
        "_",
        "&nbsp;",
    ),
    *("1", "20", "2024", "３", "1.5", "1,000", "8:30", "[2020]3号", "①", "一、", "（一）", "第一条", "第1页", "- 4 -", "— 5 —", "1/3"),
    *(
        "首页",
        "上一篇：",
        "分享到：",
        "发布时间：2020-01-02",
        "来源：",
        "责任编辑：",
        "附件：",
        "版权所有",
        "的",
        "了",
        "工作",
        "关于",
        "通知",
    ),
    *(
        "app",
        "A",
        "ＡＢ",
        "http://a.cn/b?c=1",
        "<b>",
        "</p>",
        "![图](x.png)",
        "[文](y)",
        "⼀",
        "ﬁ",
        "é",
        "\ue000",
        "\u202e",
        "\0",
        "𠀀",
        "â€œ",
    ),
)


def broken_law(raw: str) -> str | None:
    """The law that the raw text breaks, in a few words; none if all hold."""
    before = time.process_time()
    try:
        text = clean(raw)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    seconds = time.process_time() - before
    if text.raw != raw:
        return "rebuild"
    reasons = {reason for piece in text.edits for reason in piece.why} | {doubt.reason for doubt in text.doubts}
    if not reasons <= set(REASONS):
        return f"reasons: {sorted(reasons - set(REASONS))}"
    if not all(0 <= doubt.start <= doubt.end <= len(raw) for doubt in text.doubts):
        return "a doubt outside the raw text"
    if str(clean(str(text))) != str(text):
        return "fixed point"
    if len(raw) >= MEASURABLE and seconds > SLOWEST * len(raw):
        return f"time: {seconds / len(raw) * 1e6:.0f} µs a character"
    return None


def inputs(seed: int, pages: list[str]) -> Iterator[str]:
    """Endless inputs, from a seed: pieces of pages and bits, damaged as extractors do, now and then one repeated many times."""
    chance = random.Random(seed)
    while True:
        parts = [chance.choice(BITS) if chance.random() < 0.5 else _piece(chance, pages) for _ in range(chance.randint(1, 14))]
        text = "".join(parts)
        damage = chance.random()
        if damage < 0.15:
            width = chance.randint(3, 40)
            text = "\n".join(text[at : at + width] for at in range(0, len(text), width))
        elif damage < 0.25:
            text = " ".join(text)
        elif damage < 0.35:
            text = "".join(char + chance.choice(BITS) if chance.random() < 0.1 else char for char in text)
        elif damage < 0.4:
            text = text.replace("\n", "\n\n")
        elif damage < 0.43:
            text = "".join(parts[:3])[:40] * 400
        yield text


def _piece(chance: random.Random, pages: list[str]) -> str:
    page = chance.choice(pages)
    start = chance.randrange(len(page))
    return page[start : start + chance.choice((4, 20, 120))]


def shrink(raw: str, broken: Callable[[str], object]) -> str:
    """A small text that still breaks the law: halves, quarters … single characters are left out while it does."""
    size = max(1, len(raw) // 2)
    while size:
        at = 0
        while at < len(raw):
            shorter = raw[:at] + raw[at + size :]
            if broken(shorter):
                raw = shorter
            else:
                at += size
        size //= 2
    return raw


def run(seconds: float, seed: int, pages: list[str]) -> int:
    """Try inputs until the time is up; print each broken law once. Returns how many laws were broken."""
    end, tried, found = time.monotonic() + seconds, 0, {}
    for raw in inputs(seed, pages):
        if time.monotonic() > end:
            break
        tried += 1
        law = broken_law(raw)
        if law and law.split(":")[0] not in found:
            kind = law.split(":")[0]
            small = raw if kind == "time" else shrink(raw, lambda text, kind=kind: (broken_law(text) or "").split(":")[0] == kind)
            found[kind] = small
            print(f"{broken_law(small) or law}\n  {small[:400]!r}", flush=True)
    print(f"{tried} inputs, {len(found)} laws broken, seed {seed}")
    return len(found)


def seeds() -> Iterator[str]:
    """The raw text of every case and page of the tests."""
    for path in sorted(CASES.rglob("*.toml")):
        for cases in tomllib.loads(path.read_text(encoding="utf-8")).values():
            yield from (case["raw"] for case in cases if isinstance(case, dict) and isinstance(case.get("raw"), str))
    yield from (path.read_text(encoding="utf-8")[:4000] for path in sorted(PAGES.glob("*.txt")))


def run_guided(seconds: float, seed: int, found: Path | None) -> None:
    """The same oracle under atheris, which follows coverage and ends the process itself, with code 1 if a law was broken."""
    kinds: dict[str, int] = {}
    end = time.monotonic() + seconds
    tried = 0

    def one(data: bytes) -> None:
        nonlocal tried
        if time.monotonic() > end:
            print(f"{tried} inputs, laws broken: {kinds or 'none'}", flush=True)
            os._exit(1 if kinds else 0)
        tried += 1
        raw = data.decode("utf-8", "ignore")
        law = broken_law(raw)
        if not law:
            return
        kind = law.split(":")[0]
        kinds[kind] = kinds.get(kind, 0) + 1
        if kinds[kind] <= 40:
            small = raw if kind == "time" else shrink(raw, lambda text: (broken_law(text) or "").split(":")[0] == kind)
            print(f"{broken_law(small) or law}\n  {small[:400]!r}", flush=True)
            if found:
                found.mkdir(parents=True, exist_ok=True)
                (found / f"{kind.replace(' ', '-')}-{kinds[kind]}.txt").write_text(small, encoding="utf-8")

    with tempfile.TemporaryDirectory() as folder:
        start = Path(folder) / "seeds"
        start.mkdir()
        for number, raw in enumerate(seeds()):
            (start / f"{number}.txt").write_text(raw, encoding="utf-8")
        words = Path(folder) / "words.dict"
        quoted = ("".join(rf"\x{byte:02x}" for byte in bit.encode()) for bit in BITS)
        words.write_text("".join(f'"{bit}"\n' for bit in quoted), encoding="ascii")
        atheris.Setup([sys.argv[0], f"-seed={seed}", "-max_len=6000", "-len_control=20", "-verbosity=0", f"-dict={words}", str(start)], one)
        atheris.Fuzz()


def main() -> int:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(description="Fuzz jiaokan.clean with its laws as oracle.")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--found", type=Path, help="write what breaks a law into this folder")
    parser.add_argument("files", nargs="*", type=Path, help="pages to take pieces from, besides those of the tests")
    wanted = parser.parse_args()
    if atheris:
        run_guided(wanted.seconds, wanted.seed, wanted.found)
    pages = [path.read_text(encoding="utf-8") for path in [*sorted(PAGES.glob("*.txt")), *wanted.files]]
    return 1 if run(wanted.seconds, wanted.seed, pages) else 0


if __name__ == "__main__":
    sys.exit(main())
