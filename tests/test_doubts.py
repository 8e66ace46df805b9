"""`jiaokan doubts`: what waits for a person, and what a person has settled."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from jiaokan import corpus
from jiaokan.cli import main
from jiaokan.entry.waiting import waiting
from tests.project import RAW, make


def doubted(root: Path, extra: str = "") -> list[str]:
    """A project whose notice holds a character that could not be read."""
    raw = RAW.replace("及时报告", "及时\ufffd报告")
    return ["--root", str(make(root, raw=raw, extra=extra))]


def test_doubts_are_listed_with_their_context(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Place in the raw text, words around it, reason and candidates; something waits, so the exit code is 1."""
    root = doubted(tmp_path)
    assert main(["build", *root]) == 0
    capsys.readouterr()

    assert main(["doubts", *root]) == 1
    assert "raw.txt:5:23  unknown-character" in capsys.readouterr().out
    assert main(["doubts", "--format", "json", *root]) == 1
    (one,) = json.loads(capsys.readouterr().out)["doubts"]
    assert (one["document"], one["quote"], one["reason"]) == ("samr-2020-186", "\ufffd", "unknown-character")
    assert (one["line"], one["column"], one["before"][-2:], one["after"][:2]) == (5, 23, "及时", "报告")
    assert one["anchor"]


def test_a_reviewed_doubt_waits_no_more(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The review quotes raw words that the doubt touches and names its reason; another reason settles nothing."""
    review = "reviewed: [{{document: samr-2020-186, reason: {}, quote: 时\ufffd报, why: 原字不明}}]\n"
    root = doubted(tmp_path, review.format("unknown-character"))
    assert main(["build", *root]) == 0
    assert main(["doubts", *root]) == 0
    assert "nothing waits for a word" in capsys.readouterr().out
    assert main(["check", *root]) == 0

    root = doubted(tmp_path, review.format("plain-heading"))
    assert main(["doubts", *root]) == 1
    assert main(["check", *root]) == 1
    assert "stale-review" in capsys.readouterr().out


def test_a_doubt_that_was_put_right_waits_no_more(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A correction of its words settles it, and a block that was taken out takes its doubt with it; one beside it settles nothing."""
    for words, new, code in (("及时\ufffd报告", "及时如实报告", 0), ("认真贯彻", "切实贯彻", 1)):
        root = doubted(tmp_path / str(code))
        assert main(["build", *root]) == 0
        edition = tmp_path / str(code) / "corpus/documents/samr-2020-186/edition.md"
        edition.write_text(edition.read_text().replace(words, new))
        assert main(["adopt", "--reason", "据原件", *root]) == 0
        assert main(["doubts", *root]) == code
        assert main(["check", *root]) == 0
    lines = [line for line in edition.read_text().split("\n\n") if "\ufffd" not in line]
    edition.write_text("\n\n".join(lines))
    assert main(["adopt", "--reason", "据原件", *root]) == 0
    assert main(["doubts", *root]) == 0


def test_doubts_with_candidates_come_first(tmp_path: Path) -> None:
    """They can be settled at once; among equals the rare reason comes first."""
    corpus.build(make(tmp_path))
    entry = corpus.load(tmp_path).entry("samr-2020-186")
    rows = [("common", ()), ("common", ()), ("rare", ()), ("sure", ("甲",))]
    doubts = tuple({"at": at, "length": 1, "reason": reason, "candidates": list(found)} for at, (reason, found) in enumerate(rows))

    assert [one.reason for one in waiting([replace(entry, doubts=doubts)])] == ["sure", "rare", "common", "common"]


def test_doubts_of_variants_are_listed_and_wait_for_nobody(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A form that conversion chose is shown with the other ones; the source is sure, so the exit code stays 0."""
    root = ["--root", str(make(tmp_path, raw=RAW.replace("及时报告", "及时报告，这么干")))]
    assert main(["build", *root]) == 0
    capsys.readouterr()
    assert main(["doubts", *root]) == 0
    said = capsys.readouterr().out
    assert "zh-Hant-TW" in said
    assert "【幹】" in said
    assert "nothing waits for a word" in said
    assert main(["doubts", "--format", "json", *root]) == 0
    (one,) = json.loads(capsys.readouterr().out)["variants"]
    assert (one["quote"], one["script"]) == ("幹", "zh-Hant-TW")
    assert "乾" in one["others"]
