"""Data files of the site: what programs, catalogues and the search read."""
