"""Where resources, settings and exports are, in a checkout or installed."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs

SAMPLE_NAME = "Ferry inquiry"
"""What the project of the sample story is called."""

ENDING = ".annotator"
"""How the names of project files end."""

_PACKAGE = Path(__file__).resolve().parent


def checkout() -> Path | None:
    """The folder of the checkout that the program runs from, or None when it is installed."""
    root = _PACKAGE.parent
    return root if (root / "pyproject.toml").is_file() and (root / "resources").is_dir() else None


def resources() -> Path:
    """The folder of icons, styles, translations, codebooks, schemas and the sample story."""
    root = checkout()
    return root / "resources" if root else _PACKAGE / "_resources"


def lexicons() -> tuple[Path, Path]:
    """The folder of lexicons that the program brings, and the team's own beside the settings, which need not exist."""
    return resources() / "lexicons", settings_file().parent / "lexicons"


def exports() -> Path:
    """The folder that exports go to unless another is named; made when it is missing."""
    root = checkout()
    folder = root / "exports" if root else Path(platformdirs.user_documents_dir()) / "annotator"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def settings_file() -> Path:
    """The person's settings, YAML; it need not exist."""
    return Path(platformdirs.user_config_dir("annotator", appauthor=False, roaming=sys.platform == "win32")) / (
        "settings.yaml"
    )


def sample_file() -> Path:
    """Where the window keeps the sample story as it was left; it need not exist."""
    return state_folder() / f"{SAMPLE_NAME}{ENDING}"


def state_folder() -> Path:
    """Where window state and logs are kept; it need not exist."""
    return Path(platformdirs.user_state_dir("annotator", appauthor=False))
