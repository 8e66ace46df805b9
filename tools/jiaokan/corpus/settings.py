"""The one file that says whose corpus this is: read strictly, and only from the top of its folder."""

from __future__ import annotations

from pathlib import Path

from jiaokan.corpus.files import read
from jiaokan.errors import BadInput
from jiaokan.record.settings import Settings
from jiaokan.record.yaml import read_record

SETTINGS_NAME = "jiaokan.yaml"
SETTINGS_EXAMPLE = "name: 县志稿"


def settings(root: Path) -> Settings:
    """What `jiaokan.yaml` says.

    Args:
        root: the corpus's folder.

    Raises:
        BadInput: if there is none, or it is not as `Settings` says.
    """
    path = root / SETTINGS_NAME
    if not path.is_file():
        raise BadInput(
            str(path), "the file is missing", expected="the folder of a corpus", example=SETTINGS_EXAMPLE, then="cd to it, or jiaokan init"
        )
    return read_record(read(path, root), Settings, SETTINGS_NAME, SETTINGS_EXAMPLE, "jiaokan site")
