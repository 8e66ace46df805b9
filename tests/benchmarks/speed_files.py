"""How fast `clean` is on files of different make, against ftfy in the same run, by kind; and whether its results are those of before.

    python tests/benchmarks/speed_files.py [FOLDER …] [--profile] [--times N]
    python tests/benchmarks/speed_files.py [FOLDER …] --digests FILE       write a digest of each result: text, edits, doubts
    python tests/benchmarks/speed_files.py [FOLDER …] --against FILE       compare with such a file; exit code 1 if one differs

Without folders, the raw pages of the corpus and of the tests, each once. A kind is the middle part of a name (`samr.pdf-narrow.txt`),
else the folder. Times are processor time of one core, provenance included, everything loaded before; the best of some runs over all files,
so that nothing is remembered from the run before. Digests are also made of texts that the fuzzer makes and of the hostile shapes.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import ftfy
from fuzz_clean import inputs, seeds
from speed import hostile

from jiaokan.clean import clean, run
from jiaokan.recipe import RECIPE, name_of
from jiaokan.text import Text

ROOT = Path(__file__).parent.parent.parent
FOLDERS = ("corpus/sources", "tests/cases/texts", "tests/cases/pages", "tests/quality", "tests/harm", "tests/furniture")
FUZZ_TEXTS = 600
HOSTILE_CHARACTERS = 1500


def files(folders: list[Path]) -> dict[str, list[str]]:
    """The texts of the files by kind, and each once."""
    found: dict[str, list[str]] = defaultdict(list)
    seen: set[str] = set()
    for path in sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in {".txt", ".html"}):
        text = path.read_text(encoding="utf-8", errors="replace")
        if text not in seen:
            seen.add(text)
            parts = path.name.split(".")
            found[parts[1] if len(parts) == 3 else "corpus" if path.name == "raw.txt" else path.parent.name].append(text)
    return dict(found)


def made() -> Iterator[str]:
    """Texts of cases, of the fuzzer and of hostile shapes."""
    cases = [case for case in seeds() if case]
    yield from cases
    yield from islice(inputs(15, cases), FUZZ_TEXTS)
    yield from hostile(HOSTILE_CHARACTERS).values()


def digest(raw: str) -> str:
    """The digest of all that cleaning says."""
    try:
        text = clean(raw)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    said = [str(text), [list(piece) for piece in text.edits], [[d.start, d.end, d.reason, list(d.candidates)] for d in text.doubts]]
    return hashlib.sha256(json.dumps(said, ensure_ascii=True).encode()).hexdigest()


def digests(kinds: dict[str, list[str]]) -> dict[str, str]:
    """The digest of each result by that of its raw text."""
    texts = [*(text for texts in kinds.values() for text in texts), *made()]
    return {hashlib.sha256(raw.encode(errors="surrogatepass")).hexdigest()[:16]: digest(raw) for raw in texts}


def seconds(kinds: dict[str, list[str]], times: int, *works: Callable[[str], object]) -> list[dict[str, float]]:
    """Processor time of each by kind, one after the other on each text, the best of so many runs over all of them."""
    best: list[dict[str, float]] = [{} for _ in works]
    for _ in range(times):
        for kind, texts in kinds.items():
            gc.collect()
            spent = [0.0] * len(works)
            for text in texts:
                for index, work in enumerate(works):
                    start = time.process_time()
                    work(text)
                    spent[index] += time.process_time() - start
            for known, here in zip(best, spent, strict=True):
                known[kind] = min(known.get(kind, here), here)
    return best


def profile(kinds: dict[str, list[str]]) -> None:
    """Print how many rounds the files take, and the time of each pass in the first round and in those after it."""
    spent: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    rounds: Counter[int] = Counter()
    for raw in (text for texts in kinds.values() for text in texts):
        text, before, count = Text.of(raw), None, 0
        while text is not before:
            before, count = text, count + 1
            for find in RECIPE:
                start = time.process_time()
                text, _ = run(find, text)
                spent[count > 1][name_of(find)] += time.process_time() - start
        rounds[count] += 1
    print("\nRounds: " + ", ".join(f"{count} in {rounds[count]} files" for count in sorted(rounds)))
    print("\n| pass | ms, first round | ms, later rounds |\n|---|---|---|")
    for name in sorted(map(name_of, RECIPE), key=lambda name: -spent[0][name] - spent[1][name]):
        print(f"| {name} | {spent[0][name] * 1000:.1f} | {spent[1][name] * 1000:.1f} |")


def main() -> int:
    """Measure, or write or compare digests."""
    parser = argparse.ArgumentParser(description="Speed of jiaokan clean on files of different make.")
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--profile", action="store_true", help="the time of each pass, too")
    parser.add_argument("--times", type=int, default=3, help="runs of which the best counts")
    parser.add_argument("--digests", type=Path, metavar="FILE", help="write the digests of all results")
    parser.add_argument("--against", type=Path, metavar="FILE", help="compare with digests that were written")
    asked = parser.parse_args()
    kinds = files(asked.folders or [ROOT / folder for folder in FOLDERS])
    if asked.digests or asked.against:
        found = digests(kinds)
        if asked.digests:
            asked.digests.write_text(json.dumps(found, indent=0, sort_keys=True), encoding="utf-8")
        known = json.loads(asked.against.read_text(encoding="utf-8")) if asked.against else found
        differ = [key for key in found if found[key] != known.get(key)]
        print(f"{len(found)} results, {len(differ)} differ" + "".join(f"\n  {key}" for key in differ[:20]))
        return bool(differ)
    gc.disable()  # as the command does
    for texts in kinds.values():  # all that is loaded late is loaded now
        clean(texts[0])
        ftfy.fix_text(texts[0])
    ours, theirs = seconds(kinds, asked.times, clean, ftfy.fix_text)
    print("| kind | files | characters | clean: µs a character | ftfy | clean / ftfy |\n|---|---|---|---|---|---|")
    sizes = {kind: sum(map(len, texts)) for kind, texts in kinds.items()}
    for kind in sorted(kinds, key=lambda kind: -sizes[kind]):
        each = f"{ours[kind] / sizes[kind] * 1e6:.2f} | {theirs[kind] / sizes[kind] * 1e6:.2f} | {ours[kind] / theirs[kind]:.1f}"
        print(f"| {kind} | {len(kinds[kind])} | {sizes[kind]:,} | {each} |")
    size, one, two = sum(sizes.values()), sum(ours.values()), sum(theirs.values())
    print(f"| all | {sum(map(len, kinds.values()))} | {size:,} | {one / size * 1e6:.2f} | {two / size * 1e6:.2f} | {one / two:.1f} |")
    if asked.profile:
        profile(kinds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
