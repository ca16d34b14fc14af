"""Accepting many proposals: from which confidence on, with a look at what that would be."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from annotator.commands.proposals import Proposed
from annotator.text.article_name import article_name
from annotator.ui.context import Context
from annotator.ui.dialogs.framed import FramedDialog, captioned, plain
from annotator.ui.dialogs.team.listed import ListedModel, ListedView
from annotator.ui.widgets.number_field import NumberField
from annotator.wording.translation import _, ngettext

_USUAL = 90
_SHOWN = 400
_OF_ONE = 3
"""Columns that are shown while all rows are of one article; the next one tells of which each is."""


class AcceptProposalsDialog(FramedDialog):
    """``here`` is the article that has the keyboard; the others are taken in where that is wished."""

    def __init__(
        self, context: Context, proposals: Sequence[Proposed], here: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(context.jobs, _("Accept proposals"), _("Accept"), parent)
        self._proposals, self._here = proposals, here
        read = context.workspace.read
        self._texts = {article: read.text(article) for article in dict.fromkeys(a for a, _p in proposals)}
        self._names = {one.id: article_name(one, text) for one in read.articles() if (text := self._texts.get(one.id))}
        self._speakers = {speaker.id: speaker.name for speaker in read.speakers()}
        self.least, self.all = NumberField(), QCheckBox(_("In all articles that are open"))
        self.least.setRange(0, 100)
        self.least.setSuffix(" %")
        self.least.setValue(_USUAL)
        self.model = ListedModel((_("Sure"), _("Speaker"), _("Words"), _("Article")), self._cell, parent=self)
        self.list = ListedView(self.model, _("What would be accepted"), (1, 3, 8, 3))
        self.summary = plain(role="strong")
        self._compose()
        self.least.valueChanged.connect(self._show)
        self.all.toggled.connect(self._show)
        self._show()
        self.least.setFocus()
        self.least.selectAll()
        self.fit(820, 520)

    def chosen(self) -> tuple[Proposed, ...]:
        """What would be accepted now, in text order."""
        least = self.least.value() / 100
        return tuple(
            (article, proposal)
            for article, proposal in self._proposals
            if round(proposal.confidence, 2) >= least and (self.all.isChecked() or article == self._here)
        )

    def _show(self) -> None:
        chosen = self.chosen()
        self.model.show_entries(chosen)
        self.list.show_columns(_OF_ONE + self.all.isChecked())
        told = ngettext(
            "{count} proposal would be accepted, in one step",
            "{count} proposals would be accepted, in one step",
            len(chosen),
        )
        self.summary.setText(told.format(count=len(chosen)))
        self.accept_button.setEnabled(bool(chosen))

    def _cell(self, proposed: Proposed, column: int) -> str:
        article, proposal = proposed
        if column == 0:
            return f"{round(proposal.confidence * 100)} %"
        if column == 1:
            source = next(iter(proposal.sources), None)
            return self._speakers.get(source.speaker or "", source.name) if source is not None else ""
        if column == _OF_ONE:
            return self._names[article]
        text = self._texts[article]
        return " … ".join(text[f.start : f.end] for f in proposal.fragments)[:_SHOWN]

    def _compose(self) -> None:
        row = QHBoxLayout()
        row.addWidget(captioned(_("At least so sure"), self.least))
        row.addWidget(self.least)
        row.addSpacing(16)
        row.addWidget(self.all)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.summary)
