"""What the inspector says of a proposal: words, form, speaker, cue, how sure it is, and why."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from annotator.discovery.proposals import Proposal
from annotator.model.codebook import Label
from annotator.model.span import Span
from annotator.ui.panels.inspector.parts import SECTION, Caption, Hands, Quiet, Swatch, row
from annotator.ui.panels.inspector.speaker_row import TITLES
from annotator.ui.theme.label_colours import label_colours
from annotator.wording.proposals import how_sure, why_proposed
from annotator.wording.translation import _

_GREY = "#7a7a7a"
_MOST = 600
"""Characters of a proposal that are shown; the reading pane shows all of it."""


class ProposalPart(QWidget):
    """Stands where the annotation stands otherwise; the keys of the reading pane do what its buttons do."""

    accepted = Signal()
    rejected = Signal()

    def __init__(self, hands: Hands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hands = hands
        self.words, self.why, self.swatch = _plain(), _plain(), Swatch()
        self.words.setAccessibleName(_("Words"))
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.label, self.form, self.speaker, self.cue, self.sure = (_plain() for _number in range(5))
        self.label.setProperty("part", "keys")
        self.accept, self.reject = QPushButton(_("Accept")), QPushButton(_("Reject"))
        self.accept.setProperty("role", "primary")
        self.accept.setToolTip(_("Enter in the text"))
        self.reject.setToolTip(_("Backspace in the text"))
        self.accept.clicked.connect(self.accepted)
        self.reject.clicked.connect(self.rejected)
        self._arrange()

    def show_proposal(self, article: str, proposal: Proposal) -> None:
        """Shows it as it stands."""
        text, codebook = self._hands.text_of(article), self._hands.codebook()
        label = codebook.label(proposal.label)
        self.label.setText((label.title if label is not None else "") or proposal.label)
        self.swatch.show_colour(label_colours(label.colour if label is not None else _GREY, self._hands.theme()).line)
        words = _cut(text, proposal.fragments)
        self.words.setText(words if len(words) <= _MOST else words[: _MOST - 1] + "…")
        self.form.setText(_form(label, proposal.form))
        self.speaker.setText("\n".join(self._sources(text, proposal)) or _("nobody is named"))
        self.cue.setText(_cut(text, proposal.cue) or _("none"))
        self.sure.setText(how_sure(proposal))
        self.why.setText(why_proposed(proposal))

    def _sources(self, text: str, proposal: Proposal) -> list[str]:
        """Each as the register has it, or as somebody new; of several, in which position each stands."""
        told = []
        for source in proposal.sources:
            known = self._hands.known.get(source.speaker) if source.speaker else None
            words = text[source.mention.start : source.mention.end]
            name = known.name if known is not None else source.name
            if not name:
                name = _("{words} (nobody yet)").replace("{words}", words)
            elif known is None:
                name = _("{name} (new)").replace("{name}", name)
            several = len(proposal.sources) > 1
            told.append(f"{name} · {_(TITLES[source.position]).casefold()}" if several else name)
        return told

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 14)
        column.setSpacing(SECTION - 4)
        column.addWidget(Quiet(_("Proposed, not tagged yet")))
        column.addWidget(self.label)
        beside = row(self.swatch, self.words, stretched=1)
        beside.setSpacing(9)
        column.addLayout(beside)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for caption, value in (
            (_("Form"), self.form),
            (_("Speaker"), self.speaker),
            (_("Cue"), self.cue),
            (_("Sure"), self.sure),
            (_("Why"), self.why),
        ):
            value.setAccessibleName(caption)
            at = grid.rowCount()
            grid.addWidget(Caption(caption), at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, at, 1)
        column.addLayout(grid)
        column.addLayout(row(self.accept, self.reject, stretched=0))
        column.addWidget(
            Quiet(_("Enter accepts, Backspace rejects, N and P walk. A label key or moving a boundary corrects it."))
        )
        column.addStretch(1)


def _plain() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _form(label: Label | None, form: str) -> str:
    values = {value.id: value.title for one in (label.attributes if label else ()) for value in one.values}
    return values.get(form) or form


def _cut(text: str, fragments: tuple[Span, ...]) -> str:
    return " … ".join(text[f.start : f.end] for f in fragments)
