"""The ledger of a document keeps every anchor that was ever published, one event a line, and is only added to.

An anchor is opaque and is born once: its characters come from the words at birth, never from its place,
and stay when the words change. The alphabet leaves out what is easily mistaken (0 o, 1 i l) and vowels that would spell words.

Events: `born`, `edited`, `moved` (to another document), `merged` (into another anchor), `split` (it stays on the largest part
and names the others), `retired`, `revived`.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from hashlib import sha256
from itertools import pairwise
from typing import Any, Literal, get_args

from jiaokan.anchor.rewording import Rewording
from jiaokan.errors import BadInput
from jiaokan.text import Stretch
from jiaokan.text.digest import digest

ALPHABET = "23456789bcdfghjkmnpqrstvwxyz"
ID_CHARACTERS = 6
QUOTE_CHARACTERS = 160
"""How many code points of a block the ledger quotes; the digest covers all of them."""
CONTEXT_CHARACTERS = 16

Kind = Literal["born", "edited", "moved", "merged", "split", "retired", "revived"]


@dataclass(frozen=True)
class Event:
    """One line of a ledger."""

    event: Kind
    id: str
    type: str = ""
    """The type of the block, as it was then."""
    quote: str = ""
    """The first characters of the block, at most `QUOTE_CHARACTERS` code points."""
    before: str = ""
    """The last characters of the block before, at most `CONTEXT_CHARACTERS`."""
    after: str = ""
    """The first characters of the block after."""
    digest: str = ""
    """The first 16 hexadecimal digits of the SHA-256 of the block's UTF-8 text."""
    origin: tuple[Stretch, ...] = ()
    """The raw stretches the block came from."""
    to: tuple[str, ...] = ()
    """Where the anchor leads now: ids, or `document#id` after a move."""
    change: Rewording | None = None
    """For an edit what it changed, so that the words before it can be told whole, however long the block."""
    why: str = ""
    """The editor's reason, for what only a person decides."""


