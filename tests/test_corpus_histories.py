"""Random histories of a whole corpus over several releases: revised, renamed, split and merged documents, on disk, with every law kept."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from promise import promised

from jiaokan import corpus
from jiaokan.anchor.fate import fate
from jiaokan.check import check
from jiaokan.checks.problem import LAWS
from jiaokan.checks.released import standing, survival
from tests.histories import Paragraph, begin, revise

META = "title: 第{number}号文件\nsource: page\nformer: [{former}]\ngenre: notice\nrights:\n  status: public-domain\n  basis: 生成的文字\n"
SOURCE = "title: 生成的文字\nfile: page.txt\nsha256: {sha}\nbytes: {bytes}\ncuts:\n{cuts}"
Marks = frozenset[int]


@dataclass
class History:
    """A corpus as its editor has it in mind: the documents in the order of their source, each with the names it had."""

    root: Path
    random: Random
    documents: dict[str, list[Paragraph]] = field(default_factory=dict)
    former: dict[str, list[str]] = field(default_factory=dict)
    released: dict[tuple[str, str], Marks] = field(default_factory=dict)
    """What each address stood on when it was released."""
    count: int = 0

    def fresh(self) -> int:
        """A number that was not used yet."""
        self.count += 1
        return self.count

    def add(self, size: int) -> None:
        """A new document."""
        number = self.fresh()
        title = Paragraph(f"第{number:06}号文件", frozenset((1_000_000 * number,)))
        body = [Paragraph(p.text, frozenset(1_000_000 * number + 1 + m for m in p.marks)) for p in begin(self.random, size)]
        self.documents[f"document-{number}"] = [title, *body]
        self.former[f"document-{number}"] = []

    def revise(self) -> None:
        """One document is scraped anew, with other words; what it begins with stays."""
        name = self.random.choice(list(self.documents))
        first, *rest = self.documents[name]
        self.documents[name] = [first, *(revise(self.random, rest, 1_000_000 * self.fresh()) if len(rest) > 1 else rest)]

    def rename(self) -> None:
        """A document gets another name, and its folder with it."""
        old = self.random.choice(list(self.documents))
        new = f"document-{self.fresh()}"
        self.documents = {new if name == old else name: row for name, row in self.documents.items()}
        self.former[new] = [*self.former.pop(old), old]
        folder = self.root / "corpus/documents"
        (folder / old).rename(folder / new)

    def split(self) -> None:
        """The second part of a document becomes one of its own."""
        long = [name for name, row in self.documents.items() if len(row) > 2]
        if long:
            old, new = self.random.choice(long), f"document-{self.fresh()}"
            row = self.documents[old]
            place = self.random.randrange(1, len(row))
            parted = {old: row[:place], new: row[place:]}
            self.documents = {key: value for name in self.documents for key, value in _parts(name, old, parted, self.documents)}
            self.former[new] = []

    def merge(self) -> None:
        """A document takes in the one behind it."""
        names = list(self.documents)
        if len(names) > 1:
            place = self.random.randrange(len(names) - 1)
            keeps, goes = names[place : place + 2]
            self.documents[keeps] += self.documents.pop(goes)
            self.former[keeps] += [*self.former.pop(goes), goes]
            (self.root / "corpus/documents" / goes / "document.yaml").unlink()

    def build(self) -> None:
        """Write the records and build, whatever is lost; then what another document took over is removed."""
        folder = self.root / "corpus"
        (folder / "sources/page").mkdir(parents=True, exist_ok=True)
        raw = "".join(f"{paragraph.text}\n\n" for row in self.documents.values() for paragraph in row).encode()
        cuts = "".join(f'  - {{document: {n}, from: "{row[0].text}\\n", kind: plain, why: 例}}\n' for n, row in self.documents.items())
        (folder / "sources/page/raw.txt").write_bytes(raw)
        (folder / "sources/page/source.yaml").write_text(SOURCE.format(sha=sha256(raw).hexdigest(), bytes=len(raw), cuts=cuts))
        for name in self.documents:
            (folder / "documents" / name).mkdir(parents=True, exist_ok=True)
            record = META.format(number=name.split("-")[1], former=", ".join(self.former[name]))
            (folder / "documents" / name / "document.yaml").write_text(record)
        corpus.build(self.root, accept=True, reason="改版删去")
        for path in (folder / "documents").iterdir():
            if path.name not in self.documents:
                shutil.rmtree(path)

    def release(self) -> None:
        """Stamp the corpus, and remember what each address stands on."""
        corpus.release(self.root, f"1.{self.fresh()}", "2026-01-31")
        self.released |= {(document, id): marks for document, id, marks in self.standing()}

    def standing(self) -> Iterator[tuple[str, str, Marks]]:
        """Each address of today with the marks of its paragraph."""
        for entry in corpus.load(self.root).entries:
            row = self.documents[entry.id]
            marks = {paragraph.text: paragraph.marks for paragraph in row}
            for block in entry.blocks:  # Cleaning drops what a revision repeated by chance.
                like = (p.marks for p in row if block.text in p.text or p.text in block.text)
                yield entry.id, block.anchor or "", marks.get(block.text) or frozenset[int]().union(*like)


def _parts(
    name: str, old: str, parted: dict[str, list[Paragraph]], documents: dict[str, list[Paragraph]]
) -> Iterator[tuple[str, list[Paragraph]]]:
    yield from parted.items() if name == old else [(name, documents[name])]


@promised(12)
@given(st.integers(0, 2**32), st.lists(st.sampled_from(("revise", "revise", "rename", "split", "merge", "release")), max_size=8))
def test_no_released_address_is_lost_or_misplaced(seed: int, steps: list[str]) -> None:
    """After any history every released address leads to its paragraph or to a tombstone, the records say so too, and every law holds."""
    with tempfile.TemporaryDirectory() as folder:
        history = History(Path(folder), Random(seed))
        for size in (5, 3, 4):
            history.add(size)
        history.build()
        for step in ("release", *steps):
            getattr(history, step)()
            history.build()
            loaded = corpus.load(history.root)
            now, marks = standing(loaded), {(document, id): found for document, id, found in history.standing()}
            for (document, id), stood in history.released.items():
                end = fate(now.ledgers, now.former.get(document, document), id)
                assert end.sound
                assert not end.live or marks[end.document, end.id] & stood, (step, document, id)
            assert [problem for problem in check(loaded) if problem.code in LAWS] == []
            assert not any(counts["wrong"] + counts["unknown"] for _, counts in survival(loaded))
