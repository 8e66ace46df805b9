"""Search: how well it ranks the judged queries, beside plain BM25; and what a first query costs at size.

    python tests/benchmarks/search_benchmark.py [22 1000 10000] [--texts FOLDER] [--browser] [--pagefind COMMAND] [--seen] [--queries SEED]

Quality is measured over tests/search/judged.tsv: nDCG@10 and R@1 over documents, on topics alone, and whether «found» is said
of what stands in a document, and of nothing else. Plain BM25 ranks the same documents by pairs of characters.
Of the half that is held only totals are printed; --seen prints the queries of the other half whose answer is not the best.

Documents of about 3,300 characters are generated from a made-up lexicon whose words follow Zipf's law,
or, with --texts, by recombining the sentences of the text files of a folder; 22 stands for the corpus itself.
Queries are drawn from them: phrases across punctuation, the same in Traditional script, titles, document numbers in other brackets,
two terms, questions, and phrases with a slip; with --queries eighty for each seed. The bytes are those of the files that the engine
reads for a first page of hits with an empty cache, with the folding table, the scripts and the page as gzip sends them; what the page
reads once they are there (facets, and texts so that counts are exact) is not among them. --browser asks each query on the real page too.
"""

from __future__ import annotations

import argparse
import gzip
import math
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import accumulate, pairwise
from pathlib import Path
from urllib.parse import quote

import markdown

sys.path.insert(0, str(Path(__file__).parents[1]))
from judged import LITERAL, MEANING, judged, ndcg

from jiaokan.corpus import load
from jiaokan.corpus.authority import read_authority
from jiaokan.script.engine import convert_by
from jiaokan.script.folding import fold
from jiaokan.search.engine import answer
from jiaokan.search.entry import Passage, SearchDocument
from jiaokan.search.index import search_files
from jiaokan.search.reading import Index
from jiaokan.search.units import pairs_of, units_of
from jiaokan.site.data.script_tables import script_tables
from jiaokan.site.data.search_documents import name_groups, search_documents
from jiaokan.site.finish.script import joined, slim

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "tools/jiaokan/site/theme/docs"
CORPUS = 22
MOST_BYTES = 300_000
DOCUMENT_CHARACTERS = 3300
ISSUERS = ["国发", "国办发", "发改价格", "财税", "教高", "国市监计量", "环土壤", "银发"]
GENRES = ["通知", "意见", "办法", "公告", "决定"]
FRAME = """<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>检索</title>
<script type="module" src="../assets/search.js"></script><main>{content}</main></html>"""


def corpus() -> tuple[list[SearchDocument], list[tuple[str, ...]]]:
    """The documents of the corpus as search is given them, and the names of things."""
    return list(search_documents(load(ROOT).entries, {})), list(name_groups(read_authority(ROOT)))


Ranker = Callable[[str], tuple[list[str], str]]
"""From a query to the ids of the first ten documents, and what is said of being found."""


def ours(documents: Iterable[SearchDocument], groups: Iterable[Sequence[str]]) -> Ranker:
    """The engine."""
    index = Index(search_files(documents, groups).__getitem__)

    def ranked(query: str) -> tuple[list[str], str]:
        found = answer(index, query)
        hits = [str(one.head["id"]) for one in found.more(10)]
        return hits, found.found

    return ranked


def plain(documents: Sequence[SearchDocument]) -> Ranker:
    """BM25 over pairs of units, whole documents, k1 1.2, b 0.75; every document that shares a pair is ranked."""
    counts = [Counter(_all_pairs((one.title, one.number, one.note, one.also, *(p.text for p in one.passages)))) for one in documents]
    sizes = [sum(count.values()) for count in counts]
    average = sum(sizes) / len(sizes)
    frequency = Counter(pair for count in counts for pair in count)

    def ranked(query: str) -> tuple[list[str], str]:
        scores: dict[str, float] = defaultdict(float)
        for pair in pairs_of(units_of(query)):
            idf = math.log(1 + (len(counts) - frequency[pair] + 0.5) / (frequency[pair] + 0.5))
            for one, count, size in zip(documents, counts, sizes, strict=True):
                if count[pair]:
                    scores[one.id] += idf * count[pair] * 2.2 / (count[pair] + 1.2 * (0.25 + 0.75 * size / average))
        return sorted(scores, key=lambda one: (-scores[one], one))[:10], "yes" if scores else "none"

    return ranked


