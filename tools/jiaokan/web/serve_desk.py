"""The desk's server: on this machine only, for who has the key, and for no page of another origin.

The key comes once in the address and is a cookie from then on, so that it stands in no history and no referrer.
The name that is asked under must be this machine's (DNS rebinding); a request that changes something must come from the desk's own page
(Origin, RFC 6454) and say that it is JSON, which no form of another page can.
"""

from __future__ import annotations

import hmac
import json
import socket
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from jiaokan.corpus.lock import CorpusBusy
from jiaokan.corpus.pending import DRAFTS_PLACE, Pending
from jiaokan.corpus.reading import releases
from jiaokan.corpus.settings import settings
from jiaokan.corpus.transaction import reading
from jiaokan.errors import BadInput, refusal
from jiaokan.site.markup import element, escape
from jiaokan.web.list_page import list_page
from jiaokan.web.serve_draft import ADDRESS
from jiaokan.web.shell import page
from jiaokan.web.voice import PLAIN, Voice
from jiaokan.web.write_commit import Look, commit
from jiaokan.web.write_inbox import add_dropped, inbox, save_and_build, save_said
from jiaokan.web.write_proof import decide, discard, keep_draft, opened, read_again
from jiaokan.web.write_rows import Rows

MOST_BODY_BYTES = 256_000_000
"""A request that says more than this is none of the desk's."""
STOP_SECONDS = 3
"""How long an answer that is being given may still take when the desk is stopped."""
HEADERS = {
    "Content-Security-Policy": "frame-ancestors 'none'; object-src 'none'",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class _Guard:
    """Lets through what comes from the editor's own browser and page; every answer bears the headers."""

    def __init__(self, app: ASGIApp, key: str, port: int) -> None:
        self.app, self.key = app, key
        self.hosts = (f"{ADDRESS}:{port}", f"localhost:{port}")
        self.cookie = f"jiaokan-{port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        request = Request(scope, receive)
        answer = self._refusal(request)

        async def sent(message: Any) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *((name.lower().encode(), value.encode()) for name, value in HEADERS.items())]
            await send(message)

        await (answer or self.app)(scope, receive, sent)

    def _refusal(self, request: Request) -> Response | None:
        host = request.headers.get("host", "")
        if host not in self.hosts:
            return PlainTextResponse("Misdirected Request", 421)
        given = parse_qs(request.url.query).get("key", [""])[0]
        if request.method == "GET" and request.url.path == "/" and hmac.compare_digest(given.encode(), self.key.encode()):
            home = RedirectResponse("/", 303)
            home.set_cookie(self.cookie, self.key, httponly=True, samesite="strict")
            return home
        if not hmac.compare_digest(request.cookies.get(self.cookie, "").encode(), self.key.encode()):
            said = "请从终端里 jiaokan desk 给出的网址打开编校台；原来开着的页面不必关，打开后再回去。"
            return JSONResponse({"wrong": said}, 403) if request.method != "GET" else HTMLResponse(_said("编校台", said), 403)
        if request.method not in ("GET", "HEAD"):
            own = request.headers.get("origin") == f"http://{host}"
            if not own or request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
                return JSONResponse({"wrong": "这一请求不是编校台的页面发来的"}, 403)
        return None


