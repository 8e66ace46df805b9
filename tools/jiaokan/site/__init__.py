"""From corpus entries to a static site: pages as pure functions, one writer that touches files and runs MkDocs."""
