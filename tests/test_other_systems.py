"""What would go wrong on another system only: encodings, line ends, separators of paths, names that stand already."""

from __future__ import annotations

import ast
import io
import os
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from jiaokan.cli import main
from jiaokan.corpus import disk
from jiaokan.corpus.reading import records
from jiaokan.intake.facts import Facts
from jiaokan.intake.naming import propose_id
from jiaokan.record.base import Id

HOME = Path(__file__).parents[1] / "tools/jiaokan"
FILES = sorted(HOME.rglob("*.py"))


def faults(source: str) -> Iterator[str]:
    """What a module does otherwise on a system of another kind."""
    tree = ast.parse(source)
    within_as_posix = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr in ("as_posix", "parts")}
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.FormattedValue)
            and isinstance(node.value, ast.Call)
            and getattr(node.value.func, "attr", "") == "relative_to"
        ):
            yield f"{node.lineno}: a path in words has the separators of the system; as_posix"
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        said = {keyword.arg for keyword in node.keywords}
        first = node.args[0] if node.args else None
        if (
            name == "str"
            and isinstance(first, ast.Call)
            and getattr(first.func, "attr", "") == "relative_to"
            and id(first) not in within_as_posix
        ):
            yield f"{node.lineno}: a path in words has the separators of the system; as_posix"
        if name == "read_text" and not node.args and "encoding" not in said:
            yield f"{node.lineno}: a text is read in the encoding of the system"
        if name == "write_text" and len(node.args) < 2 and "encoding" not in said:
            yield f"{node.lineno}: a text is written in the encoding of the system"
        mode = node.args[-1].value if name == "open" and node.args and isinstance(node.args[-1], ast.Constant) else ""
        if name == "open" and isinstance(mode, str) and mode in ("r", "w", "a", "x") and "encoding" not in said:
            yield f"{node.lineno}: a text is opened in the encoding of the system"
        if name == "run" and "text" in said and "encoding" not in said:
            yield f"{node.lineno}: what a program says is read in the encoding of the system"
        if name == "rename" and getattr(getattr(node.func, "value", None), "id", "") == "os":
            yield f"{node.lineno}: where the name stands already this fails on Windows; os.replace"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(HOME).as_posix())
def test_nothing_leans_on_the_system(path: Path) -> None:
    """Every text is UTF-8, every path in words has slashes, every file is put in place over what stands there."""
    assert list(faults(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    [
        "Path('a').read_text()",
        "Path('a').write_text('x')",
        "open('a', 'w')",
        "str(path.relative_to(root))",
        "f'{path.relative_to(root)}: x'",
        "os.rename(a, b)",
        "subprocess.run(['a'], text=True)",
    ],
)
def test_the_walk_sees_each_fault(source: str) -> None:
    """One of each kind."""
    assert list(faults(source))


@pytest.mark.parametrize(
    "source", ["path.read_text('utf-8')", "open('a', 'rb')", "f'{path.relative_to(root).as_posix()}'", "os.replace(a, b)", "read_bytes()"]
)
def test_the_walk_lets_the_rest_pass(source: str) -> None:
    """What is the same everywhere."""
    assert list(faults(source)) == []


@pytest.mark.parametrize(("windows", "times", "ends"), [(True, 3, True), (True, 99, False), (False, 1, False)])
def test_a_file_that_a_program_has_open_is_waited_for(
    windows: bool, times: int, ends: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows, for a while; elsewhere such a refusal is no such thing."""
    real, refused = os.replace, iter(range(times))

    def replace(source: Path, target: Path) -> None:
        if next(refused, None) is not None:
            raise PermissionError(13, "used by another process", str(target))
        real(source, target)

    monkeypatch.setattr(disk, "OPEN_FILES_STAY", windows)
    monkeypatch.setattr(disk, "STEP_SECONDS", 0.0)
    monkeypatch.setattr(os, "replace", replace)
    for name in ("new", "there"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    with nullcontext() if ends else pytest.raises(PermissionError):
        disk.move(tmp_path / "new", tmp_path / "there")
    assert (tmp_path / "there").read_text(encoding="utf-8") == ("new" if ends else "there")


@pytest.mark.parametrize("id", ["con", "aux", "nul", "prn", "com1", "lpt9"])
def test_the_name_of_a_device_is_no_id(id: str) -> None:
    """No folder can have it on Windows; a title that is one gets a number."""
    with pytest.raises(ValidationError, match="device"):
        TypeAdapter(Id).validate_python(id)
    assert TypeAdapter(Id).validate_python(f"{id}-2020") == f"{id}-2020"
    assert propose_id(Facts(title=id.upper(), genre="unknown"), "", set())[0] != id


@pytest.mark.parametrize("id", ["Notice", "notice.", "notice ", "no.tice", "通知", "notice-"])
def test_no_two_ids_are_one_folder(id: str) -> None:
    """Windows takes capitals for small letters and drops a dot or a blank at the end: an id has none of these."""
    with pytest.raises(ValidationError):
        TypeAdapter(Id).validate_python(id)


def test_a_console_of_another_encoding_prints_every_character(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """That of a Chinese Windows (cp936) has no rare characters, and nothing is lost or breaks off."""
    (tmp_path / "page.txt").write_text("序言\n\n正文里有一个罕用的字\U00020000，读得出来，也写得出来。\n", encoding="utf-8")
    console = io.TextIOWrapper(io.BytesIO(), encoding="cp936")
    monkeypatch.setattr("sys.stdout", console)
    assert main(["clean", str(tmp_path / "page.txt")]) == 0
    console.flush()
    assert "\U00020000，读得出来" in console.buffer.getvalue().decode("utf-8")  # type: ignore[attr-defined]


def test_a_pattern_that_the_shell_left_is_expanded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """PowerShell gives a program the pattern itself; a file that is called so is that file."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "corpus").mkdir()
    for name in ("甲.txt", "乙.txt", "丙.md", "[丁].txt"):
        (tmp_path / name).write_text(f"{name[0]}村的井\n\n村口有一口{name}老井，井台是青石的。\n", encoding="utf-8")
    assert main(["add", "*.txt"]) == 0
    assert main(["add", "[丁].txt", "*.doc"]) == 2
    assert len(records(tmp_path).sources) == 3
