"""`jiaokan desk`: the editor's desk in a browser, on this machine only."""

from __future__ import annotations

import argparse
import gc
from pathlib import Path
from typing import TYPE_CHECKING

from jiaokan.commands.language import tell, voice
from jiaokan.errors import BadInput

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Enter the command."""
    one = commands.add_parser(
        "desk",
        help="read proofs in a browser, on this machine",
        description="Show every text with its raw text beside it, to correct, check and commit. Needs jiaokan[desk].",
    )
    one.add_argument("--port", type=int, default=8765, help="where it stands on this machine (default: 8765)")
    one.add_argument("--open", action="store_true", help="open it in the browser")
    one.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Serve the desk until it is stopped."""
    import secrets
    import webbrowser
    from importlib.util import find_spec

    missing = [name for name in ("starlette", "uvicorn") if find_spec(name) is None]
    if missing:
        raise BadInput(
            "jiaokan desk", f"{' and '.join(missing)} cannot be found", expected="jiaokan[desk]", then="pip install 'jiaokan[desk]'"
        )
    from jiaokan.commands.check import find
    from jiaokan.corpus.settings import settings
    from jiaokan.web.serve_desk import application, bound, server
    from jiaokan.web.serve_draft import ADDRESS

    root: Path = arguments.root
    settings(root)
    gc.enable()  # A command ends before its circles weigh anything; this one goes on.
    key = secrets.token_urlsafe(32)
    with bound(arguments.port) as place:
        port = place.getsockname()[1]
        address = f"http://{ADDRESS}:{port}/?key={key}"
        tell(f"{address}\n(stop with Ctrl+C)", flush=True)
        if arguments.open:
            webbrowser.open(address)
        try:
            server(application(root, key, port, find, voice("zh-Hans"))).run(sockets=[place])
        except KeyboardInterrupt:
            print()
    return 0