def _all_pairs(texts: Iterable[str]) -> Iterable[str]:
    for text in texts:
        units = units_of(text)
        yield from (first + second for first, second in pairwise(units))
        yield from (unit for unit in units if unit[0] == " ")


def pagefind(documents: Sequence[SearchDocument], command: str) -> Ranker:
    """Pagefind over one page for each document, asked in Chromium by its own script; the query is folded to Simplified first."""
    from playwright.sync_api import sync_playwright

    folder = Path(tempfile.mkdtemp())
    for one in documents:
        page = folder / one.url / "index.html"
        page.parent.mkdir(parents=True)
        body = "".join(f'<p id="{p.anchor}">{escape(p.text)}</p>' for p in one.passages)
        page.write_text(f'<!doctype html><html lang="zh"><title>{escape(one.title)}</title><main data-pagefind-body>'
                        f"<h1>{escape(one.title)}</h1><p>{escape(one.number)} {escape(one.note)}</p>{body}</main></html>")  # fmt: skip
    subprocess.run([*command.split(), "--site", str(folder)], check=True, capture_output=True)
    (folder / "index.html").write_text("<!doctype html><title>x</title>")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Counting, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    playwright = sync_playwright().start()
    page = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]).new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/")
    ids = {one.url: one.id for one in documents}

    def ranked(query: str) -> tuple[list[str], str]:
        urls = page.evaluate(
            """async (query) => {
                const pagefind = await import("/pagefind/pagefind.js");
                const {results} = await pagefind.search(query);
                return Promise.all(results.slice(0, 10).map(async (one) => (await one.data()).url));
            }""",
            fold(query),
        )
        return [ids[url.strip("/") + "/"] for url in urls], "yes" if urls else "none"

    return ranked


def quality(rankers: dict[str, Ranker], documents: Sequence[SearchDocument], show: bool) -> None:
    """Print the table of quality, a half after the other."""
    texts = ["\n".join("".join(units_of(part)) for part in (one.title, one.number, one.note, *one.also.split("\n"))) for one in documents]
    texts = [f"{head}\n{''.join(''.join(units_of(p.text)) for p in one.passages)}" for head, one in zip(texts, documents, strict=True)]

    def stands(query: str) -> bool:
        words = ["".join(units_of(word)) for word in query.split()]
        return any(all(word in text for word in words) for text in texts)

    for half in ("seen", "held", "later"):
        rows = [row for row in judged() if row.half == half]
        print(f"{half}: {len(rows)} queries")
        for name, ranker in rankers.items():
            said = {row.query: ranker(row.query) for row in rows}
            gains = [(row, ndcg(said[row.query][0], row.grades)) for row in rows if row.grades]
            by_kind: dict[str, list[float]] = defaultdict(list)
            for row, gain in gains:
                by_kind[row.kind].append(gain)
            first = [row.grades.get((said[row.query][0] or [""])[0]) == 3 for row in rows if row.kind in LITERAL and stands(row.query)]
            literal = [row.query for row in rows if row.kind in LITERAL and stands(row.query)]
            nowhere = [row.query for row in rows if row.kind in ("near", "typo", "pinyin")]
            ours_of = [said[query][1] == "yes" for query in literal]
            wrong = [said[query][1] == "yes" for query in nowhere]
            empty = sum(not hits for hits, _ in said.values())
            print(f"  {name:10} nDCG@10 {_mean([gain for _, gain in gains]):.3f}; literal R@1 {_mean(first):.3f};", end=" ")
            print(f"topical {_mean(by_kind['topical']):.3f}; said found: {sum(ours_of)} of {len(ours_of)} that stand there,", end=" ")
            print(f"{sum(wrong)} of {len(wrong)} that do not; empty {empty}")
            print(f"  {'':10} " + ", ".join(f"{kind} {_mean(found):.2f}" for kind, found in sorted(by_kind.items())))
            if show and half == "seen":
                for row, gain in gains:
                    if gain < 0.9:
                        print(f"    {gain:.2f} {row.kind} {row.query}: {' '.join(said[row.query][0][:5])}")


