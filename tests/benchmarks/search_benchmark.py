"""Search at size: time to build the index, bytes on disk, bytes of a first query, and known items found first.

    python tests/benchmarks/search_benchmark.py 1000 5000 [--texts FOLDER]

Documents of about 3,300 characters are generated from a made-up lexicon whose words follow Zipf's law,
or, with --texts, by recombining the sentences of the text files of a folder. Queries are drawn from the documents:
phrases across punctuation, the same in Traditional script, titles, document numbers in other brackets, two terms.
A query's answer is every document that holds it, punctuation and script apart. Each query is asked on the real search page in Chromium,
with an empty cache, so its bytes are those of a first query: index files as sent, scripts and page as gzip sends them.
"""

from __future__ import annotations

import argparse
import gzip
import random
import re
import shutil
import statistics
import tempfile
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import accumulate
from pathlib import Path
from urllib.parse import quote

import markdown
from playwright.sync_api import Page, sync_playwright

from jiaokan.script.engine import convert_by
from jiaokan.script.folding import fold
from jiaokan.search.entry import Passage, SearchDocument
from jiaokan.search.index import search_files
from jiaokan.search.units import units_of

DOCS = Path(__file__).parents[2] / "tools/jiaokan/site/theme/docs"
DOCUMENT = 3300
ISSUERS = ["国发", "国办发", "发改价格", "财税", "教高", "国市监计量", "环土壤", "银发"]
FRAME = """<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>检索</title>
<script type="module" src="../assets/search.js"></script><main>{content}</main></html>"""


