"""The person's settings, typed; their file holds only what was changed."""

from __future__ import annotations

import importlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_type_hints

Appearance = Literal["system", "light", "dark", "contrast"]
Face = Literal["serif", "sans"]


class Settings(NamedTuple):
    """What a person chose for themselves, on this machine.

    ``zoom`` is a percentage; ``measure`` the width of reading columns in characters; ``text_size`` points;
    ``shortcuts`` holds, by action id, the keys that differ from those the program comes with (empty: none);
    ``recent`` the project files opened last, newest first; ``idle_seconds`` how long without a key or click still
    counts as working; ``backup_minutes`` how often an open project that changed is copied (0: never).
    """

    language: str = ""
    appearance: Appearance = "system"
    face: Face = "serif"
    text_size: int = 12
    zoom: int = 100
    measure: int = 68
    shortcuts: Mapping[str, str] = {}
    recent: tuple[str, ...] = ()
    annotator: str = ""
    idle_seconds: int = 60
    backup_minutes: int = 30


_FIRST = re.compile(r"^(language|appearance): ['\"]?([\w-]+)['\"]?$", re.MULTILINE)


def read_settings(path: Path) -> Settings:
    """The settings in a file; what is missing or not understood there is as the program comes."""
    try:
        content = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return Settings()
    yaml = _yaml()
    try:
        found = yaml.safe_load(content) or {}
    except yaml.YAMLError:
        return Settings()
    return _understood(found) if isinstance(found, dict) else Settings()


def first_settings(path: Path) -> Settings:
    """The settings that the first paint needs, language and appearance, all others as the program comes.

    They are looked for as :func:`write_settings` writes them, a line each, since loading YAML takes a sixth of the time
    in which an empty window is seen. Where somebody wrote them otherwise only :func:`read_settings` finds them.
    """
    try:
        found = dict(_FIRST.findall(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError):
        return Settings()
    return Settings()._replace(**found)


def write_settings(path: Path, settings: Settings) -> None:
    """Store what differs from how the program comes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_text(_yaml().safe_dump(_changed(settings), allow_unicode=True), encoding="utf-8")
    part.replace(path)


def with_recent(settings: Settings, project: Path, keep: int = 10) -> Settings:
    """The settings with a project file opened just now."""
    name = str(project.resolve())
    others = [path for path in settings.recent if path != name]
    return settings._replace(recent=(name, *others)[:keep])


def _changed(settings: Settings) -> dict[str, Any]:
    as_it_comes = Settings()
    return {n: v for n, v in settings._asdict().items() if v != getattr(as_it_comes, n)}


def _yaml() -> Any:
    # Loaded late, as msgspec: until somebody has changed a setting there is nothing to read, and the window is seen
    # without them.
    return importlib.import_module("yaml")


def _understood(found: dict[object, object]) -> Settings:
    msgspec = importlib.import_module("msgspec")
    settings = Settings()
    for name, kind in get_type_hints(Settings).items():
        try:
            settings = settings._replace(**{name: msgspec.convert(found[name], kind)})
        except (KeyError, msgspec.ValidationError):
            continue
    return settings
