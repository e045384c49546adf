"""Writes ``vectors.npz`` anew: ``python -m retrieval.library.build_vectors`` after an edit."""

import sys

from retrieval.embedding import EmbedderMissing, MiniLmEmbedder
from retrieval.library import entries, vectors
from retrieval.library.texts import meanings_of_kpi, meanings_of_okr


def every_text() -> tuple[str, ...]:
    """Every text of the shipped library that is searched by meaning."""
    kpis = (text for entry in entries.kpis() for text in meanings_of_kpi(entry))
    okrs = (text for entry in entries.okrs() for text in meanings_of_okr(entry))
    return (*kpis, *okrs)


def main() -> int:
    """Embed the library and say how it went."""
    try:
        count = vectors.write(every_text(), MiniLmEmbedder(threads=2))
    except (EmbedderMissing, entries.LibraryError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(f"{vectors.FILE.name}: {count} vectors\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
