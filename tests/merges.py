"""Two editors revise one text on two branches of git, at random, and merge: where does each anchor of both lead afterwards?

`python tests/merges.py 100` prints how many histories were merged, and what became of the anchors.
Every sentence names a project of its own, which the tools know nothing about: it tells what an anchor stood on.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout
from hashlib import sha256
from io import StringIO
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent.parent))

from jiaokan import corpus
from jiaokan.anchor.fate import fate
from jiaokan.check import check
from jiaokan.checks.problem import LAWS
from jiaokan.cli import main
from tests.histories import SUBJECTS, VERBS, begin

META = "title: 一份办法\nsource: page\ngenre: notice\nrights: {status: public-domain, basis: 生成的文字}\n"
SOURCE = "title: 文\nfile: a.txt\nsha256: {sha}\nbytes: {bytes}\ncuts:\n  - {{document: rules, from: 一份办法, kind: plain, why: 例}}\n"
WHO = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false", "-c", "gc.auto=0")
Standing = dict[str, str]


def git(root: Path, *arguments: str) -> bool:
    """Run git; whether it succeeded."""
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    return subprocess.run(["git", *WHO, "-C", str(root), *arguments], capture_output=True, check=False, env=environment).returncode == 0


def run(root: Path, *arguments: str) -> int:
    """A command's exit code; what it says is not shown."""
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        return main([*arguments, "--root", str(root)])


def first(root: Path, random: Random) -> None:
    """A text of some paragraphs, built and committed."""
    raw = ("一份办法\n\n" + "".join(f"{paragraph.text}\n\n" for paragraph in begin(random, random.randint(3, 7)))).encode()
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


def revise(root: Path, random: Random) -> None:
    """Some edits by hand, each adopted or taken back; then a commit."""
    path = root / "corpus/documents/rules/edition.md"
    for _ in range(random.randint(1, 4)):
        lines = path.read_text().rstrip("\n").split("\n\n")
        at = random.randrange(1, len(lines))
        kind = random.choice(("reword", "reword", "part", "join", "remove", "insert", "move"))
        text, label = lines[at].rsplit(" {", 1)
        if kind == "reword":
            row = random.choice((SUBJECTS, VERBS))
            old = next((word for word in row if word in text), None)
            lines[at] = (text.replace(old, random.choice(row), 1) if old else text) + " {" + label
        elif kind == "part" and text.count("。") > 1:
            end = text.index("。") + 1
            lines[at : at + 1] = [text[:end], f"{text[end:]} {{{label}"]
        elif kind == "join" and at + 1 < len(lines):
            lines[at : at + 2] = [text + lines[at + 1]]
        elif kind == "remove" and len(lines) > 3:
            del lines[at]
        elif kind == "insert":
            lines.insert(at, begin(random, 1)[0].text)
        elif kind == "move":
            lines.insert(random.randrange(1, len(lines)), lines.pop(at))
        path.write_text("\n\n".join(lines) + "\n")
        try:
            done = run(root, "adopt", "--reason", "校")
        except AssertionError:  # The decisions do not give the edition back: that is adopt's own affair.
            done = 2
        if done:
            git(root, "checkout", "-q", "--", "corpus")
            run(root, "build", "--accept", "--reason", "校")
        save(root)


def standing(root: Path) -> Standing:
    """What each anchor of the text stands on."""
    return {block.anchor or "": block.text for block in corpus.load(root).entry("rules").blocks}


def marks(text: str) -> set[str]:
    """Which projects a text names."""
    return set(re.findall("“([^”]+)”", text))


def history(root: Path, seed: int) -> Counter[str]:
    """One history: two editors, a merge, and what became of every anchor of both.

    Returns:
        How many anchors are `right`, `retired`, `wrong` (on other words) or `lost`; whether a person had to put decisions
        together (`by hand`) or say where an anchor went (`asked`), and which laws are broken.
    """
    random = Random(seed)
    first(root, random)
    sides = []
    for branch in ("theirs", "ours"):
        git(root, "checkout", "-q", "-b", branch, "main")
        revise(root, random)
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
    now, texts = loaded.ledgers, standing(root)
    for was, ledger in sides:
        for id in ledger.ids:
            end = fate(now, "rules", id)
            before = marks(was.get(ledger.leads(id) or "", "")) if id in was or ledger.leads(id) else set()
            kind = "retired" if end.retired else "lost" if not end.sound or end.id not in texts else ""
            found[kind or ("right" if not before or before & marks(texts[end.id]) else "wrong")] += 1
    found["laws"] += len([problem for problem in check(loaded) if problem.code in LAWS]) + len(corpus.stale(root))
    found["since"] += sum(run(root, "check", "--since", branch) for branch in ("ours", "theirs"))
    return found


if __name__ == "__main__":
    total: Counter[str] = Counter()
    for seed in range(int(sys.argv[1]) if len(sys.argv) > 1 else 50):
        with tempfile.TemporaryDirectory(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None) as folder:
            one = history(Path(folder), seed)
            if any(one[kind] for kind in ("wrong", "lost", "laws", "stuck", "since")):
                print(seed, dict(one), flush=True)
            total += one
    print(dict(total))
