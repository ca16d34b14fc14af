"""CSV tables: what a spreadsheet shows is what was tagged, and nothing of it runs."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator import paths
from annotator.commands.annotations import ChangeAnnotation, Tag
from annotator.commands.articles import ImportArticles, NewArticle
from annotator.commands.attribution import Attribute
from annotator.commands.dataset import ImportDataset
from annotator.commands.links import AddLink
from annotator.exchange.csv_tables import TABLES, write_tables
from annotator.exchange.dataset_options import ExportOptions
from annotator.exchange.dataset_reader import read_dataset
from annotator.exchange.table_cells import TableFile, defused
from annotator.model.errors import DatasetError
from annotator.model.span import Span
from annotator.workspace import Workspace
from tests.random_work import RandomWork
from tests.studies import default_codebook, study

Row = dict[str, str]


def tables(workspace: Workspace, options: ExportOptions | None = None) -> dict[str, list[Row]]:
    folder = workspace.path.parent / "tables"
    write_tables(workspace.read, folder, options)
    assert sorted(p.name for p in folder.iterdir()) == sorted(f"{name}.csv" for name in TABLES)
    found = {}
    for name in TABLES:
        assert (folder / f"{name}.csv").read_bytes().startswith(b"\xef\xbb\xbf")
        with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        assert {len(row) for row in rows} == {len(rows[0])}
        assert len(set(rows[0])) == len(rows[0]), "headings are distinct"
        found[name] = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    return found


def test_speaker_and_cue_stand_in_the_row_of_the_quote(tmp_path: Path) -> None:
    workspace = study(tmp_path)
    (article,) = workspace.read.articles()
    quote = workspace.do(Tag(article.id, (Span(0, 28), Span(70, 87)), "quote", {"form": "direct"}))
    workspace.do(Attribute(quote, name="Anna Brandt", mention=Span(29, 40), cue=Span(41, 45)))
    workspace.do(Attribute(quote, name="The report", position="record"))
    claim = workspace.do(Tag(article.id, (Span(130, 140),), "claim", {"kind": "quantity", "value": "30"}))
    workspace.do(AddLink("expressed_in", claim, quote))
    found = tables(workspace)

    (row,) = found["quotes"]
    assert row["text"] == "“We need to close the line,” … “Nobody asked us,"
    assert (row["speaker"], row["mention"], row["cue"], row["record"]) == (
        "Anna Brandt",
        "Anna Brandt",
        "told",
        "The report",
    )
    assert (row["form"], row["fragments"], row["annotator"], row["story"]) == ("direct", "2", "Ada", "Ferry")
    (row,) = found["claims"]
    assert (row["kind"], row["value"], row["quote_id"]) == ("quantity", "30", quote)
    assert [(s["name"], s["mentions"], s["quotes"], s["articles"]) for s in found["speakers"]] == [
        ("Anna Brandt", "1", "1", "1"),
        ("The report", "0", "0", "0"),
    ]
    assert [r["label"] for r in found["annotations"]] == ["quote", "speaker", "cue", "claim"]


@pytest.mark.parametrize("text", ['=HYPERLINK("http://x")', "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"])
def test_formulas_are_defused_wherever_they_stand(tmp_path: Path, text: str) -> None:
    workspace = study(tmp_path, ())
    (article,) = workspace.do(ImportArticles((NewArticle(text=text, story=text, title=text, outlet=text),)))
    quote = workspace.do(Tag(article, (Span(0, len(text)),), "quote", {"form": text, "strange": text}))
    workspace.do(ChangeAnnotation(quote, note=text))
    workspace.do(Attribute(quote, name=text.strip(), mention=Span(0, len(text)), cue=Span(0, len(text))))
    for rows in tables(workspace).values():
        for row in rows:
            assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))]
    assert tables(workspace)["quotes"][0]["text"] == f"'{text}"


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=2, max_size=2)
    )
)
def test_whatever_a_cell_holds_it_comes_back(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    path = tmp_path_factory.mktemp("cells") / "a.csv"
    with path.open("wb") as file:
        table = TableFile(file, ("a", "b"))
        for row in rows:
            table.write(row)
        table.finish()
    with path.open(encoding="utf-8-sig", newline="") as text:
        assert list(csv.reader(text))[1:] == [[str(defused(cell)) for cell in row] for row in rows]


@pytest.mark.parametrize("cell", ["-5", "-2.25", "0", "12"])
def test_a_number_stays_one(cell: str) -> None:
    assert defused(cell) == cell


@pytest.mark.parametrize("cell", ["-", "-5+1", "-x", "- 5", "--5", "-5\n", "-٥", "+5", "=5", "@5", "-1e3", "-.5"])
def test_what_is_no_plain_number_is_defused(cell: str) -> None:
    assert defused(cell) == f"'{cell}"


@pytest.mark.parametrize("who", ["ada", "ben"])
def test_the_sample_in_tables(tmp_path: Path, who: str) -> None:
    dataset = read_dataset(paths.resources() / "sample_corpus" / f"annotations-{who}.json")
    workspace = Workspace.create(tmp_path / "a.annotator", "a", default_codebook())
    workspace.do(ImportDataset(dataset))
    found = tables(workspace)

    labels = [a.label for a in dataset.annotations]
    assert len(found["annotations"]) == len(labels)
    assert len(found["quotes"]) == labels.count("quote")
    assert len(found["claims"]) == labels.count("claim")
    assert sum(bool(row["speaker"]) for row in found["quotes"]) > labels.count("quote") / 2
    assert tables(workspace) == found


def test_pseudonyms(tmp_path: Path) -> None:
    workspace = study(tmp_path)
    workspace.do(Tag(workspace.read.articles()[0].id, (Span(0, 4),), "quote"))
    assert tables(workspace, ExportOptions(pseudonyms=True))["quotes"][0]["annotator"] == "Annotator 1"


@pytest.mark.parametrize("seed", range(3))
def test_any_project(tmp_path: Path, seed: int) -> None:
    workspace = Workspace.create(tmp_path / "a.annotator", "a", default_codebook())
    RandomWork(workspace, 300 + seed).steps(100)
    tables(workspace)


def test_a_failure_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    workspace = study(tmp_path)
    folder = tmp_path / "out" / "tables"
    folder.mkdir(parents=True)
    (folder / "quotes.csv").write_text("old")
    (folder / "mine.txt").write_text("mine")

    def full(_done: int, _total: int) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(DatasetError):
        write_tables(workspace.read, folder, report=full)
    assert [p.name for p in folder.parent.iterdir()] == ["tables"]
    assert sorted(p.read_text() for p in folder.iterdir()) == ["mine", "old"]
    write_tables(workspace.read, folder)
    assert (folder / "mine.txt").read_text() == "mine"
