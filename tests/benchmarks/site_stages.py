"""Where the seconds of a first site go: the processor's time of each stage, what other stages took within it left out.

python tests/benchmarks/site_stages.py FOLDER [--one-script]

FOLDER is a corpus that was built; its site and what was kept of it are made anew. With --one-script the variants are left out,
so that the site has what plain MkDocs makes of the same texts, and the apparatus, the data files, the lists and the search besides.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jiaokan import corpus
from jiaokan.cli import main as command
from jiaokan.commands import build as build_command
from jiaokan.site import write, write_finished, write_index, write_store, write_texts, write_tree, write_verified
from jiaokan.site.finish import finish as finishing
from jiaokan.site.finish import variant_tree, verify, words

STAGES: tuple[tuple[str, Any, str], ...] = (
    ("look whether a source changed", build_command, "build"),
    ("read the corpus", corpus, "load"),
    ("frame and shells (MkDocs)", write, "frame"),
    ("pages of lists and names", write, "make_pages"),
    ("pages and data files of texts", write_texts, "texts"),
    ("variants: taken apart, put together", finishing, "in_scripts"),
    ("variants: words converted", words, "convert_fully"),
    ("pages looked through", write_finished, "survey"),
    ("search: documents", write_index.KeptIndex, "__init__"),
    ("search: index", write_index.KeptIndex, "put"),
    ("search: variants", write_index.KeptIndex, "_in_script"),
    ("links followed", write_verified.Verified, "problems"),
    ("files written", write_tree.Tree, "put"),
    ("digests and rows kept", write_store.Store, "keep_content"),
    ("digests and rows kept", write_store.Store, "keep"),
    ("digests and rows kept", write_store.Store, "close"),
)


class Stages:
    """Seconds by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._running = ["the rest"]
        self._since = now()

    def turn(self) -> None:
        """Put what was spent since the last turn down to the stage that runs."""
        at = now()
        self.seconds[self._running[-1]] = self.seconds.get(self._running[-1], 0) + at - self._since
        self._since = at

    def timed(self, stage: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """The function, its time put down to the stage; one that gives rows one by one gives them all at once."""

        def timed(*given: Any, **more: Any) -> Any:
            self.turn()
            self._running.append(stage)
            try:
                made = work(*given, **more)
                return list(made) if stage.startswith("variants: taken") else made
            finally:
                self.turn()
                self._running.pop()

        return timed


def now() -> float:
    """Seconds of the processor so far, children included."""
    return sum(os.times()[:4])


def main() -> None:
    """Make the site of a corpus and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("root", type=Path)
    parser.add_argument("--one-script", action="store_true")
    said = parser.parse_args()
    stages = Stages()
    if said.one_script:
        variant_tree.VARIANTS.clear()
        variant_tree.VARIANTS["zh-Hans"] = ""
        checked = verify.verify
        write_verified.verify = lambda *given: [one for one in checked(*given) if "zh-Hant" not in one]
        finishing.in_scripts = lambda *given, **more: iter(())
    for stage, place, name in STAGES:
        setattr(place, name, stages.timed(stage, getattr(place, name)))
    shutil.rmtree(said.root / "site", ignore_errors=True)
    for name in ("made.db", "site.marks"):
        (said.root / "build" / name).unlink(missing_ok=True)
    shutil.rmtree(said.root / "build/made.frame", ignore_errors=True)
    code = command(["site", "--root", str(said.root)])
    stages.turn()
    for stage, seconds in sorted(stages.seconds.items(), key=lambda row: -row[1]):
        print(f"| {stage} | {seconds:.2f} |")
    print(f"| all | {sum(stages.seconds.values()):.2f} |")
    sys.exit(code)


if __name__ == "__main__":
    main()
