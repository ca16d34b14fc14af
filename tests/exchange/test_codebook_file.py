import time
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator import paths
from annotator.exchange.codebook_file import codebook_from_yaml, codebook_to_yaml, read_codebook
from annotator.exchange.yaml_tree import DEEPEST, MOST_CHARACTERS
from annotator.model.codebook import Attribute, Codebook, GroupType, Label, LinkType, Value
from annotator.model.codebook_rules import CHECKS, problems
from annotator.model.errors import CodebookError

SHIPPED = sorted((paths.resources() / "codebooks").glob("*.yaml"))
WRITTEN = (paths.resources() / "codebooks" / "minimal.yaml").read_text("utf-8")
ONE = "id: x\nlabels:\n  - id: quote\n    key: Q\n"


def refusal(data: str) -> CodebookError:
    with pytest.raises(CodebookError) as caught:
        codebook_from_yaml(data, "mine.yaml")
    if caught.value.key != "codebook.too_large":
        assert caught.value.facts["name"] == "mine.yaml"
        assert 1 <= caught.value.facts["line"] <= data.count("\n") + 1
    return caught.value


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_codebook_reads_and_comes_back_equal(path: Path):
    codebook = read_codebook(path)
    written = codebook_to_yaml(codebook)
    assert codebook_from_yaml(written, "again") == codebook
    assert codebook_to_yaml(codebook_from_yaml(written, "again")) == written
    assert written.startswith("# ")


@pytest.mark.parametrize(
    ("data", "key", "line", "facts"),
    [
        ("", "codebook.expected", 1, {"expected": "mapping", "found": "nothing"}),
        ("- a", "codebook.expected", 1, {"expected": "mapping", "found": "list"}),
        ("id: x\nlabels: quote", "codebook.expected", 2, {"where": "labels", "expected": "list", "found": "quote"}),
        (ONE + "    zone: maybe", "codebook.expected", 5, {"where": "labels › quote › zone", "found": "maybe"}),
        (ONE + "    style: zigzag", "codebook.expected", 5, {"expected": "solid, dashed, dotted, double, wave"}),
        (ONE + "version: two", "codebook.expected", 5, {"where": "version", "expected": "whole number"}),
        (ONE + "version: -1", "codebook.expected", 5, {"found": "-1"}),
        (ONE + "title: [a]", "codebook.expected", 5, {"expected": "text", "found": "list"}),
        (ONE + "    keys: Q", "codebook.unknown_field", 5, {"where": "labels › quote", "found": "keys"}),
        ("labels: []", "codebook.missing_field", 1, {"expected": "id"}),
        (ONE + "  - title: Speaker", "codebook.missing_field", 5, {"where": "labels › 2", "expected": "id"}),
        (ONE + "  - id: quote", "codebook.duplicate_label", 5, {"label": "quote"}),
        (ONE + "  - id: b\n    key: q", "codebook.key_clash", 6, {"letter": "q", "label": "b", "other": "quote"}),
        (ONE + "    colour: red", "codebook.bad_colour", 5, {"found": "red", "label": "quote"}),
        (ONE + "    threshold: 80", "codebook.bad_threshold", 5, {"found": 80.0, "label": "quote"}),
        (ONE + "    threshold: nan", "codebook.bad_threshold", 5, {"label": "quote"}),
        (ONE + "    threshold: high", "codebook.expected", 5, {"expected": "number", "found": "high"}),
        (
            ONE + "links:\n  - id: l\n    targets:\n      - quote\n      - cue",
            "codebook.unknown_label",
            9,
            {"label": "cue"},
        ),
        (ONE + "    attributes:\n    - id: a\n      kind: many", "codebook.no_values", 6, {"attribute": "a"}),
        (ONE + "id: y", "codebook.duplicate_key", 5, {"field": "id", "first": 1}),
        (ONE + "---\nid: y", "codebook.documents", 5, {}),
        (ONE + "title: 'open", "codebook.syntax", 5, {}),
        (ONE + "\ttitle: x", "codebook.syntax", 5, {}),
        (ONE + "title: a\0b", "codebook.character", 5, {}),
        (ONE + "title: a\ud800b", "codebook.encoding", 5, {}),
        (ONE + "? [a, b]\n: c", "codebook.key_not_text", 5, {}),
        (ONE + "title: !!python/object/apply:os.system ['true']", "codebook.tag", 5, {}),
        (ONE + "title: !!binary aGk=", "codebook.tag", 5, {}),
        (ONE + "title: &a x\nlanguage: *a", "codebook.aliases", 6, {}),
        (ONE + "<<: {id: y}", "codebook.unknown_field", 5, {"found": "<<"}),
        (ONE + 'title: "a\\0b"', "codebook.control_character", 5, {}),
    ],
)
def test_each_fault_is_told_with_its_line_and_what_is_expected(data, key, line, facts):
    told = refusal(data)
    assert (told.key, told.facts["line"]) == (key, line)
    assert facts.items() <= told.facts.items()


def test_words_that_other_readers_take_for_booleans_and_numbers_stay_words():
    values = "[yes, no, on, 1.0, null1, 2024-01-01, 0x10]"
    codebook = codebook_from_yaml(ONE + f"    attributes: [{{id: a, values: {values}}}]", "x")
    ids = [value.id for value in codebook.labels[0].attributes[0].values]
    assert ids == ["yes", "no", "on", "1.0", "null1", "2024-01-01", "0x10"]
    assert codebook_from_yaml(codebook_to_yaml(codebook), "x") == codebook


BILLION = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(9)
)


