"""Many lost anchors are asked about in a file: the first run writes the questions, the editor fills in `to:`, the next run reads them.

One reason at the top stands for every row that gives none of its own. What is not answered yet is told with its line.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jiaokan.commands.language import say, tell
from jiaokan.errors import BadInput, refusal, shown

if TYPE_CHECKING:
    from jiaokan.corpus.change import Change
    from jiaokan.record.answers import AnchorAnswer
    from jiaokan.record.schema import AnchorWord

SHOWN_CHARACTERS = 400
"""How many code points are shown of a block."""
EXAMPLE = "to: 1"


def write_questions(path: Path, changes: Sequence[Change], file: AnswerFile | None = None) -> None:
    """Write each lost anchor into a file as a row to fill in, and say how many there are.

    Args:
        path: the file.
        changes: with what is asked now.
        file: what the editor wrote there already; the rows come behind his.

    Raises:
        BadInput: if it cannot be written.
    """
    from jiaokan.intake.record_text import scalar

    rows = [row for change in changes for row in _rows(change, file.rows if file else ())]
    head = [
        "# " + say("Where each of these anchors stands now: write behind `to:` the number of a block below its words,"),
        "# " + say("words of another block, or 0 if the block is gone; and one `why` for all, or one in a row of its own."),
        "# " + say("Then give the same command again."),
        f"why: {scalar(file.why)}" if file and file.why else "why:",
        "anchors:",
    ]
    before = file.text.rstrip("\n").split("\n") if file and file.rows else head
    try:
        with path.open("w" if file else "x", encoding="utf-8", newline="\n") as out:
            out.write("".join(f"{line}\n" for line in [*before, *(line for row in rows for line in row)]))
    except OSError as error:
        raise BadInput(str(path), refusal(error), expected="a file that can be written", then="jiaokan replace --help") from None
    tell(f"{len(rows)} questions are in {path}: answer them there, then the same command again", file=sys.stderr)


def _rows(change: Change, there: Collection[tuple[str, str]]) -> Iterator[list[str]]:
    from jiaokan.intake.record_text import scalar

    for id, words, candidates in change.lost:
        if (change.document, id) in there:
            continue
        quotes = ", ".join(scalar(one.quote or "") for one in candidates)
        yield [
            f"# {shown(words, SHOWN_CHARACTERS)}",
            *(f"#   {number} ({one.like:.0%}) {shown(one.words, SHOWN_CHARACTERS)}" for number, one in enumerate(candidates, 1)),
            f"- document: {change.document}",
            f"  id: {id}",
            *([f"  blocks: [{quotes}]"] if candidates else []),
            "  to:",
        ]


class AnswerFile:
    """What an editor wrote into such a file. An answer may take a block from another anchor, which is asked about in its turn."""

    def __init__(self, path: Path, command: str) -> None:
        """Args: path: the file; command: what to give again, for messages.

        Raises:
            BadInput: if it cannot be read, is not as its schema says, or has two rows for one anchor.
        """
        from jiaokan.record.answers import Answers
        from jiaokan.record.yaml import read_record

        self._path, self._command = path, command
        try:
            self.text = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            raise BadInput(str(path), "this is not UTF-8", expected="the file of questions, saved as UTF-8", then=command) from None
        except OSError as error:
            raise BadInput(str(path), refusal(error), expected="the file of questions", then=command) from None
        example = f"why: 2022年修订\\nanchors:\\n- document: …\\n  id: k7m2xq\\n  {EXAMPLE}"
        answers = read_record(self.text, Answers, str(path), example, command)
        self.why = answers.why
        self.rows: dict[tuple[str, str], AnchorAnswer] = {}
        for row in answers.anchors:
            if (row.document, row.id) in self.rows:
                raise self._refusal(row, f"the anchor {row.id} stands twice", "one row for each question", "")
            self.rows[row.document, row.id] = row

    def words(self, changes: Sequence[Change]) -> list[AnchorWord]:
        """What it says of the anchors that are lost; of those that have no row, nothing.

        Args:
            changes: with what is asked now.

        Raises:
            BadInput: naming the line, if a row has no answer or no reason, or its words are in no block or in several.
        """
        from jiaokan.record.schema import AnchorWord

        said = []
        for change in changes:
            for id, _, _ in change.lost:
                row = self.rows.get((change.document, id))
                if row is None:
                    continue
                to = self._to(row)
                if to:
                    change.proof.block(to, None, self._where(row))
                why = row.why or self.why
                if why is None:
                    raise self._refusal(row, f"no reason is given for the anchor {id}", "`why:` at the top", "why: 2022年修订")
                said.append(AnchorWord(document=change.document, id=id, to=to, why=why))
        return said

    def refuse_rest(self, asked: Collection[tuple[str, str]]) -> None:
        """Refuse a row about what was never asked.

        Raises:
            BadInput: naming its line.
        """
        for key, row in self.rows.items():
            if key not in asked:
                raise self._refusal(row, f"nothing is asked about the anchor {row.id} of {row.document}", "one row for each question", "")

    def _to(self, row: AnchorAnswer) -> str:
        """Words of the block that an answer names; empty if it is gone."""
        if row.to is None:
            raise self._refusal(row, f"the anchor {row.id} has no answer yet", "a number, words of a block, or 0 if it is gone")
        if not row.to.isdecimal():
            return row.to
        number = int(row.to)
        if number > len(row.blocks):
            raise self._refusal(row, f"there is no block {number}", f"a number up to {len(row.blocks)}, or 0")
        if number and not row.blocks[number - 1]:
            raise self._refusal(row, "another block has the same words", "words that only one block has, or the text mended first", "")
        return row.blocks[number - 1] if number else ""

    def _where(self, row: AnchorAnswer) -> str:
        lines = enumerate(self.text.split("\n"), 1)
        return f"{self._path}:{next((n for n, line in lines if line.split('#')[0].split()[-1:] == [row.id]), 1)}"

    def _refusal(self, row: AnchorAnswer, found: str, expected: str, example: str = EXAMPLE) -> BadInput:
        return BadInput(self._where(row), found, expected=expected, example=example, then=self._command)
