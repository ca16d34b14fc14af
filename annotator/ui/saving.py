"""Writing what is shown to a file, as a job."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from annotator.model.errors import DatasetError
from annotator.ui.context import Context
from annotator.ui.jobs import Report
from annotator.ui.pictures import paint
from annotator.wording.translation import _


class Saving:
    """Asks where to, writes there beside the window, and says so."""

    def __init__(self, context: Context, title: str) -> None:
        self._context, self._title = context, title

    def save(self, name: str, ending: str, kinds: str, write: Callable[[Path], None]) -> None:
        """Have ``write`` write a file; proposed is the project's name with ``name`` and ``ending``, which it gets."""
        proposed = self._context.workspace.path.with_suffix(f".{name}{ending}")
        chosen = self._context.asking.save_file(self._title, proposed, kinds)
        if chosen is None:
            return
        path = chosen if chosen.name.casefold().endswith(ending) else chosen.with_name(chosen.name + ending)
        if path != chosen and path.exists() and not self._may_replace(path):
            return

        def work(_report: Report) -> None:
            write(path)

        def done(_nothing: None) -> None:
            self._context.say(_("Wrote {name}.").replace("{name}", path.name))

        self._context.jobs.start(self._title, work, done, self._context.tell_fault)

    def bitmap(self, name: str, picture: str) -> None:
        """Save an SVG document as points."""

        def write(path: Path) -> None:
            if paint(picture, path):
                raise DatasetError("dataset.cannot_write", name=path.name, reason=_("the picture could not be saved"))

        self.save(name, ".png", _("Picture (*.png)"), write)

    def _may_replace(self, path: Path) -> bool:
        """Whoever chose a name was asked about that alone, and not about it with its ending."""
        question = _("Replace {name}?").replace("{name}", path.name)
        return self._context.asking.confirm(
            question, _("There is something of that name already; it will be replaced by this export."), _("Replace")
        )