def meaning(rankers: dict[str, Ranker]) -> None:
    """Print what topics in other words than the documents use lead to, a half after the other."""
    for half in ("seen", "held"):
        rows = [row for row in judged(MEANING) if row.half == half]
        for name, ranker in rankers.items():
            said = [ranker(row.query)[0] for row in rows]
            gain = _mean([ndcg(hits, row.grades) for row, hits in zip(rows, said, strict=True)])
            first = sum(row.grades.get((hits or [""])[0]) == 3 for row, hits in zip(rows, said, strict=True))
            print(f"in other words, {half}: {name:10} nDCG@10 {gain:.3f}; the best first for {first} of {len(rows)}")


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 1.0


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
    """Documents of paragraphs of one to five sentences, with what a catalogue says of them."""
    documents = []
    for number in range(count):
        passages: list[Passage] = []
        size = 0
        while size < DOCUMENT_CHARACTERS:
            text = "".join(random.choices(sentences, k=random.randint(1, 5)))
            passages.append(Passage(f"p{len(passages)}", text))
            size += len(text)
        title = "关于" + random.choice(sentences)[:18].strip("。") + "的通知"
        year = random.randint(2001, 2026)
        issuer = random.randrange(len(ISSUERS))
        issued = f"{ISSUERS[issuer]}〔{year}〕{number % 997 + 1}号"
        facets = [("year", str(year)), ("genre", random.choice(GENRES)), ("issuer", f"机关{issuer}"), ("source", f"来源{number // 40}")]
        facets += [("subject", f"主题{random.randrange(300)}") for _ in range(2)] + [("place", f"地区{random.randrange(34)}")]
        day = f"{year}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
        names = tuple(random.choice(sentences)[:6] for _ in range(4))
        one = SearchDocument(f"{number:06}", f"t/{number:06}/", title, "text", tuple(passages), issued, tuple(facets), day=day, names=names)
        documents.append(one)
    return documents


def queries_of(documents: list[SearchDocument], random: random.Random) -> list[tuple[str, str]]:
    """Kind and query, ten of each kind."""
    queries = []
    for _ in range(10):
        passages = [random.choice(document.passages).text for document in random.sample(documents, 5)]
        drawn = [passage[at : at + 12] for passage in passages if (at := random.randrange(max(1, len(passage) - 12))) >= 0]
        first, second, third, fourth, fifth = drawn
        document = random.choice(documents)
        queries += [("phrase", first), ("quoted", f"“{second}”"), ("traditional", convert_by("s2tw", third))]
        queries += [("title", document.title), ("number", document.number.translate(str.maketrans("〔〕", "[]")))]
        text = document.passages[-1].text
        queries += [
            ("two terms", f"{text[:4]} {text[-6:]}"),
            ("question", f"什么是{fourth[:6]}？"),
            ("slip", fifth[:4] + "龘" + fifth[5:8]),
        ]
    return [(kind, query) for kind, query in queries if query.strip("“”，。、 ")]


def page_bytes() -> int:
    """The bytes of the search page and its scripts, as the site has them and gzip sends them."""
    tables = {name.removeprefix("assets/"): script for name, script in script_tables().items()}

    def read(name: str) -> str:
        return tables.get(name) or (DOCS / "assets" / name).read_text(encoding="utf-8")

    scripts = (slim(joined(name, read)).encode() for name in ("search.js", "search/page.js", "search/meant.js"))
    return sum(len(gzip.compress(content)) for content in (*scripts, (DOCS / "search.md").read_bytes()))


def size(documents: list[SearchDocument], groups: Iterable[Sequence[str]], chances: Sequence[random.Random], browser: bool) -> None:
    """Print what an index costs and what a first query fetches."""
    began = time.process_time()
    files = search_files(documents, groups)
    built = time.process_time() - began
    total = sum(map(len, files.values())) / 1e6
    print(
        f"{len(documents)} documents: built in {built:.1f} s of processor; {len(files)} files, {total:.1f} MB:",
        end=" ",
    )
    sizes = {family: sum(len(data) for path, data in files.items() if path.startswith(f"{family}/")) / 1e6 for family in "suwd"}
    print(f"postings {sizes['s']:.1f}, single characters {sizes['u']:.1f}, names {sizes['w']:.1f}, texts {sizes['d']:.1f} MB,", end=" ")
    print(", ".join(f"{name} {len(files[f'{name}.bin']) / 1e3:.0f} KB" for name in ("meta", "columns", "of", "facets", "fold")))
    page = page_bytes()
    rows: dict[str, list[tuple[int, int, float]]] = defaultdict(list)
    for kind, query in (query for chance in chances for query in queries_of(documents, chance)):
        read: dict[str, int] = {"fold.bin": len(files["fold.bin"])}

        def fetch(path: str, read: dict[str, int] = read) -> bytes:
            read[path] = len(files[path])
            return files[path]

        index = Index(fetch)
        began = time.perf_counter()
        found = answer(index, query)
        found.more(10)
        found.suggestions()
        rows[kind].append((page + sum(read.values()), len(read), (time.perf_counter() - began) * 1000))
    for kind, costs in [*rows.items(), ("all", [cost for of in rows.values() for cost in of])]:
        sent, requests, took = zip(*costs, strict=True)
        print(f"  {kind:12} first query KB median {statistics.median(sent) / 1e3:.0f}, most {max(sent) / 1e3:.0f},", end=" ")
        print(f"{sum(one > MOST_BYTES for one in sent)} of {len(sent)} over {MOST_BYTES / 1e3:.0f};", end=" ")
        print(f"files {statistics.median(requests):.0f}; Python ms {statistics.median(took):.0f}")
    if browser:
        _in_browser(files, queries_of(documents, random.Random(7)))


