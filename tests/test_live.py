"""A publication is compared with what the live site holds, so that even a rewritten history takes no anchor back."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from jiaokan import corpus
from jiaokan.cli import main
from jiaokan.site.pages import make_pages
from tests.project import make
from tests.stops import ID


@contextmanager
def site(status: int, body: bytes) -> Iterator[str]:
    """A site that answers everything with this; its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    asked: list[str] = []
    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/base/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    assert asked == ["/base/anchors/published.json"]


def asked(root: Path, status: int, body: bytes) -> int:
    """The exit code of a check against such a site."""
    with site(status, body) as address:
        return main(["check", "--live", address, "--root", str(root)])


def test_what_the_site_published_is_looked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The list that a site publishes is the one that the next publication is compared with."""
    corpus.build(make(tmp_path))
    published = make_pages(corpus.load(tmp_path).entries, "https://example.org/").files["anchors/published.json"]
    held = json.loads(published)
    assert set(held) == {ID, "county-meeting"}
    assert asked(tmp_path, 200, published.encode()) == 0
    assert "every law holds" in capsys.readouterr().out
    held[ID].append("zzzzzz")
    held["gone"] = []
    assert asked(tmp_path, 200, json.dumps(held).encode()) == 1
    said = capsys.readouterr().out
    assert f"published-anchor: {ID}#zzzzzz: no ledger knows where it leads" in said
    assert "published-document: the document gone is gone" in said
    record = tmp_path / f"corpus/documents/{ID}/document.yaml"
    record.write_text(record.read_text() + "former: [gone]\n")
    del held[ID]
    assert asked(tmp_path, 200, json.dumps(held).encode()) == 0


@pytest.mark.parametrize("status", [404, 410])
def test_not_found_is_the_first_publication(tmp_path: Path, status: int, capsys: pytest.CaptureFixture[str]) -> None:
    """There is nothing that could break."""
    corpus.build(make(tmp_path))
    assert asked(tmp_path, status, b"") == 0
    assert "has published no anchors yet" in capsys.readouterr().out


@pytest.mark.parametrize(("status", "body"), [(500, b"{}"), (403, b"{}"), (200, b"<html>"), (200, b"[]"), (200, b'{"a": 3}')])
def test_any_other_answer_blocks(tmp_path: Path, status: int, body: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    """Who does not know what was published does not publish."""
    corpus.build(make(tmp_path))
    assert asked(tmp_path, status, body) == 2
    assert "nobody can say whether an address would break" in capsys.readouterr().err


def test_a_site_that_is_not_there_blocks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No answer is no first publication; what is no address is said so."""
    corpus.build(make(tmp_path))
    with site(404, b"") as address:
        main(["check", "--live", address, "--root", str(tmp_path)])
    assert main(["check", "--live", address, "--root", str(tmp_path)]) == 2
    assert main(["check", "--live", "ftp://example.org/", "--root", str(tmp_path)]) == 2
    assert "is no address of a site" in capsys.readouterr().err
