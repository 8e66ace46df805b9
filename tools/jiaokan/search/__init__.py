"""Full-text search on a static host: index, postings, resolver, small enough in parts for a browser to fetch only what a query needs."""
