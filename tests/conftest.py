"""What every test stands on: folders of its own, no real settings, and nothing of Qt left behind."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything makes a QApplication

# The same examples on every machine and every run; `HYPOTHESIS_PROFILE=thorough` searches for new ones.
settings.register_profile(
    "ci",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "thorough", deadline=None, max_examples=2000, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

CHECKOUT = Path(__file__).resolve().parents[1]

_passed = pytest.StashKey[bool]()
_leftovers = pytest.StashKey[Any]()


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the test's own: settings, window state and backups of the person who runs it stay untouched."""
    home = tmp_path_factory.mktemp("home")
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, str(home))
    for variable, folder in {
        "XDG_CONFIG_HOME": "config",
        "XDG_STATE_HOME": "state",
        "XDG_DATA_HOME": "data",
        "APPDATA": "config",
        "LOCALAPPDATA": "state",
    }.items():
        monkeypatch.setenv(variable, str(home / folder))
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    return home


@pytest.fixture(scope="session")
def shared_folder() -> Path:
    """The folder of real material beside the checkout; skips where there is none."""
    folder = CHECKOUT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs the folder `shared` beside the checkout")
    return folder


@pytest.fixture(scope="session")
def articles_folder(shared_folder: Path) -> Path:
    """The five real articles on one event; skips where they are missing."""
    folder = shared_folder / "articles"
    if not folder.is_dir():
        pytest.skip("needs the folder `shared/articles` beside the checkout")
    return folder


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[Any]:
    """Note how the test itself went, and listen to Qt from there on: pytest-qt's own capture ends with the call."""
    report: pytest.TestReport = yield
    if report.when == "call":
        item.stash[_passed] = report.passed
        if _leftovers in item.stash:
            item.stash[_leftovers].listen()
    return report


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails a test that leaves a widget, an active timer or a running thread, or that upsets Qt in its teardown.

    Widgets given to ``qtbot.addWidget`` are closed by then. (Qt's warnings during the test itself fail it through
    ``qt_log_level_fail``; expected ones are named with the mark ``qt_log_ignore``.)
    """
    if not {"qtbot", "qapp"} & set(request.fixturenames):
        yield
        return
    from tests.leftovers import Leftovers

    request.getfixturevalue("qapp")
    expected = [*request.config.getini("qt_log_ignore")]
    for mark in request.node.iter_markers("qt_log_ignore"):
        expected += mark.args
    leftovers = request.node.stash[_leftovers] = Leftovers(expected)
    yield
    left = leftovers.cleared()
    if left and request.node.stash.get(_passed, False):
        pytest.fail("left behind: " + "; ".join(left), pytrace=False)
