"""The person's situation: what can go wrong that is nobody's fault, as keys and facts.

The core speaks no interface language. It raises one of these with a ``key`` and the ``facts`` that a
sentence needs; :mod:`annotator.wording` turns them into plain words that say what to do. Anything else
that is raised is a fault of ours and is not caught below the shell.
"""

from __future__ import annotations


class Situation(Exception):
    """Something the person can do something about.

    ``key`` names the sentence in :mod:`annotator.wording.situations`; ``facts`` fill its gaps.
    """

    def __init__(self, key: str, **facts: object) -> None:
        self.key = key
        self.facts = facts
        super().__init__(key, facts)

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value!r}" for name, value in self.facts.items())
        return f"{self.key}({told})"


class ProjectFileError(Situation):
    """The project file cannot be opened, written or trusted."""


class ArticleError(Situation):
    """An article cannot be read or imported."""


class CodebookError(Situation):
    """A codebook is not one, or a change to it is refused."""


class DatasetError(Situation):
    """A dataset cannot be read, or cannot be written."""


class TaggingError(Situation):
    """A change to annotations, speakers, links or sets is refused."""


class HistoryError(Situation):
    """A step cannot be undone or redone."""


class LexiconError(Situation):
    """A lexicon of cues is not one."""


class ProposerError(Situation):
    """An engine that proposes is not there, or cannot work."""