def sentences_made(random: random.Random) -> list[str]:
    """Sentences of words drawn by Zipf's law from a lexicon of 30,000 words over 4,000 characters."""
    characters = [chr(code) for code in random.sample(range(0x4E00, 0x9FA6), 4000)]
    characters = [char for char in characters if fold(char) == char]
    common = list(accumulate(1 / (rank + 20) for rank in range(len(characters))))
    lexicon = ["".join(random.choices(characters, cum_weights=common, k=random.choice((1, 2, 2, 2, 2, 3, 4)))) for _ in range(30_000)]
    weights = list(accumulate(1 / (rank + 5) for rank in range(len(lexicon))))
    sentences = []
    for _ in range(60_000):
        words = random.choices(lexicon, cum_weights=weights, k=random.randint(6, 24))
        words.insert(len(words) // 2, random.choice(["，", "、", "，", "“", "2020年", "5G", "3月15日"]))
        sentences.append("".join(words) + "。")
    return sentences


def sentences_of(folder: Path) -> list[str]:
    """The sentences of the text files of a folder, line breaks taken out."""
    texts = "".join(re.sub(r"\s+", "", path.read_text()) for path in sorted(folder.rglob("*.txt")))
    return list(dict.fromkeys(re.findall(r"[^。]{8,200}。", texts)))


def documents_made(count: int, sentences: list[str], random: random.Random) -> list[SearchDocument]:
    """Documents of paragraphs of one to five sentences."""
    documents = []
    for number in range(count):
        passages: list[Passage] = []
        size = 0
        while size < DOCUMENT:
            text = "".join(random.choices(sentences, k=random.randint(1, 5)))
            passages.append(Passage(f"p{len(passages)}", text))
            size += len(text)
        title = "关于" + random.choice(sentences)[:18].strip("。") + "的通知"
        year = random.randint(2001, 2026)
        issued = f"{random.choice(ISSUERS)}〔{year}〕{number % 997 + 1}号"
        facets = (("year", str(year)), ("genre", "通知"))
        documents.append(SearchDocument(f"{number:06}", f"t/{number:06}/", title, "text", tuple(passages), issued, facets))
    return documents


def queries_of(documents: list[SearchDocument], random: random.Random) -> list[tuple[str, str]]:
    """Kind and query, ten of each kind."""
    queries = []
    for _ in range(10):
        passages = [random.choice(document.passages).text for document in random.sample(documents, 3)]
        first, second, third = (passage[at : at + 12] for passage in passages if (at := random.randrange(max(1, len(passage) - 12))) >= 0)
        document = random.choice(documents)
        queries += [("phrase", first), ("quoted", f"“{second}”"), ("traditional", convert_by("s2tw", third))]
        queries += [("title", document.title), ("number", document.number.translate(str.maketrans("〔〕", "[]")))]
        text = document.passages[-1].text
        queries.append(("two terms", f"{text[:4]} {text[-6:]}"))
    return [(kind, query) for kind, query in queries if query.strip("“”，。、 ")]


def answers(query: str, documents: list[SearchDocument], joined: dict[str, str]) -> set[str]:
    """The documents that hold all terms of the query; for a number, the one that bears it."""
    bearing = {document.url for document in documents if units_of(document.number) == units_of(query)}
    terms = ["".join(units_of(term)) for term in query.split()]
    return bearing or {url for url, text in joined.items() if all(term in text for term in terms)}


class Counting(SimpleHTTPRequestHandler):
    """Counts the bytes of what it serves, text as gzip would send it."""

    served = 0
    requests = 0

    def log_message(self, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Serve and count."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.exists():
            content = path.read_bytes()
            Counting.served += len(content if path.suffix == ".bin" else gzip.compress(content))
            Counting.requests += 1
        super().do_GET()


def asked(page: Page, site: str, query: str) -> tuple[str, float]:
    """The address of the first hit, and the milliseconds from opening the page to its hits."""
    began = time.perf_counter()
    page.goto(f"{site}search/?q={quote(query)}")
    page.locator(".search[aria-busy=false]").wait_for()
    took = (time.perf_counter() - began) * 1000
    first = page.locator(".search-hits > li h2 a").first
    return (first.get_attribute("href") or "").removeprefix(site) if first.count() else "", took


def measure(count: int, sentences: list[str], show: bool) -> None:
    """Print one block of figures."""
    chance = random.Random(7)
    documents = documents_made(count, sentences, chance)
    began = time.process_time()
    files = search_files(documents)
    built = time.process_time() - began
    size = {family: sum(len(data) for path, data in files.items() if path.startswith(family)) / 1e6 for family in ("s/", "u/", "d/")}
    print(
        f"{count} documents: built in {built:.1f} s of processor; {len(files)} files, {sum(map(len, files.values())) / 1e6:.1f} MB:",
        end=" ",
    )
    print(f"postings {size['s/']:.1f}, single characters {size['u/']:.1f}, texts {size['d/']:.1f} MB,", end=" ")
    print(f"meta {len(files['meta.bin']) / 1e3:.0f} KB, folding {len(files['fold.bin']) / 1e3:.0f} KB")
    joined = {document.url: "".join(units_of(document.title + "".join(p.text for p in document.passages))) for document in documents}
    rows: dict[str, list[tuple[bool, int, int, float]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(DOCS / "assets", root / "assets")
        for path, data in files.items():
            target = root / "search" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        content = markdown.markdown((DOCS / "search.md").read_text().split("---\n", 2)[2])
        (root / "search" / "index.html").write_text(FRAME.format(content=content))
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Counting, directory=folder))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        site = f"http://127.0.0.1:{server.server_port}/"
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
            for kind, query in queries_of(documents, chance):
                expected = answers(query, documents, joined)
                if not expected:
                    continue  # The query was cut through a number, so that no document holds it.
                Counting.served = Counting.requests = 0
                context = browser.new_context()
                first, took = asked(context.new_page(), site, query)
                context.close()
                right = first in expected
                if show and not right:
                    print("  missed:", kind, query, "->", first)
                rows.setdefault(kind, []).append((right, Counting.served, Counting.requests, took))
            browser.close()
        server.shutdown()
    for kind, found in [*rows.items(), ("all", [row for kind_rows in rows.values() for row in kind_rows])]:
        right, served, requests, took = zip(*found, strict=True)
        print(f"  {kind:12} R@1 {sum(right) / len(right):.2f} ({len(right)} queries); first query KB", end=" ")
        print(f"median {statistics.median(served) / 1e3:.0f}, most {max(served) / 1e3:.0f};", end=" ")
        print(f"requests {statistics.median(requests):.0f}; ms {statistics.median(took):.0f}")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", type=int, nargs="*", default=[1000, 5000])
    parser.add_argument("--texts", type=Path, help="a folder of .txt files to recombine")
    parser.add_argument("--misses", action="store_true", help="print the queries whose first hit is wrong")
    options = parser.parse_args()
    sentences = sentences_of(options.texts) if options.texts else sentences_made(random.Random(3))
    for count in options.counts:
        measure(count, sentences, options.misses)


if __name__ == "__main__":
    main()