class Counting(SimpleHTTPRequestHandler):
    """Counts the bytes of what it serves, text as gzip would send it."""

    served = 0

    def log_message(self, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Serve and count."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.exists():
            content = path.read_bytes()
            Counting.served += len(content if path.suffix == ".bin" else gzip.compress(content))
        super().do_GET()


def _in_browser(files: dict[str, bytes], queries: list[tuple[str, str]]) -> None:
    """Ask each query on the real search page with an empty cache: bytes, milliseconds from the page's opening, and of the engine alone."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        tables = {name.removeprefix("assets/"): script for name, script in script_tables().items()}
        shutil.copytree(DOCS / "assets", root / "assets")
        for name, script in script_tables().items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(script)
        whole = slim(joined("search/page.js", lambda name: tables.get(name) or (DOCS / "assets" / name).read_text(encoding="utf-8")))
        (root / "assets/search/page.js").write_text(whole)
        for path, data in files.items():
            target = root / "search" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        content = markdown.markdown((DOCS / "search.md").read_text().split("---\n", 2)[2])
        (root / "search" / "index.html").write_text(FRAME.format(content=content))
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Counting, directory=folder))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        site = f"http://127.0.0.1:{server.server_port}/"
        costs: list[tuple[int, float, float]] = []
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
            for _, query in queries:
                Counting.served = 0
                context = browser.new_context()
                page = context.new_page()
                page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")  # no reading beside
                began = time.perf_counter()
                page.goto(f"{site}search/?q={quote(query)}")
                page.locator(".search[aria-busy=false]").wait_for()
                took = (time.perf_counter() - began) * 1000
                again = page.evaluate(
                    """async (query) => {
                        const {Answer, Engine} = await import("../assets/search/engine.js"), base = new URL("./", location.href).href;
                        const engine = new Engine(base, base);
                        const hits = async () => new Answer(engine.index, (await engine.look(query)).ranked).more();
                        await hits();
                        const began = performance.now();
                        await hits();
                        return performance.now() - began;
                    }""",
                    query,
                )
                costs.append((Counting.served, took, again))
                context.close()
            browser.close()
        server.shutdown()
    _, took, again = zip(*costs, strict=True)
    print(f"  in Chromium, {len(costs)} queries: ms from opening median {statistics.median(took):.0f}; once the bytes are there", end=" ")
    print(f"median {statistics.median(again):.0f}, most {max(again):.0f} ms")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", type=int, nargs="*", default=[CORPUS, 1000])
    parser.add_argument("--texts", type=Path, help="a folder of .txt files to recombine")
    parser.add_argument("--browser", action="store_true", help="ask each query in Chromium too")
    parser.add_argument("--pagefind", metavar="COMMAND", help="rank with Pagefind too; COMMAND runs it")
    parser.add_argument("--seen", action="store_true", help="print the queries of the seen half that fare badly")
    parser.add_argument("--queries", type=int, nargs="+", default=[], metavar="SEED", help="draw the queries with these seeds")
    options = parser.parse_args()
    documents, groups = corpus()
    rankers = {"jiaokan": ours(documents, groups), "plain BM25": plain(documents)}
    if options.pagefind:
        rankers["Pagefind"] = pagefind(documents, options.pagefind)
    quality(rankers, documents, options.seen)
    meaning(rankers)
    made = sentences_of(options.texts) if options.texts else sentences_made(random.Random(3))
    for count in options.counts:
        chance = random.Random(7)
        size(
            documents if count == CORPUS else documents_made(count, made, chance),
            groups if count == CORPUS else (),
            [random.Random(seed) for seed in options.queries] or [chance],
            options.browser,
        )


if __name__ == "__main__":
    main()
