"""What is installed is all of it: the wheel, built for real, holds every module and every resource."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

import annotator
from annotator import paths

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[zipfile.ZipFile]:
    built = next(WheelBuilder(str(CHECKOUT)).build(directory=str(tmp_path_factory.mktemp("wheel"))))
    with zipfile.ZipFile(built) as opened:
        yield opened


def _files(folder: str) -> set[str]:
    found = (CHECKOUT / folder).rglob("*")
    return {
        path.relative_to(CHECKOUT).as_posix()
        for path in found
        if path.is_file() and "__pycache__" not in path.parts and path.name != ".gitkeep"
    }


def test_every_module_and_every_resource_is_in_the_wheel(wheel: zipfile.ZipFile) -> None:
    wanted = _files("annotator") | {
        re.sub("^resources/", "annotator/_resources/", name) for name in _files("resources")
    }

    assert wanted - set(wheel.namelist()) == set()


def test_nothing_else_is_in_the_wheel(wheel: zipfile.ZipFile) -> None:
    tops = {name.partition("/")[0] for name in wheel.namelist()}

    assert tops == {"annotator", f"annotator-{annotator.__version__}.dist-info"}


def test_the_wheel_says_what_it_is(wheel: zipfile.ZipFile) -> None:
    about = f"annotator-{annotator.__version__}.dist-info"

    assert f"\nVersion: {annotator.__version__}\n" in wheel.read(f"{about}/METADATA").decode()
    assert "annotator = annotator.__main__:main" in wheel.read(f"{about}/entry_points.txt").decode()
    assert f"{about}/licenses/LICENSE" in wheel.namelist()


def test_resources_are_found_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a checkout around it the package looks where the wheel puts them."""
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "annotator")

    assert paths.resources() == tmp_path / "annotator" / "_resources"
