"""`jiaokan site --draft`: every text with the raw text beside it, for the editor's eyes only."""

from __future__ import annotations

import argparse
import gc
import threading
from pathlib import Path

from jiaokan.commands.language import tell, voice
from jiaokan.errors import BadInput


def run(arguments: argparse.Namespace) -> int:
    """Write the draft; with `--serve` show it, and make it anew after each save."""
    from jiaokan.web.serve_draft import ADDRESS, server
    from jiaokan.web.write_draft import DRAFT_PLACE, follow_saves, refuse_publishing, say, write_draft

    refuse_publishing()
    if arguments.output:
        raise BadInput(
            "--output", "a draft stands where nothing publishes it", expected=DRAFT_PLACE.as_posix(), then="jiaokan site --draft"
        )
    root: Path = arguments.root
    chinese = voice("zh-Hans")
    if not arguments.serve:
        state = write_draft(root, voice=chinese)
        tell(f"{root / DRAFT_PLACE / 'index.html'}: {len(state.corpus.entries)} documents")
        return 0
    gc.enable()  # A command ends before its circles weigh anything; this one goes on.
    end = threading.Event()
    with server(root / DRAFT_PLACE, arguments.port) as shown:
        state = write_draft(root, live=True, voice=chinese)
        follower = threading.Thread(target=follow_saves, args=(root, state, say, end, chinese), daemon=True)
        follower.start()
        tell(f"http://{ADDRESS}:{shown.server_port}/ (stop with Ctrl+C)", flush=True)
        try:
            shown.serve_forever()
        except KeyboardInterrupt:
            print()
        finally:
            end.set()
            follower.join()
    return 0
