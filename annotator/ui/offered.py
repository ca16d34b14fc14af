"""Which articles whoever is at work is to tag: those that are assigned to them come first, where any are assigned."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from annotator.model.article import Article

if TYPE_CHECKING:
    from annotator.workspace import Workspace

AT_FIRST = 3
"""So many articles of a story are opened with it."""


def assigned_to_hand(workspace: Workspace) -> frozenset[str] | None:
    """The ids of the articles that are the present annotator's; None where nothing says whose any are."""
    who = workspace.annotator
    if who is None or not workspace.list.is_assigned():
        return None
    return frozenset(found.article for found in workspace.read.sets(who)) or None


def offered(articles: Iterable[Article], mine: frozenset[str] | None) -> list[Article]:
    """One's own first, each part in reading order."""
    listed = list(articles)
    return listed if mine is None else sorted(listed, key=lambda article: article.id not in mine)


def opened_first(articles: Iterable[Article], mine: frozenset[str] | None) -> list[str]:
    """The ids of the articles that are opened with their story; where any of it are one's own, only such."""
    listed = offered(articles, mine)
    own = [article for article in listed if article.id in (mine or ())]
    return [article.id for article in (own or listed)[:AT_FIRST]]
