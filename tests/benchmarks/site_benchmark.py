"""How long the site takes against a plain build of the same staged pages by MkDocs: `python tests/benchmarks/site_benchmark.py 1000`.

The documents are made up: sentences of words drawn by a fixed seed, so that two runs measure the same pages.
"""

from __future__ import annotations

import gzip
import random
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from tiny_corpus import block, source  # noqa: E402

from jiaokan.corpus.settings import settings  # noqa: E402
from jiaokan.entry.entry import Entry  # noqa: E402
from jiaokan.record.schema import Meta  # noqa: E402
from jiaokan.site import write  # noqa: E402
from jiaokan.site.pages import make_pages  # noqa: E402
from jiaokan.site.write_pages import configure, stage  # noqa: E402
from jiaokan.site.write_stamp import LOCAL  # noqa: E402
from jiaokan.text import Edit, Text  # noqa: E402

WIDTH = 23
"""Characters a line of the made-up raw texts."""


def entries(count: int) -> tuple[Entry, ...]:
    """Documents of about 3,300 characters, hard-wrapped in the raw text, each citing another."""
    dice = random.Random(0)
    words = ["".join(chr(dice.randrange(0x4E00, 0x9FA5)) for _ in range(dice.choice((2, 2, 3, 4)))) for _ in range(4000)]
    return tuple(_entry(number, count, words, dice) for number in range(count))


def _entry(number: int, count: int, words: list[str], dice: random.Random) -> Entry:
    paragraphs = ["".join([*dice.choices(words, k=60), "。"]) for _ in range(20)]
    paragraphs[3] = f"根据甲发〔2020〕{(number * 7 + 1) % count}号，" + paragraphs[3]
    raw = "\n".join("\n".join(p[at : at + WIDTH] for at in range(0, len(p), WIDTH)) for p in paragraphs)
    blocks, place = [], 0
    for at, paragraph in enumerate(paragraphs):
        end = place + len(paragraph) + (len(paragraph) - 1) // WIDTH
        text = Text.of(raw).slice(place, end)
        joins = [Edit(i, i + 1, "", "broken-line") for i, char in enumerate(str(text)) if char == "\n"]
        blocks.append(
            block("heading" if at % 6 == 0 else "paragraph", f"a{number:x}b{at:x}", text.apply(joins), 2 if at % 6 == 0 else None)
        )
        place = end + 1
    quote = paragraphs[3][2 : paragraphs[3].index("，")]
    target = {"document": f"made-up-{(number * 7 + 1) % count}", "anchor": None}
    mention = {"type": "reference", "kind": "number", "anchor": blocks[3].anchor, "start": 2, "end": 2 + len(quote), "quote": quote}
    meta = Meta.model_validate(
        {
            "title": "关于" + "".join(dice.choices(words, k=6)) + "的通知",
            "source": f"made-up-{number}",
            "genre": "notice",
            "number": f"甲发〔2020〕{number}号",
            "issuers": ["甲市乙局"],
            "dates": {"issued": "2020-01-01"},
            "rights": {"status": "public-domain", "basis": "编造"},
        }
    )
    changes = tuple(piece for one in blocks for piece in one.body.pieces if piece.why)
    record = source(raw, f"编造的来源{number}", (f"made-up-{number}",))
    return Entry(f"made-up-{number}", meta, f"made-up-{number}", record, raw, tuple(blocks), changes, ({**mention, "target": target},))


def main(count: int) -> None:
    """Measure and print."""
    made = entries(count)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "site"
        start = time.perf_counter()
        report = write.build(ROOT, made, out=out)
        ours = time.perf_counter() - start
        plain = _plain(Path(folder) / "plain", made)
        pages = [path.read_bytes() for path in out.glob("t/*/index.html")]
        index = sum(path.stat().st_size for path in (out / "search").glob("**/*.bin"))
        size = statistics.mean(len(gzip.compress(page)) for page in pages[:50])
        lists = [path for name in ("catalogue", "names", "cited", "releases") for path in out.glob(f"**/{name}/**/index.html")]
        heaviest = max(len(gzip.compress(path.read_bytes())) for path in lists if "/t/" not in path.as_posix())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{count} documents, {report.pages} pages in three scripts, {report.size / 1e6:.1f} MB, index {index / 1e6:.1f} MB")
    print(f"whole site {ours:.1f} s, plain MkDocs build of the same {2 * count} text pages {plain:.1f} s: ratio {ours / plain:.2f}")
    print(f"heaviest page of a list {heaviest / 1e3:.1f} KB compressed")
    print(f"text page {size / 1e3:.1f} KB compressed, peak memory {peak:.0f} MB")


def _plain(place: Path, made: tuple[Entry, ...]) -> float:
    """Seconds of MkDocs alone over the same staged pages."""
    place.mkdir()
    said = settings(ROOT)
    stage(ROOT, place / "docs", make_pages(made, LOCAL), said)
    configure(ROOT, place, said, LOCAL)
    start = time.perf_counter()
    write._generate(place, "mkdocs")
    return time.perf_counter() - start


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
