"""What a corpus holds, as far as a text that is no part of it can cite or name it."""

from __future__ import annotations

from pathlib import Path

from jiaokan.annotate.held import Held
from jiaokan.corpus.reading import load
from jiaokan.reference.target import Target, Targets


def held(root: Path) -> Held:
    """The documents and entities of the corpus in a folder, for `find`.

    Args:
        root: the project's folder, in which `corpus/` lies; editions that were edited by hand count as they stand.

    Raises:
        BadInput: if there is no corpus, or it cannot be read.

    Examples:
        >>> from jiaokan import find
        >>> here = held(Path())
        >>> [(one.text, one.entity, one.target) for one in find("市场监管总局印发国市监计量〔2020〕186号", held=here)]
        [('市场监管总局', 'samr', None), ('国市监计量〔2020〕186号', 'metrology-opinion-2020', 'samr-2020-186')]
    """
    corpus = load(root, by_hand=True)
    names = corpus.authority.works.names()
    return Held(corpus.authority, Targets.of(Target.of(one.id, one.meta, one.blocks, names.get(one.id, ())) for one in corpus.entries))
