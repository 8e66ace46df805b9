"""What a corpus holds, against which a text from anywhere is read: the documents it may cite, and the entities it may name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from jiaokan.annotate.authority import Authority
from jiaokan.annotate.mention import Mention
from jiaokan.edition.document import Block
from jiaokan.reference.annotation import record
from jiaokan.reference.model import Reference
from jiaokan.reference.resolve import Context, resolve
from jiaokan.reference.target import Target, Targets
from jiaokan.text import Text

_READ = ""
"""The id of the text that is read: no document has it."""


@dataclass(frozen=True)
class Held:
    """The documents and entities of a corpus.

    Examples:
        >>> law = Target("some-law", ("某某条例",))
        >>> from jiaokan.annotate.find import find
        >>> [(one.text, one.target) for one in find("见《某某条例》和《某某办法》", held=Held(Authority(), Targets.of([law])))]
        [('《某某条例》', 'some-law'), ('《某某办法》', None)]
    """

    authority: Authority
    targets: Targets

    def cited(self, string: str, references: Iterable[Reference], day: str) -> Iterator[Mention]:
        """Each reference as a mention, with the document that it cites and the work that it names.

        Args:
            string: the text.
            references: what it cites.
            day: its date in ISO 8601, as much of it as is known; settles which edition is meant.
        """
        context = Context.of(_READ, [Block("paragraph", Text.of(line)) for line in string.split("\n")])
        own = Target(_READ, ("",), official=False, issued=day, years=frozenset((day[:4],)))
        targets = replace(self.targets, by_id={**self.targets.by_id, _READ: own})
        for one in resolve(tuple(references), targets, context):
            reference = one.reference
            known = self.authority.works.cited(record(one, context), _READ, day)
            target = f"{one.document}#{one.anchor}" if one.document and one.anchor else one.document or None
            entity = known[0].id if known else None
            yield Mention("work", reference.start, reference.end, reference.text, reference.name, entity, reference.kind, target=target)
