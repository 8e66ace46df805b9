"""An error that teaches: where, what was found, what was expected, one right example, the next command."""

from __future__ import annotations

import errno


class BadInput(ValueError):
    """Something a person gave cannot be used; the command ends with exit code 2 and nothing is written.

    Args:
        where: file, with its line if known: `corpus/sources/x/source.yaml:12`.
        found: what is wrong, with the offending text.
        expected: what would have been right.
        example: one right example.
        then: the next command to run.
    """

    def __init__(self, where: str, found: str, *, expected: str = "", example: str = "", then: str = "") -> None:
        self.where, self.found, self.expected, self.example, self.then = where, found, expected, example, then
        lines = [f"{where}: {found}"]
        lines += [f"  expected: {expected}"] if expected else []
        lines += [f"  example:  {example}"] if example else []
        lines += [f"  next:     {then}"] if then else []
        super().__init__("\n".join(lines))


def shown(text: str, most: int = 60) -> str:
    """A text fit for a message: one line, control characters visible, cut to `most` code points."""
    line = "".join(char if char.isprintable() or char == "\u3000" else repr(char)[1:-1] for char in text)
    return line if len(line) <= most else line[: most - 1] + "…"


REFUSALS = {
    errno.ENOENT: "no such file or folder",
    errno.EACCES: "it may not be read or written",
    errno.EPERM: "it may not be read or written",
    errno.ENOSPC: "there is no room left on the disk",
    errno.EDQUOT: "there is no room left on the disk",
    errno.EROFS: "the disk can only be read",
    errno.EISDIR: "a folder stands there",
    errno.ENOTDIR: "a file stands where a folder should",
    errno.EEXIST: "it is there already",
    errno.ENAMETOOLONG: "the name is too long",
    errno.EBUSY: "it is used by another program",
    errno.ETXTBSY: "it is used by another program",
    errno.EADDRINUSE: "it is used by another program",
}
"""POSIX.1-2017, <errno.h>."""


def refusal(error: OSError) -> str:
    """Why the system refused."""
    return REFUSALS.get(error.errno or 0, f"the disk or the system refused it (error {error.errno})")
