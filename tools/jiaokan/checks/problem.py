"""A problem has a code that never changes, a place, and a hint: what to do about it.

What breaks a law is never excused; what the record says against the text may be, with a reason; a sign of an error fails nothing:
a text may really be so, and a person looks.
"""

from __future__ import annotations

from dataclasses import dataclass

LAWS: dict[str, str] = {
    "rebuild": "run jiaokan build",
    "reason": "reasons are listed in jiaokan/reasons.py",
    "anchor-lost": "restore the edition, or jiaokan build",
    "anchor-unknown": "jiaokan build",
    "anchor-twice": "restore the ledgers",
    "anchor-way": "restore the ledgers, then say in source.yaml where it leads: `anchors:`",
    "released-anchor": "git restore the document and its ledger; an address that was released leads somewhere for ever",
    "published-anchor": "jiaokan restore REVISION brings lost events back; an address that was published leads somewhere for ever",
    "published-document": "git restore the document, or write its name as `former` into what took its place",
    "former": "each former name leads to one document",
    "script-length": "add an override",
    "dead-link": "jiaokan build",
    "stale-annotation": "jiaokan build",
    "stale": "jiaokan build",
    "edited-by-hand": "jiaokan adopt DOCUMENT --reason TEXT, or git restore the edition",
    "relation-unknown": "jiaokan list shows the ids",
    "relation-one-sided": "write the relation on the other document too",
    "relation-twice": "write each relation once",
    "entity-twice": "give one of the two another id",
    "entity-unknown": "write the entry in corpus/authority/, or leave the id out",
    "alias-ambiguous": "say with `in`, `from` or `to` where each alias holds",
    "alias-document": "jiaokan list shows the ids",
    "unsourced": "write `sources`, or leave out what none says",
    "bad-ignore": "an ignore names the code of a sign and a document of its source",
    "stale-ignore": "remove the ignore",
    "stale-review": "remove the review, or quote the words of the doubt",
}
"""What nothing excuses, each with its hint."""
RECORD_SIGNS: dict[str, str] = {
    "fixed-point": "write it as cleaning writes it, or ignore it with a reason if it is to stand so",
    "record-date": "correct the date in the record",
    "date-order": "one of the two dates in document.yaml is wrong",
    "number-form": "write the number as GB/T 9704 does: 某发〔2020〕3号",
    "number-differs": "write the number of document.yaml as the text has it, or correct the text",
    "date-differs": "write the date of issue as the text has it, or ignore it with a reason",
    "script-differs": "write `language: zh-Hant` or zh-Hans in document.yaml",
    "rights-open": "write in document.yaml on what ground the text is published, and whose it is",
    "title-differs": "write the title of document.yaml as the text has it, or ignore it with a reason",
}
"""Where the record speaks against the text or itself; an ignore with a reason excuses it."""
SIGNS: dict[str, str] = {
    "outline-gap": "a label was lost, misread or joined to the paragraph before; correct it, or ignore it with a reason",
    "contents-missing": "the item was lost, or its title differs; correct either, or ignore it with a reason",
    "no-such-date": "correct the date, or ignore it if the original has it",
    "unpaired-bracket": "a bracket was lost or misread; correct it, or ignore it if the original has it",
    "unpaired-quotation": "a quotation mark was lost or misread; correct it, or ignore it if the original has it",
    "repeated-text": "remove what an extraction repeated, or ignore it if the original repeats it",
    "doubled-words": "correct what was printed twice, or ignore it if the original has it",
}
"""What may be an error of the text: shown by `doubts`, and no reason for `check` to fail."""


@dataclass(frozen=True, order=True)
class Problem:
    """Something that breaks a law, or a sign of an error."""

    code: str
    where: str
    found: str
    document: str = ""
    """The document it is about, if it is about one."""

    @property
    def hint(self) -> str:
        """What to do about it."""
        return (LAWS | RECORD_SIGNS | SIGNS)[self.code]

    def __str__(self) -> str:
        return f"{self.where}: {self.code}: {self.found}\n  hint: {self.hint}"