@dataclass(frozen=True)
class Ledger:
    """All events of a document, oldest first."""

    events: tuple[Event, ...] = ()
    live: frozenset[str] = field(init=False)
    """The ids that stand on a block now."""
    ends: Mapping[str, Event] = field(init=False, repr=False, compare=False)
    """For each id that stands on no block the event that ended its life."""
    _quoted: Mapping[str, Event] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        live: set[str] = set()
        ends: dict[str, Event] = {}
        quoted: dict[str, Event] = {}
        for event in self.events:
            if event.digest:
                quoted[event.id] = event
            if event.event in ("born", "revived"):
                live.add(event.id)
                ends.pop(event.id, None)
            elif event.event in ("moved", "merged", "retired"):
                live.discard(event.id)
                ends[event.id] = event
        object.__setattr__(self, "live", frozenset(live))
        object.__setattr__(self, "ends", ends)
        object.__setattr__(self, "_quoted", quoted)

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every id that was ever born here."""
        return frozenset(event.id for event in self.events)

    def leads(self, id: str) -> str | None:
        """The live anchor of this document that an id leads to, or `document#id` after a move; None for a tombstone or an unknown id.

        A chain of merges is followed to its end; one that comes back to itself leads nowhere.
        """
        seen: set[str] = set()
        while id not in self.live:
            end = self.ends.get(id)
            if end is None or id in seen or not end.to:
                return None
            seen.add(id)
            if end.event == "moved":
                return end.to[0]
            id = end.to[0]
        return id

    def last(self, id: str) -> Event:
        """The newest event of this id that quotes it.

        Raises:
            KeyError: if none does.
        """
        return self._quoted[id]

    def past(self, id: str, now: str | None = None) -> Iterator[tuple[str, str]]:
        """What an id stood on before, each with its digest, the newest first.

        Words are whole as long as every edit since says what it changed; before one that does not, they are what the ledger quotes.

        Args:
            id: an id of this ledger.
            now: what it stands on; none if it stands on nothing, and the last words are then the first of the past.
        """
        told = [event for event in reversed(self.events) if event.id == id and event.digest]
        words = now
        if now is None and told:
            words = _whole(told[0])
            yield told[0].digest, told[0].quote
        for event, before in pairwise(told):
            if event.digest == before.digest:
                continue
            words = event.change.undone(words) if event.change is not None and words is not None else None
            if words is None or digest(words) != before.digest:
                words = _whole(before)
            yield before.digest, before.quote if words is None else words


def new_id(seed: str, taken: Container[str]) -> str:
    """An id that nobody has: it begins with a letter, so that it is a valid name everywhere.

    Args:
        seed: words that tell this block from others; they choose the id once and are then forgotten.
        taken: the ids of the whole corpus.
    """
    for attempt in range(1_000_000):
        number = int.from_bytes(sha256(f"{attempt}\n{seed}".encode("utf-8", "surrogatepass")).digest(), "big")
        letters, number = ALPHABET[8:], number
        number, first = divmod(number, len(letters))
        rest = []
        for _ in range(ID_CHARACTERS - 1):
            number, index = divmod(number, len(ALPHABET))
            rest.append(ALPHABET[index])
        id = letters[first] + "".join(rest)
        if id not in taken:
            return id
    raise AssertionError("no free id")


def dump(ledger: Ledger) -> str:
    """The ledger as JSON lines; empty fields are left out."""
    return "".join(json.dumps(_fields(event), ensure_ascii=False) + "\n" for event in ledger.events)


def parse(text: str, name: str) -> Ledger:
    """The ledger that a file holds.

    Raises:
        BadInput: naming the line, if it is not an event or breaks the life of an anchor.
    """
    events, known = [], set[str]()
    for number, line in enumerate(text.split("\n"), 1):
        if not line:
            continue
        event = _event(line, f"{name}:{number}")
        if event.event == "born" and event.id in known:
            raise BadInput(
                f"{name}:{number}",
                f"the anchor {event.id} is born twice",
                expected="each anchor is born once",
                then="git restore the ledger",
            )
        if event.event != "born" and event.id not in known:
            raise BadInput(
                f"{name}:{number}",
                f"the anchor {event.id} was never born",
                expected="a line with event born before",
                then="git restore the ledger",
            )
        known.add(event.id)
        events.append(event)
    return Ledger(tuple(events))


def grown(old: Ledger, new: Ledger) -> bool:
    """Whether `new` only adds to `old`: all that the old one said of an id it says too, in the same order, whatever it took in besides.

    Between two events of the old one others may stand: those of another editor, whose ledger was united with it.
    """
    said: dict[str, list[Event]] = {}
    for event in new.events:
        said.setdefault(event.id, []).append(event)
    rest = {id: iter(events) for id, events in said.items()}
    return all(event in rest.get(event.id, ()) for event in old.events)


def _whole(event: Event) -> str | None:
    """The words of a block, if the ledger quotes all of them."""
    return event.quote if digest(event.quote) == event.digest else None


def _fields(event: Event) -> dict[str, Any]:
    found: dict[str, Any] = {"event": event.event, "id": event.id}
    for name in ("type", "quote", "before", "after", "digest", "origin", "to", "change", "why"):
        value = getattr(event, name)
        if value:
            found[name] = asdict(value) if isinstance(value, Rewording) else value
    return found


def _event(line: str, where: str) -> Event:
    example = '{"event": "born", "id": "k7m2xq", "type": "paragraph", "quote": "…", "digest": "0123456789abcdef"}'
    try:
        value = json.loads(line)
        if not isinstance(value, dict) or value.get("event") not in get_args(Kind) or not isinstance(value.get("id"), str):
            raise ValueError
        value["origin"] = tuple((int(a), int(b)) for a, b in value.get("origin", ()))
        value["to"] = tuple(str(t) for t in value.get("to", ()))
        value["change"] = Rewording(**value["change"]) if "change" in value else None
        return Event(**value)
    except (ValueError, TypeError):
        conflict = line.startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||"))
        raise BadInput(
            where,
            "git left two versions of this ledger" if conflict else "this line is not an event of the ledger",
            expected="one JSON object a line",
            example=example,
            then="jiaokan merge" if conflict else "git restore the ledger",
        ) from None


def contexts(texts: Iterable[str]) -> list[tuple[str, str]]:
    """For each block the end of the one before and the beginning of the one after."""
    row = list(texts)
    return [
        (row[i - 1][-CONTEXT_CHARACTERS:] if i else "", row[i + 1][:CONTEXT_CHARACTERS] if i + 1 < len(row) else "")
        for i in range(len(row))
    ]
