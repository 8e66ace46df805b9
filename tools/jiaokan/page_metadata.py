"""What a web page says about its text: title, time of publishing, source, author, canonical address, language.

The page's own data come first (JSON-LD of schema.org, then `<meta>` and `<link>`), the line of facts under the headline after them.
Nothing is guessed: a date is given as the page has it, in the form of ISO 8601 where its parts are plain.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

PUBLISHED = (
    "article:published_time",
    "pubdate",
    "publishdate",
    "publish_time",
    "pub_date",
    "dc.date",
    "dcterms.created",
    "datepublished",
    "date",
)
SOURCE = ("contentsource", "source", "og:site_name", "article:source", "dc.source")
AUTHOR = ("author", "article:author", "dc.creator")
TITLE = ("articletitle", "og:title", "dc.title")
WHEN = re.compile(r"(?:发布|发表|发稿|公开|發布|公發布|張貼)(?:时间|日期|時間|日)?\s*[:：]?\s*(?P<date>\S.{0,40})")
SAID = re.compile(r"(?:信息|文章|稿件|新闻|资料|資料|消息)?(?:来源|來源)\s*[:：]\s*(?P<source>[^\s|｜]{1,40})")
WRITTEN = re.compile(r"(?:作者|撰稿)\s*[:：]\s*(?P<author>[^\s|｜]{1,40})")
SITE = re.compile(r"[_|｜—–]|-{1,2}(?=[^\x00-\x7f])")
"""What parts the title of an article from the name of its site."""
DATE = re.compile(
    r"(?P<roc>民國\s*)?(?P<year>\d{2,4})\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})\s*日?"
    r"(?:[T\s]*(?P<hour>\d{1,2})\s*[:：时時]\s*(?P<minute>\d{2})(?:\s*[:：分]\s*(?P<second>\d{2}))?)?(?P<zone>Z|[+-]\d{2}:?\d{2})?"
)


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What was found; empty where the page does not say."""

    title: str = ""
    published: str = ""
    source: str = ""
    author: str = ""
    canonical: str = ""
    language: str = ""


def page_metadata(source: str) -> PageMetadata:
    """Read what an HTML page says about itself.

    Args:
        source: the page, as text.

    Returns:
        The facts, each from the surest place that has it.
    """
    from bs4 import BeautifulSoup  # takes longer to load than a page to clean

    soup = BeautifulSoup(source, "html.parser")
    found: list[dict[str, str]] = [dict(_linked_data(soup)), _meta(soup), _links(soup), _facts(soup)]
    values = {field.name: next((facts[field.name] for facts in found if facts.get(field.name)), "") for field in fields(PageMetadata)}
    return PageMetadata(**{**values, "published": date(values["published"]) or values["published"]})


def date(string: str) -> str:
    """A date and time in the form of ISO 8601; empty if the string holds none. A year of the Republic (民國) counts from 1912."""
    match = DATE.search(string)
    if not match:
        return ""
    year, month, day = int(match["year"]) + (1911 if match["roc"] else 0), int(match["month"]), int(match["day"])
    if not (1000 <= year <= 2999 and 1 <= month <= 12 and 1 <= day <= 31):
        return ""
    time = f"T{int(match['hour']):02}:{match['minute']}" + (f":{match['second']}" if match["second"] else "") if match["hour"] else ""
    return f"{year:04}-{month:02}-{day:02}{time}" + ((match["zone"] or "") if time else "")


def _linked_data(soup: Any) -> Iterator[tuple[str, str]]:
    """The facts of the first article described in JSON-LD."""
    for script in soup.find_all("script", type="application/ld+json"):
        try:
            todo = [json.loads(script.string or "")]
        except (ValueError, RecursionError):
            continue
        while todo:
            thing = todo.pop(0)
            if isinstance(thing, list):
                todo += thing
            elif isinstance(thing, dict):
                todo += thing.get("@graph", []) if isinstance(thing.get("@graph"), list) else []
                pairs = (
                    ("title", "headline"),
                    ("published", "datePublished"),
                    ("author", "author"),
                    ("source", "publisher"),
                    ("canonical", "url"),
                )
                for name, key in pairs if "headline" in thing or "datePublished" in thing else ():
                    if value := _name(thing.get(key)):
                        yield name, value


def _name(value: object) -> str:
    """The name of a thing of schema.org, or the string itself."""
    if isinstance(value, list):
        return "　".join(filter(None, map(_name, value)))
    if isinstance(value, dict):
        return _name(value.get("name"))
    return value.strip() if isinstance(value, str) else ""


def _meta(soup: Any) -> dict[str, str]:
    """The facts of the `<meta>` elements, in the order of what is surest."""
    said: dict[str, str] = {}
    for meta in soup.find_all("meta"):
        name = str(meta.get("name") or meta.get("property") or meta.get("itemprop") or "").lower()
        if content := str(meta.get("content") or "").strip():
            said.setdefault(name, content)
    wanted = {"published": PUBLISHED, "source": SOURCE, "author": AUTHOR, "title": TITLE}
    return {field: next((said[name] for name in names if name in said), "") for field, names in wanted.items()}


def _links(soup: Any) -> dict[str, str]:
    """Canonical address and language, from the head."""
    link = soup.find("link", rel="canonical")
    address = str(link.get("href") or "") if link else ""
    root = soup.find("html")
    return {
        "canonical": address if address.startswith(("http://", "https://")) else "",
        "language": str(root.get("lang") or "") if root else "",
    }


def _facts(soup: Any) -> dict[str, str]:
    """What stands in the page: the headline, the line of facts, `<time>`."""
    time = soup.find("time", datetime=True)
    text = [str(string).strip() for string in soup.stripped_strings]
    lines = [line for line in text if len(line) <= 200]

    def first(pattern: re.Pattern[str]) -> str:
        return next((match[1] for line in lines if (match := pattern.search(line))), "")

    when = next((match["date"] for line in lines if (match := WHEN.match(line)) and date(match["date"])), "")
    return {
        "title": _headline(soup),
        "published": when or (str(time["datetime"]) if time else ""),
        "source": first(SAID),
        "author": first(WRITTEN),
    }


def _headline(soup: Any) -> str:
    """The h1 that the title of the page begins with; else what the title begins with; else the first h1."""
    headlines = [re.sub(r"\s+", " ", h1.get_text()).strip() for h1 in soup.find_all("h1")]
    named = re.sub(r"\s+", " ", soup.title.get_text()).strip() if soup.title else ""
    return (
        next((line for line in headlines if line and named.startswith(line)), "")
        or SITE.split(named)[0].strip()
        or next(iter(headlines), "")
    )
