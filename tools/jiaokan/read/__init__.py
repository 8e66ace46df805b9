"""Reading: a clean text becomes documents of blocks.

One module a kind; each finds where its documents start and what their lines are.
`read` also finds the boundaries between documents, `read_document` takes the text as one document.
What reads is loaded when a text is read, so that commands that read none start sooner.
"""

from __future__ import annotations

from jiaokan.edition.document import Document
from jiaokan.text import Text

KINDS = ("newsletter", "newspaper", "web_page", "notice", "plain")
"""The kinds, each the name of its module, in the order in which they are tried."""


def read(text: Text) -> tuple[Document, ...]:
    """The documents of a clean text, as many as the text itself shows.

    Args:
        text: what `jiaokan.clean` gives: one block a line, headings and table rows marked.

    Returns:
        At least one document; together they hold every piece of the text.

    Examples:
        >>> from jiaokan.clean import clean
        >>> (notice,) = read(clean("关于示例工作的通知\\n\\n提高公共服 务水平。"))
        >>> notice.title, [(block.type, block.text) for block in notice.blocks]
        ('关于示例工作的通知', [('title', '关于示例工作的通知'), ('paragraph', '提高公共服务水平。')])
    """
    from jiaokan.read.documents import documents

    return documents(text)


def read_document(text: Text, kind: str | None = None) -> Document:
    """A clean text as one document.

    Args:
        text: what `jiaokan.clean` gives, already cut.
        kind: how to read it, one of `KINDS`; without it the text decides.

    Raises:
        ValueError: if there is no such kind.
    """
    from jiaokan.read.documents import one_document

    if kind is not None and kind not in KINDS:
        raise ValueError(f"there is no kind of document named {kind!r}; the kinds are {', '.join(KINDS)}")
    return one_document(text, kind)
