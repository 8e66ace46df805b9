"""A draft shown on this machine only: who asks under another name than this machine's is not answered (DNS rebinding)."""

from __future__ import annotations

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from jiaokan.errors import BadInput, refusal

ADDRESS = "127.0.0.1"


class _Draft(SimpleHTTPRequestHandler):
    def send_head(self):  # type: ignore[no-untyped-def]  # what it gives back is not said in public
        assert isinstance(self.server, ThreadingHTTPServer)
        port = self.server.server_port
        if self.headers.get("Host") not in (f"{ADDRESS}:{port}", f"localhost:{port}"):
            self.send_error(421, "Misdirected Request")
            return None
        return super().send_head()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: a page that asks every second would fill the terminal."""


def server(folder: Path, port: int) -> ThreadingHTTPServer:
    """A server of a folder, which does not answer before it is started.

    Args:
        folder: what it shows.
        port: where; 0 for any that is free.

    Raises:
        BadInput: if the port is taken.
    """
    try:
        return ThreadingHTTPServer((ADDRESS, port), partial(_Draft, directory=str(folder)))
    except (OSError, OverflowError) as error:
        why = refusal(error) if isinstance(error, OSError) else "there is no such port"
        raise BadInput("--port", f"{port} cannot be had: {why}", example="--port 8010", then="another port") from None