class Desk:
    """The pages and answers of one corpus."""

    def __init__(self, root: Path, look: Look, voice: Voice) -> None:
        self.root, self.look, self.voice = root, look, voice
        self.rows = Rows(root)

    def routes(self) -> list[Route]:
        """Where each stands."""
        return [
            Route("/", self._page(lambda _: self._list()), methods=["GET"]),
            Route(
                "/commit", self._answer(lambda _, said: commit(self.root, _words(said, "message"), self.look, self.voice)), methods=["POST"]
            ),
            Route("/inbox", self._page(lambda _: inbox(self.root)), methods=["GET"]),
            Route("/inbox/add", self._answer(lambda _, said: add_dropped(self.root, said, self.voice)), methods=["POST"]),
            Route("/inbox/save", self._answer(lambda _, said: save_said(self.root, said)), methods=["POST"]),
            Route("/inbox/build", self._answer(lambda _, said: save_and_build(self.root, said)), methods=["POST"]),
            Route("/t/{id}", self._page(lambda id: opened(self.root, id, self.voice)), methods=["GET"]),
            Route("/t/{id}/draft", self._answer(lambda id, said: keep_draft(self.root, id, *_wish(said))), methods=["POST"]),
            Route(
                "/t/{id}/save", self._answer(lambda id, said: decide(self.root, id, *_wish(said), _words(said, "reason"))), methods=["POST"]
            ),
            Route("/t/{id}/read", self._answer(lambda id, said: read_again(self.root, id, said)), methods=["POST"]),
            Route("/t/{id}/discard", self._answer(lambda id, said: discard(self.root, id, _words(said, "known"))), methods=["POST"]),
        ]

    def _list(self) -> str:
        with reading(self.root):
            rows, waiting, wrong = self.rows.look()
            released = {id: one.version for one in releases(self.root) for id in one.documents}
        if waiting:
            self.rows.finish()
        drafts = {path.stem for path in (self.root / DRAFTS_PLACE).glob("*.json")}
        return list_page(settings(self.root).name, rows, waiting, drafts, released, self.voice.error(wrong) if wrong else "")

    def _told(self, error: BadInput | OSError) -> str:
        return self.voice.error(error) if isinstance(error, BadInput) else self.voice.words(refusal(error))

    def _page(self, made: Callable[[str], str]) -> Callable[[Request], Any]:
        async def answer(request: Request) -> Response:
            try:
                return HTMLResponse(await run_in_threadpool(made, request.path_params.get("id", "")))
            except (BadInput, OSError) as error:
                return HTMLResponse(_said("编校台", self._told(error)), 409)

        return answer

    def _answer(self, done: Callable[[str, Mapping[str, Any]], Mapping[str, Any]]) -> Callable[[Request], Any]:
        async def answer(request: Request) -> Response:
            try:
                said = json.loads(await _body(request))
                if not isinstance(said, dict):
                    raise BadInput("request", "this is not what the desk's page says", expected="a JSON object", then="reload the page")
                found = await run_in_threadpool(done, request.path_params.get("id", ""), said)
                return JSONResponse({name: self._told(one) if isinstance(one, BadInput) else one for name, one in found.items()})
            except (BadInput, OSError) as error:
                return JSONResponse({"wrong": self._told(error)}, 423 if isinstance(error, CorpusBusy) else 409)
            except ValueError:
                return JSONResponse({"wrong": "这不是编校台页面会说的话：请刷新页面"}, 400)

        return answer


async def _body(request: Request) -> bytes:
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > MOST_BODY_BYTES:
            raise BadInput(
                "request", f"it is longer than {MOST_BODY_BYTES} bytes", expected="fewer or smaller files at a time", then="reload the page"
            )
        parts.append(part)
    return b"".join(parts)


def _words(said: Mapping[str, Any], name: str) -> str:
    value = said.get(name, "")
    if not isinstance(value, str):
        raise BadInput(name, "this is no text", expected="a string", then="reload the page")
    return value


def _wish(said: Mapping[str, Any]) -> tuple[Pending, str]:
    return Pending.model_validate({name: said.get(name) for name in ("seal", "blocks", "kept")}), _words(said, "known")


def _said(title: str, words: str) -> str:
    home = '<p><a href="/">编校台</a>　<a href="/inbox">收件：新加的、还没有构建的</a></p>'
    return page(title, element("main", element("h1", escape(title)) + element("div", escape(words), class_="wrong", role="alert") + home))


def application(root: Path, key: str, port: int, look: Look, voice: Voice = PLAIN) -> ASGIApp:
    """The desk as an ASGI application.

    Args:
        root: the project's folder.
        key: what a browser must know to be answered.
        port: where it is served.
        look: finds every problem of a project.
        voice: says things in the language of the pages.
    """
    return _Guard(Starlette(routes=Desk(root, look, voice).routes()), key, port)


def bound(port: int) -> socket.socket:
    """A place to be asked at, on this machine only.

    Args:
        port: which; 0 for any that is free.

    Raises:
        BadInput: if it is taken.
    """
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((ADDRESS, port))
        found.listen()
    except (OSError, OverflowError) as error:
        found.close()
        raise BadInput("--port", f"{port} cannot be had: {error}", example="--port 8766", then="another port") from None
    return found


def server(app: ASGIApp) -> uvicorn.Server:
    """What answers; it says nothing of its own."""
    quiet = {
        "log_config": None,
        "access_log": False,
        "server_header": False,
        "proxy_headers": False,
        "timeout_graceful_shutdown": STOP_SECONDS,
    }
    return uvicorn.Server(uvicorn.Config(app, loop="asyncio", http="h11", ws="none", lifespan="off", **quiet))  # type: ignore[arg-type]
