"""Lists of documents: by date, body, kind, subject, place and source, each cut into pages by what a page may weigh."""
