"""Correcting what is known of articles of the project, of one or of many at once."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs
from PySide6.QtWidgets import QComboBox, QWidget

from annotator.commands.articles import ChangeArticles
from annotator.model.article import Article
from annotator.ui.context import Context
from annotator.ui.dialogs.article_fields import NAMES, ArticleFields
from annotator.ui.dialogs.framed import FramedDialog, captioned, plain
from annotator.wording.translation import _, ngettext

_SEVERAL = ""
"""Stands in the list of versions for "they differ, leave them"."""


class ArticleDetailsDialog(FramedDialog):
    """What is typed or chosen goes to all articles, in one step; what is left alone stays as it is."""

    def __init__(self, context: Context, article_ids: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(context.jobs, _("Article details"), _("Change"), parent)
        self._context = context
        read = context.workspace.read
        everything = {article.id: article for article in read.articles()}
        self._articles = [everything[key] for key in article_ids if key in everything]
        self._stories = _told_apart([(story.title, story.id) for story in read.stories()])
        self._changes: dict[str, str | None] = {}
        self.fields, self.version = ArticleFields(), QComboBox()
        self._compose(list(everything.values()))
        self.fields.lines["title"].setFocus()
        self.fit(760, 0)

    def accept(self) -> None:
        """Store what was changed."""
        if problem := self.fields.open_problem():
            problem.setFocus()
            return
        changed = self._changed()
        if not changed:
            super().accept()
            return
        workspace = self._context.workspace
        self.accept_button.setEnabled(False)
        self.underway.start(
            _("Changing articles"),
            lambda _report: workspace.do(ChangeArticles(tuple(changed))),
            lambda _result: super(ArticleDetailsDialog, self).accept(),
            self._failed,
        )

    def _changed(self) -> list[Article]:
        places: dict[str, int] = {}
        changed = []
        for article in self._articles:
            other = structs.replace(article, **self._changes)
            if other.story != article.story:
                other = structs.replace(other, ordinal=self._place(other.story, places))
            if other != article:
                changed.append(other)
        return changed

    def _place(self, story: str, places: dict[str, int]) -> int:
        """The next place at the end of a story."""
        if story not in places:
            there = self._context.workspace.read.articles(story)
            places[story] = max((article.ordinal for article in there), default=-1)
        places[story] += 1
        return places[story]

    def _failed(self, fault: Exception) -> None:
        self.accept_button.setEnabled(True)
        self._context.tell_fault(fault)

    def _typed(self, name: str, value: object) -> None:
        told = str(value) if value is not None else None
        if name != "story":
            self._changes[name] = told
        elif told in self._stories:
            self._changes[name] = self._stories[told]

    def _chose_version(self) -> None:
        chosen = self.version.currentData()
        if chosen == _SEVERAL:
            self._changes.pop("version_of", None)
        else:
            self._changes["version_of"] = chosen

    # -- how it is laid out -------------------------------------------------------------------------------------

    def _compose(self, everything: Sequence[Article]) -> None:
        count = len(self._articles)
        one = self._articles[0] if count == 1 else None
        told = ngettext("{count} article", "{count} articles", count).format(count=count)
        self.body.addWidget(plain(one.source if one and one.source else told, "quiet"))
        self.body.addWidget(self.fields)
        self.body.addStretch(1)
        self.fields.offer(list(self._stories), (a.outlet for a in everything if a.outlet))
        # A new story would be a step of its own; here articles move between those that there are.
        self.fields.lines["story"].setReadOnly(True)
        titles = {key: title for title, key in self._stories.items()}
        values = {name: [getattr(a, name) for a in self._articles] for name in NAMES}
        self.fields.show_values({**values, "story": [titles.get(a.story) for a in self._articles]})
        self.fields.grid.addWidget(captioned(_("Version of"), self.version), 5, 0)
        self.fields.grid.addWidget(self.version, 5, 1, 1, 3)
        self._offer_versions(everything)
        self.fields.edited.connect(self._typed)
        self.version.activated.connect(self._chose_version)
        self.setTabOrder(self.fields.lines["url"], self.version)
        self.accept_button.setEnabled(count > 0)

    def _offer_versions(self, everything: Sequence[Article]) -> None:
        now = {article.version_of for article in self._articles}
        self.version.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        if len(now) > 1:
            self.version.addItem(_("(several values)"), _SEVERAL)
        self.version.addItem(_("No other article"), None)
        chosen, stories = {a.id for a in self._articles}, {a.story for a in self._articles}
        later_versions = _descendants(chosen, everything)
        for article in everything:
            offered = article.story in stories and article.id not in later_versions
            if offered or (article.id in now and article.id not in chosen):
                self.version.addItem(_called(article), article.id)
        if len(now) == 1:
            self.version.setCurrentIndex(max(0, self.version.findData(next(iter(now)))))


def _descendants(originals: set[str], everything: Sequence[Article]) -> set[str]:
    """``originals`` and all that are versions of them, at whatever remove: naming one of these would make a ring."""
    found, before = set(originals), 0
    while len(found) != before:
        before = len(found)
        found |= {article.id for article in everything if article.version_of in found}
    return found


def _told_apart(named: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Ids by title; a title that is there already gets a number."""
    told: dict[str, str] = {}
    for title, key in named:
        name, number = title, 1
        while name in told:
            number += 1
            name = f"{title} ({number})"
        told[name] = key
    return told


def _called(article: Article) -> str:
    words = " · ".join(filter(None, (article.outlet, article.title or article.source, article.published)))
    return words or _("Article {number} without a name").format(number=article.ordinal + 1)
