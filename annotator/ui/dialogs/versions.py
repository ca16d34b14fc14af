"""Articles that are much alike, over the whole project: which are versions of one text is recorded as one step."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtWidgets import QWidget

from annotator.commands.versions import MarkVersions
from annotator.model.article import Article
from annotator.reuse.versions import LIKELY, Version, proposed_versions
from annotator.text.article_name import article_name, opening
from annotator.text.similarity import near_duplicates
from annotator.ui.context import Context
from annotator.ui.dialogs.framed import FramedDialog, plain
from annotator.ui.dialogs.team.ticks import TickTable
from annotator.wording.translation import _, ngettext
from annotator.workspace import Workspace

_OPENING = 220


class _Found(Struct, frozen=True):
    """The proposals, with the articles that they name, what these are called, and how they begin."""

    versions: tuple[Version, ...] = ()
    articles: dict[str, Article] = {}
    names: dict[str, str] = {}
    openings: dict[str, str] = {}


class VersionsDialog(FramedDialog):
    """Compares all articles beside the window; those that share most of their wording stand ticked."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.jobs, _("Near-duplicate articles"), _("Mark"), parent)
        self._context, self._found = context, _Found()
        self.told, self.begins = plain(_("Comparing all articles…"), "strong"), plain(role="quiet")
        headings = (_("Version"), _("Of"), _("Shared"))
        self.table = TickTable(headings, (5, 5, 1), _("Near-duplicate articles"))
        self.body.addWidget(self.told)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.begins)
        hint = _("Space ticks a row, A all or none; Ctrl+Enter marks them. Versions of one text count as one witness.")
        self.body.addWidget(plain(hint, "quiet"))
        self.table.changed.connect(self._tell)
        self.table.selectionModel().currentChanged.connect(lambda *_ends: self._tell_row())
        self.enter_stays_in_fields()
        self.fit(900, 560)
        self._tell()
        workspace = context.workspace
        self.underway.start(
            _("Comparing all articles"),
            lambda report: _compared(workspace, report),
            self._show,
            self._context.tell_fault,
        )
        self.table.setFocus()

    @property
    def versions(self) -> list[Version]:
        """Those that are ticked."""
        ticked = set(self.table.ticked())
        return [one for one in self._found.versions if one.article in ticked]

    def accept(self) -> None:
        """Record what is ticked, in one step."""
        command = MarkVersions(tuple((one.article, one.original) for one in self.versions))
        self._context.attempt(lambda: self._context.workspace.do(command))
        super().accept()

    def _show(self, found: _Found) -> None:
        self._found = found
        rows = [
            (one.article, (found.names[one.article], found.names[one.original], f"{one.share:.0%}"))
            for one in found.versions
        ]
        self.table.show_rows(rows, [one.article for one in found.versions if one.share >= LIKELY])
        count = len(found.versions)
        told = ngettext(
            "{count} article seems to be a version of another.",
            "{count} articles seem to be versions of others.",
            count,
        )
        self.told.setText(
            told.format(count=count) if count else _("No two articles are much alike, or it is recorded already.")
        )
        self._tell()
        self._tell_row()

    def _tell(self) -> None:
        count = len(self.versions)
        words = ngettext("Mark {count} as a version", "Mark {count} as versions", count)
        self.accept_button.setText(words.format(count=count))
        self.accept_button.setEnabled(count > 0 and not self._context.workspace.read_only)

    def _tell_row(self) -> None:
        chosen = self.table.chosen()
        one = next((v for v in self._found.versions if chosen and v.article == chosen[0][0]), None)
        self.begins.setText("\n".join(self._begin(key) for key in (one.article, one.original)) if one else "")

    def _begin(self, key: str) -> str:
        article = self._found.articles[key]
        when = " · ".join(filter(None, (article.outlet, article.published)))
        return ": ".join(filter(None, (when, self._found.openings[key])))


def _compared(workspace: Workspace, report: Callable[[int, int], None]) -> _Found:
    try:
        read = workspace.read
        articles = read.articles()
        texts = []
        for number, article in enumerate(articles):
            if number % 200 == 0:
                report(number, 2 * len(articles))
            texts.append((article.id, read.text(article.id)))
        report(len(articles), 2 * len(articles))
        versions = proposed_versions(near_duplicates(texts), articles)
        named = {key for one in versions for key in (one.article, one.original)}
        known, by_id = {article.id: article for article in articles if article.id in named}, dict(texts)
        names = {key: article_name(article, by_id[key]) for key, article in known.items()}
        return _Found(tuple(versions), known, names, {key: opening(by_id[key], _OPENING) for key in known})
    finally:
        workspace.done_reading()
