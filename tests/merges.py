"""Two editors revise one text on two branches of git, at random, and merge: where does each anchor of both lead afterwards?

`python tests/merges.py 100` draws so many, prints those that went wrong, and then how many were merged and what became of the anchors.
Every sentence names a project of its own, which the tools know nothing about: it tells what an anchor stood on.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from hashlib import sha256
from io import StringIO
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent.parent))

from jiaokan import corpus
from jiaokan.anchor.fate import fate
from jiaokan.anchor.ledger import Ledger
from jiaokan.check import check
from jiaokan.checks.problem import LAWS
from jiaokan.checks.since import since
from jiaokan.cli import main
from jiaokan.corpus.history import past
from tests.histories import SUBJECTS, VERBS, begin

META = "title: 一份办法\nsource: page\ngenre: notice\nrights: {status: public-domain, basis: 生成的文字}\n"
SOURCE = "title: 文\nfile: a.txt\nsha256: {sha}\nbytes: {bytes}\ncuts:\n  - {{document: rules, from: 一份办法, kind: plain, why: 例}}\n"
WHO = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false", "-c", "gc.auto=0")
KINDS = ("reword", "part", "join", "remove", "insert", "move")
Standing = dict[str, str]
Step = tuple[str, int, int]
"""An edit by hand: its kind, its place and a choice; numbers that are too large begin again."""


def git(root: Path, *arguments: str) -> bool:
    """Run git; whether it succeeded."""
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    return subprocess.run(["git", *WHO, "-C", str(root), *arguments], capture_output=True, check=False, env=environment).returncode == 0


def run(root: Path, *arguments: str) -> int:
    """A command's exit code; what it says is not shown."""
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        return main([*arguments, "--root", str(root)])


def first(root: Path, seed: int, size: int) -> None:
    """A text of so many paragraphs, built and committed."""
    raw = ("一份办法\n\n" + "".join(f"{paragraph.text}\n\n" for paragraph in begin(Random(seed), size))).encode()
    for name, data in (("sources/page/raw.txt", raw), ("documents/rules/document.yaml", META.encode())):
        path = root / "corpus" / name
        path.parent.mkdir(parents=True)
        path.write_bytes(data)
    (root / "corpus/sources/page/source.yaml").write_text(SOURCE.format(sha=sha256(raw).hexdigest(), bytes=len(raw)))
    assert run(root, "build") == 0
    git(root, "init", "-q", "-b", "main")
    save(root)


def save(root: Path) -> None:
    """Commit the corpus."""
    git(root, "add", "-A", "corpus")
    git(root, "commit", "-q", "--allow-empty", "-m", "x")


def revise(root: Path, steps: Sequence[Step]) -> None:
    """Edits by hand, each adopted or taken back; then a commit."""
    path = root / "corpus/documents/rules/edition.md"
    for kind, place, choice in steps:
        lines = path.read_text().rstrip("\n").split("\n\n")
        at = 1 + place % (len(lines) - 1)
        text, label = lines[at].rsplit(" {", 1)
        if kind == "reword":
            row = (SUBJECTS, VERBS)[choice % 2]
            old = next((word for word in row if word in text), None)
            lines[at] = (text.replace(old, row[choice % len(row)], 1) if old else text) + " {" + label
        elif kind == "part" and text.count("。") > 1:
            end = text.index("。") + 1
            lines[at : at + 1] = [text[:end], f"{text[end:]} {{{label}"]
        elif kind == "join" and at + 1 < len(lines):
            lines[at : at + 2] = [text + lines[at + 1]]
        elif kind == "remove" and len(lines) > 3:
            del lines[at]
        elif kind == "insert":
            lines.insert(at, begin(Random(10 * place + choice), 1)[0].text)
        elif kind == "move":
            lines.insert(1 + choice % (len(lines) - 1), lines.pop(at))
        path.write_text("\n\n".join(lines) + "\n")
        if run(root, "adopt", "--reason", "校"):
            git(root, "checkout", "-q", "--", "corpus")
            run(root, "build", "--accept", "--reason", "校")
        save(root)


