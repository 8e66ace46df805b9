"""Full-text search on a static host: an index made here, small enough in parts for the browser to fetch only what a query needs."""

from jiaokan.site.search.entry import Passage, SearchDocument
from jiaokan.site.search.index import search_files
from jiaokan.site.search.page import passages_of_page, title_of_page

__all__ = ["Passage", "SearchDocument", "passages_of_page", "search_files", "title_of_page"]
