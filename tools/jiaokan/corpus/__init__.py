"""The only reader and writer of `corpus/`: records and generated files, checked as they come in, written whole or not at all."""

from jiaokan.corpus.building import build, stale
from jiaokan.corpus.change import Change
from jiaokan.corpus.model import Corpus
from jiaokan.corpus.reading import load, records, releases
from jiaokan.corpus.releasing import release

__all__ = ["Change", "Corpus", "build", "load", "records", "release", "releases", "stale"]