HOSTILE = {
    "billion": (BILLION, "codebook.aliases"),
    "self": ("&a [*a]", "codebook.aliases"),
    "flow": ("[" * 10_000, "codebook.too_deep"),
    "flow maps": ("{a: " * 10_000, "codebook.too_deep"),
    "block": ("- " * 10_000, "codebook.too_deep"),
    "block maps": ("\n".join(" " * n + "a:" for n in range(900)), "codebook.too_deep"),
    "keys": ("? " * 10_000, "codebook.key_not_text"),
    "large": ("x" * (MOST_CHARACTERS + 1), "codebook.too_large"),
    "long": ("[" + "x, " * (MOST_CHARACTERS // 3 - 1) + "]", "codebook.expected"),
    "labels": ("id: x\nlabels: [" + "quote, " * 60_000 + "]", "codebook.expected"),
    "doubles": ("id: x\nlabels: [" + "{id: q}, " * 50_000 + "]", "codebook.duplicate_label"),
    "id": ("id: " + "x" * 400_000, "codebook.no_labels"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_refused_quickly(name):
    data, key = HOSTILE[name]
    began = time.perf_counter()
    assert refusal(data).key == key
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize("name", ["billion", "flow", "block", "large", "long"])
def test_hostile_text_is_refused_in_little_memory(name):
    tracemalloc.start()
    try:
        refusal(HOSTILE[name][0])
        assert tracemalloc.get_traced_memory()[1] < 50_000_000
    finally:
        tracemalloc.stop()


def test_a_hundred_megabytes_are_not_read(tmp_path: Path):
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    tracemalloc.start()
    try:
        with pytest.raises(CodebookError, match="too_large"):
            read_codebook(path)
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (ONE.encode("utf-16"), "codebook.encoding"),
        (ONE.encode() + "title: é".encode("cp1252"), "codebook.encoding"),
        (bytes(range(256)), "codebook.encoding"),
        (b"\0" * 100, "codebook.character"),
        (b"", "codebook.expected"),
    ],
)
def test_bytes_that_are_no_text_are_refused(tmp_path: Path, data: bytes, key: str):
    path = tmp_path / "odd.yaml"
    path.write_bytes(data)
    with pytest.raises(CodebookError) as caught:
        read_codebook(path)
    assert caught.value.key == key
    assert caught.value.facts["name"] == "odd.yaml"


def test_a_mark_at_the_start_and_foreign_line_ends_do_no_harm(tmp_path: Path):
    path = tmp_path / "windows.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + ONE.replace("\n", "\r\n").encode())
    assert read_codebook(path) == codebook_from_yaml(ONE, "x")


def test_a_file_that_is_not_there_is_told(tmp_path: Path):
    for path in (tmp_path / "none.yaml", tmp_path):
        with pytest.raises(CodebookError) as caught:
            read_codebook(path)
        assert caught.value.key == "codebook.unreadable"


def test_the_deepest_codebook_fits():
    deep = "id: x\nlabels:\n- id: q\n  attributes:\n  - id: a\n    values:\n    - id: v\n      guideline: g\n"
    assert codebook_from_yaml(deep, "x").labels[0].attributes[0].values[0].guideline == "g"
    assert DEEPEST > 9


PIECES = ["\n ", "- ", ": ", *"[]{}|>'\"\t#%?", "&a ", "*a", "!!", "!a ", "---", "\0"]


@settings(deadline=None, max_examples=200)
@given(st.data())
def test_a_mutilated_codebook_reads_or_is_refused_and_nothing_else(data):
    text = WRITTEN
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 30)))
        piece = data.draw(st.text(max_size=6) | st.sampled_from(PIECES))
        text = text[:start] + piece + text[end:]
    try:
        codebook = codebook_from_yaml(text, "x")
    except CodebookError:
        return
    assert codebook_from_yaml(codebook_to_yaml(codebook), "x") == codebook


prose = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=40)
long_prose = st.text(st.characters(exclude_categories=["Cc", "Cs"], include_characters="\n\t: #-'\""), max_size=300)
ids = st.text("abcXYZ09_ é語", min_size=1, max_size=8).map(str.strip).filter(bool)
values = st.builds(Value, ids, prose, long_prose)
attributes = st.builds(
    Attribute,
    ids,
    title=prose,
    kind=st.sampled_from(["choice", "many"]),
    values=st.lists(values, min_size=1, max_size=4, unique_by=lambda value: value.id).map(tuple),
    guideline=long_prose,
)
labels = st.builds(
    Label,
    ids,
    title=prose,
    key=st.none(),
    style=st.sampled_from(["solid", "wave"]),
    zone=st.booleans(),
    layer=prose,
    threshold=st.floats(0, 1),
    attributes=st.lists(attributes, max_size=2, unique_by=lambda attribute: attribute.id).map(tuple),
    guideline=long_prose,
)
codebooks = st.builds(
    Codebook,
    ids,
    version=st.integers(1, 99),
    title=prose,
    labels=st.lists(labels, min_size=1, max_size=3, unique_by=lambda label: label.id).map(tuple),
    links=st.lists(st.builds(LinkType, ids, title=prose), max_size=1).map(tuple),
    groups=st.just((GroupType("quote", how=(Value("same"),)),)),
    checks=st.lists(st.sampled_from(CHECKS), unique=True).map(tuple),
)


@settings(deadline=None, max_examples=100)
@given(codebooks)
def test_whatever_keeps_the_rules_comes_back_equal(codebook: Codebook):
    if not problems(codebook):
        assert codebook_from_yaml(codebook_to_yaml(codebook), "x") == codebook
