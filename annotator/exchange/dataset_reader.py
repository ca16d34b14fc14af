"""A dataset read from its file, strictly: what this answers is sound in itself."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Raw

from annotator import paths
from annotator.exchange import dataset_items as items
from annotator.exchange.codebook_file import read_codebook
from annotator.exchange.dataset_soundness import Soundness
from annotator.exchange.dataset_values import dataset_of
from annotator.exchange.unknown_fields import count_unknown
from annotator.model.codebook import Codebook
from annotator.model.codebook_rules import problems
from annotator.model.dataset import Dataset
from annotator.model.errors import DatasetError
from annotator.model.hand_out import HandOut

MOST_MB = 1024
"""A larger file is refused: it would not fit into memory beside what is made of it."""

_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")
_PLACE = re.compile(r"^(?P<told>.*?)(?: - at `\$(?P<place>.*)`)?$", re.DOTALL)
_MISSING = re.compile(r"Object missing required field `(?P<field>.*)`", re.DOTALL)
_WRONG = re.compile(r"Expected (?P<expected>.*?)(?:, got (?P<found>.*))?", re.DOTALL)
_STEP = re.compile(r"\.([^.\[]+)|\[(\d+)\]")
_HEAD: dict[str, Any] = {
    "options": dict[str, Any],
    "project": items.ProjectItem,
    "codebook": Codebook,
    "hand_out": HandOut,
}
_KNOWN = frozenset(("format", "version", *_HEAD, *items.SECTIONS, items.UNITS))
_REQUIRED = ("project", "codebook", "annotators", "stories", "articles", "annotations")


def read_dataset(path: Path) -> Dataset:
    """The dataset in the file at ``path``.

    Raises DatasetError with the place in the file (``annotations[3].label``) and what is expected there.
    """
    try:
        if path.stat().st_size > MOST_MB * 2**20:
            raise DatasetError("dataset.too_large", name=path.name, limit_mb=MOST_MB)
        data = path.read_bytes()
    except OSError as error:
        raise DatasetError("dataset.unreadable", name=path.name, reason=error.strerror or str(error)) from error
    return dataset_from_json(data, path.name)


def dataset_from_json(data: bytes, name: str) -> Dataset:
    """The dataset that the JSON ``data`` holds; ``name`` is what messages call it. Raises DatasetError."""
    reading = _Reading(name)
    top = reading.top(data)
    head = {field: reading.section(top, field, form) for field, form in _HEAD.items()}
    lists = {field: reading.section(top, field, tuple[form, ...]) for field, form in items.SECTIONS.items()}  # type: ignore[valid-type]
    Soundness(name, lists).check()
    codebook, whole = reading.codebook(head["codebook"])
    dataset = dataset_of(name, head["project"], (codebook, whole), lists, reading.unknown)
    return msgspec.structs.replace(dataset, hand_out=head["hand_out"] or None)


class _Reading:
    """Decodes one file; every refusal names the file and the place."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.unknown: Counter[str] = Counter()

    def top(self, data: bytes) -> dict[str, Raw]:
        """The fields of the file, not decoded yet, once it is clear that it is a dataset of a known version."""
        data = data.removeprefix(b"\xef\xbb\xbf")
        if nul := _NUL.search(data):
            raise self._failed("dataset.nul", line=data.count(b"\n", 0, nul.start()) + 1)
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise self._failed("dataset.encoding", line=data.count(b"\n", 0, error.start) + 1) from error
        if not data.lstrip().startswith(b"{") and _is_json(data):
            raise self._failed("dataset.other_format")
        top: dict[str, Raw] = self._decoded(data, dict[str, Raw], "")
        if "format" not in top or bytes(top["format"]) != msgspec.json.encode(items.FORMAT):
            raise self._failed("dataset.other_format")
        version = self._decoded(top.get("version", Raw(b"null")), int, "version")
        if version > items.VERSION:
            raise self._failed("dataset.newer", found=version, known=items.VERSION)
        if version < items.VERSION:
            raise self._failed("dataset.wrong_type", where="version", expected=items.VERSION, found=version)
        self.unknown.update(field for field in top if field not in _KNOWN)
        return top

    def section(self, top: dict[str, Raw], field: str, form: Any) -> Any:
        """One field of the file, decoded."""
        if field not in top:
            if field in _REQUIRED:
                raise self._failed("dataset.missing_field", where=self.name, field=field)
            return ()
        decoded = self._decoded(top[field], form, field)
        count_unknown(top[field], form, field, self.unknown)
        return decoded

    def codebook(self, found: Codebook) -> tuple[Codebook, bool]:
        """The codebook of the file and True, or the shipped one of that id (else an empty one) and False."""
        if not 1 <= found.version <= items.MOST:
            facts = {"expected": f"1–{items.MOST}", "found": found.version}
            raise self._failed("dataset.wrong_type", where=_path("codebook", ("version",)), **facts)
        if not found.labels:
            return next((book for book in _shipped() if book.id == found.id), found), False
        for problem in problems(found):
            raise self._failed("dataset.bad_codebook", where=_path("codebook", problem.where))
        return found, True

    def _decoded(self, data: bytes | Raw, form: Any, field: str) -> Any:
        try:
            return msgspec.json.decode(data, type=form)
        except msgspec.ValidationError as error:
            raise self._misfit(str(error), data, field) from error
        except msgspec.DecodeError as error:
            raise self._failed("dataset.not_json", reason=str(error)) from error
        except RecursionError as error:
            raise self._failed("dataset.too_deep") from error

    def _misfit(self, told: str, data: bytes | Raw, field: str) -> DatasetError:
        """The decoder's words as facts of ours; where they are of an unknown form they are told as they are."""
        parts = _PLACE.fullmatch(told)
        assert parts is not None
        place = parts["place"] or ""
        where = f"{field}{place}".replace("[...]", "").lstrip(".") or self.name
        if missing := _MISSING.fullmatch(parts["told"]):
            return self._failed("dataset.missing_field", where=where, field=missing["field"])
        wrong = _WRONG.fullmatch(parts["told"])
        expected, found = (wrong["expected"], wrong["found"]) if wrong else (parts["told"], None)
        for pattern, example in items.EXAMPLES.items():
            expected = example if repr(pattern) in expected else expected
        found = found.strip("`") if found else _value_at(data, place)
        return self._failed("dataset.wrong_type", where=where, expected=expected.replace("`", ""), found=found)

    def _failed(self, key: str, **facts: object) -> DatasetError:
        return DatasetError(key, name=self.name, **facts)


def _is_json(data: bytes) -> bool:
    try:
        msgspec.json.decode(data, type=Raw)
    except (msgspec.DecodeError, RecursionError):
        return False
    return True


def _value_at(data: bytes | Raw, place: str) -> object:
    """What stands at the ``place`` that the decoder named, as far as it named it."""
    try:
        value = msgspec.json.decode(data)
    except (msgspec.DecodeError, RecursionError):
        return "…"
    for name, number in _STEP.findall(place.partition("[...]")[0]):
        value = value[int(number) if number else name]
    return value


def _shipped() -> list[Codebook]:
    return [read_codebook(path) for path in sorted((paths.resources() / "codebooks").glob("*.yaml"))]


def _path(field: str, where: tuple[str | int, ...]) -> str:
    return field + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in where)