def standing(root: Path) -> Standing:
    """What each anchor of the text stands on."""
    return {block.anchor or "": block.text for block in corpus.load(root).entry("rules").blocks}


def marks(text: str) -> set[str]:
    """Which projects a text names."""
    return set(re.findall("“([^”]+)”", text))


def history(root: Path, seed: int, size: int, plans: Sequence[Sequence[Step]]) -> Counter[str]:
    """One history: two editors, a merge, and what became of every anchor of both.

    Args:
        root: an empty folder.
        seed: for the words of the text.
        size: how many paragraphs it has.
        plans: the edits of theirs, and of ours.

    Returns:
        How many anchors are `right`, `retired`, `wrong` (on other words) or `lost`; how many paragraphs were `run together` that
        were apart on both sides, without a question; whether a person had to put decisions together (`by hand`) or was `asked`;
        and which laws are broken.
    """
    first(root, seed, size)
    sides = []
    for branch, plan in zip(("theirs", "ours"), plans, strict=True):
        git(root, "checkout", "-q", "-b", branch, "main")
        revise(root, plan)
        sides.append((standing(root), corpus.load(root).ledgers["rules"]))
    found: Counter[str] = Counter(histories=1)
    if not git(root, "merge", "-q", "--no-edit", "theirs"):
        code = run(root, "merge")
        if code == 2:  # Decisions that contradict each other: the editor takes one side's.
            found["by hand"] += 1
            git(root, "checkout", "--ours", "--", "corpus/sources/page/source.yaml")
            code = run(root, "merge")
        if code == 1:
            found["asked"] += 1
            code = run(root, "merge", "--accept", "--reason", "合并后已无此段")
        found["stuck"] += code != 0
        save(root)
    loaded = corpus.load(root)
    found += judged(sides, loaded.ledgers, standing(root))
    if not found["asked"]:
        found["run together"] += together([texts for texts, _ in sides], standing(root))
    found["laws"] += len([problem for problem in check(loaded) if problem.code in LAWS]) + len(corpus.stale(root))
    found["since"] += sum(len([*since(past(root, branch), loaded)]) for branch in ("ours", "theirs"))
    return found


def judged(sides: Sequence[tuple[Standing, Ledger]], now: dict[str, Ledger], texts: Standing) -> Counter[str]:
    """What became of the anchors of both sides."""
    found: Counter[str] = Counter()
    for was, ledger in sides:
        for id in ledger.ids:
            end = fate(now, "rules", id)
            before = marks(was.get(ledger.leads(id) or "", ""))
            kind = "retired" if end.retired else "lost" if not end.sound or end.id not in texts else ""
            found[kind or ("right" if not before or before & marks(texts[end.id]) else "wrong")] += 1
    return found


def together(sides: Sequence[Standing], now: Standing) -> int:
    """How many paragraphs name projects together that no chain of paragraphs of the sides holds together."""
    count = 0
    for text in now.values():
        groups: list[set[str]] = []
        for held in ({name} for name in marks(text)):
            groups.append(held)
        for side in sides:
            for before in side.values():
                touched = [group for group in groups if group & marks(before)]
                groups = [group for group in groups if group not in touched] + ([set().union(*touched)] if touched else [])
        count += len(groups) > 1
    return count


def drawn(random: Random) -> tuple[int, int, list[list[Step]]]:
    """The arguments of a history."""
    plans = [[(random.choice(KINDS), random.randrange(10), random.randrange(10)) for _ in range(random.randint(1, 4))] for _ in range(2)]
    return random.randrange(10**6), random.randint(3, 7), plans


FAULTS = ("wrong", "lost", "run together", "laws", "stuck", "since")


if __name__ == "__main__":
    total: Counter[str] = Counter()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("histories", type=int, nargs="?", default=50, help="how many")
    parser.add_argument("--from", type=int, default=0, dest="start", help="the number of the first one")
    wanted = parser.parse_args()
    for number in range(wanted.start, wanted.start + wanted.histories):
        with tempfile.TemporaryDirectory(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None) as folder:
            plan = drawn(Random(number))
            one = history(Path(folder), *plan)
            if any(one[kind] for kind in FAULTS):
                print(*plan, dict(one), flush=True)
            total += one
    print(dict(total))
