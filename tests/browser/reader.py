"""A reader who opens pages in a browser, and notices every error and every request to another host."""

from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page


class Reader:
    """Opens pages as one kind of reader, and remembers what went wrong."""

    def __init__(self, browser: Browser, site: str) -> None:
        self.browser, self.site = browser, site
        self.errors: list[str] = []
        self.foreign: list[str] = []
        self.contexts: list[BrowserContext] = []

    def open(self, path: str, width: int = 1280, **options: Any) -> Page:
        """A page in a fresh window of the given width."""
        context = self.browser.new_context(viewport={"width": width, "height": 800}, **options)
        self.contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda message: self._heard(message.type, message.text))
        page.on("request", lambda request: None if request.url.startswith((self.site, "data:")) else self.foreign.append(request.url))
        page.goto(self.site + path)
        return page

    def _heard(self, kind: str, text: str) -> None:
        if kind in ("error", "warning") and "404 (" not in text:
            self.errors.append(text)
