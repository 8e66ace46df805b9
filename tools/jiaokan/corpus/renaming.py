"""A document gets another id: every record that names it, its folder, its ledger and what is built, in one transaction.

The old id stays as one of its former names, so that every address that was published leads on.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import yaml

from jiaokan.corpus.building import files, make_plan, refuse_hand_edits
from jiaokan.corpus.change import Change
from jiaokan.corpus.files import as_there, read, says
from jiaokan.corpus.model import Corpus
from jiaokan.corpus.reading import records
from jiaokan.corpus.rehearsal import read_as, record_files
from jiaokan.corpus.standing import published
from jiaokan.corpus.transaction import write, writing
from jiaokan.errors import BadInput, shown
from jiaokan.intake.record_parts import values, with_words
from jiaokan.record.base import LONGEST_ID_CHARACTERS
from jiaokan.text import re

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
NAMING_KEYS = frozenset(("document", "into", "in"))
"""The keys of records under which a document is named."""


def rename(root: Path, old: str, new: str) -> tuple[Change, ...]:
    """Give a document another id.

    Args:
        root: the corpus's folder.
        old: its id.
        new: the one it gets: lower-case ASCII words joined by hyphens.

    Returns:
        What a build changes; nothing but names, where the corpus was built.

    Raises:
        BadInput: if there is no such document, the id is none or is taken, or an edition was edited by hand.
    """
    with writing(root, "rename"):
        base = records(root)
        _see_that_it_may(base, old, new)
        refuse_hand_edits(base, root)
        home, place = root / "corpus/documents" / old, root / "corpus/documents" / new
        texts = {path: renamed(text, old, new) for path, text in record_files(root) if path.parent != home}
        record = renamed(read(home / "document.yaml", root), old, new)
        record = with_former(record, (*base.metas[old].former, old))
        after = read_as(root, {**texts, place / "document.yaml": record, home / "document.yaml": None})
        plan = make_plan(after, published(after, root), root, released=after.metas)
        made = files(plan, root / "corpus", "")
        put: dict[Path, str | bytes | None] = {path: None for path in sorted(home.iterdir()) if path.is_file()}
        put |= {path: as_there(path, text) for path, text in texts.items()}
        put[place / "document.yaml"] = as_there(home / "document.yaml", record)
        write(root, put | {path: text for path, text in made.items() if not says(path, text)}, "rename")
        return plan.changes


def renamed(record: str, old: str, new: str) -> str:
    """A record in which one document is named by another id; every other character stays.

    Args:
        record: the text of a YAML file.
        old: the id that stands where a document is named.
        new: what stands there then.
    """
    return with_words(record, {one.way: new for one in values(record) if one.key in NAMING_KEYS and one.words == old})


def with_former(record: str, former: tuple[str, ...]) -> str:
    """A record with these former ids."""
    value = f"[{', '.join(dict.fromkeys(former))}]"
    node = yaml.compose(record, Loader=yaml.SafeLoader)
    for key, held in node.value if isinstance(node, yaml.MappingNode) else ():
        if key.value == "former":
            end = held.start_mark.index + len(record[held.start_mark.index : held.end_mark.index].rstrip())
            line = record.rfind("\n", 0, key.start_mark.index) + 1
            return record[:line] + f"former: {value}" + record[end:]
    return (record if record.endswith("\n") or not record else record + "\n") + f"former: {value}\n"


def _see_that_it_may(base: Corpus, old: str, new: str) -> None:
    see_that_it_is_there(base, old)
    see_that_it_is_free(new, (name for id, meta in base.metas.items() for name in (id, *meta.former) if id == name or id != old))


def see_that_it_is_there(base: Corpus, document: str) -> None:
    """See that there is such a document.

    Raises:
        BadInput: if there is none.
    """
    if document not in base.metas:
        raise BadInput(shown(document), "there is no such document", expected="an id that jiaokan list shows", then="jiaokan list")


def see_that_it_is_free(id: str, taken: Iterable[str]) -> None:
    """See that a document may get this id.

    Raises:
        BadInput: if it is none, or is taken.
    """
    if not ID.fullmatch(id) or len(id) > LONGEST_ID_CHARACTERS:
        raise BadInput(shown(id), "this is no id", expected="lower-case ASCII words joined by hyphens", example="samr-2020-186")
    if id in taken:
        raise BadInput(id, "a document has this id, or had it", expected="one that is free", then="jiaokan list")
