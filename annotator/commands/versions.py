"""Articles recorded as versions of one another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import msgspec

from annotator.commands.command import Step
from annotator.model.errors import ArticleError
from annotator.storage.ledger import Ledger
from annotator.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class MarkVersions(Step):
    """Record of each article (an id) that it is a version of another, so that both count as one witness.

    What is recorded as a version of an article that becomes one itself goes over to the new original.
    """

    key: ClassVar[str] = "articles.versions"
    versions: tuple[tuple[str, str], ...]

    @property
    def detail(self) -> str:
        """How many."""
        return str(len(self.versions))

    def apply(self, ledger: Ledger, reader: Reader) -> None:
        """Raises ArticleError ``article.gone``."""
        articles = {article.id: article for article in reader.articles()}
        original = dict(self.versions)
        if not articles.keys() >= {*original, *original.values()}:
            raise ArticleError("article.gone")
        original |= {a.id: original[a.version_of] for a in articles.values() if a.version_of in original}
        for key, other in original.items():
            if key != other:
                ledger.change(msgspec.structs.replace(articles[key], version_of=other))
