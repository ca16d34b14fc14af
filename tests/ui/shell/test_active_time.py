"""The seconds that somebody is active are stored when that holds up nobody."""

from __future__ import annotations

from threading import Event, Thread

from annotator.commands.annotations import Tag
from annotator.model.span import Span
from annotator.ui.main_window import MainWindow
from annotator.ui.shell.active_time import ActiveTime


def test_time_is_kept_while_a_job_writes_and_stored_after_it(desk_window: MainWindow) -> None:
    workspace, now = desk_window.context.workspace, [0.0]
    article = desk_window.context.selection.article
    assert article is not None
    workspace.do(Tag(article, (Span(0, 4),), "quote"))
    time = ActiveTime(desk_window.context, lambda: now[0], desk_window)
    desk_window.context.selection.article_changed.emit(article)
    writing, go_on = Event(), Event()

    def write() -> None:
        with workspace._file.transaction():
            writing.set()
            go_on.wait(10)

    job = Thread(target=write)
    job.start()
    assert writing.wait(30)
    for moment in (1, 8):
        now[0] = moment
        time.sign()
    time.store()
    assert job.is_alive()
    assert workspace.read.annotation_set(article, workspace.annotator).seconds == 0
    go_on.set()
    job.join()
    time.store()
    assert workspace.read.annotation_set(article, workspace.annotator).seconds == 7
