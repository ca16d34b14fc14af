"""Worked examples of the literature: every measure gives the published value.

``published.json`` carries the figures; where the folder they come from stands beside the checkout, that is read too, so
that nothing is lost on the way.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from annotator.agreement import coefficients, distances, groups, krippendorff, unitizing
from annotator.agreement.gamma import Sampling, continuum, disorder, gamma
from annotator.agreement.gamma_alignment import Dissimilarity, dissimilarity, positional
from annotator.agreement.gwet_errors import alpha_error, gwet_error
from annotator.agreement.measured import Measured, Scored
from annotator.agreement.ratings import Ratings, rated, repeated
from annotator.agreement.unitizing_2004 import alpha_u

HERE = Path(__file__).resolve()
CARRIED = {case["id"]: case for case in json.loads((HERE.parent / "published.json").read_text("utf-8"))}
BESIDE = HERE.parents[3] / "shared" / "agreement" / "vectors.json"


def _cases() -> dict[str, Any]:
    beside = json.loads(BESIDE.read_text("utf-8"))["cases"] if BESIDE.exists() else []
    return CARRIED | {case["id"]: case for case in beside}


CASES = _cases()


def _measures(case: Any) -> dict[str, Callable[[], object]]:
    """What can be computed of a case, by the name under which a value is expected."""
    data = case["data"]
    for field, make in (
        ("items", lambda: _of_ratings(rated(data["items"]))),
        ("counted_items", lambda: _of_ratings(rated(repeated(data["counted_items"])))),
        ("contingency", lambda: _of_ratings(_crossed(data["contingency"]))),
        ("set_items", lambda: _of_sets(data["set_items"])),
        ("raters", lambda: _of_units(data)),
        ("observers", lambda: _of_observers(data)),
        ("a_key", lambda: _of_clusters(data["a_key"], data["b_response"])),
        ("ref", lambda: _of_gamma(CARRIED[data["ref"]]["data"])),
        ("units", lambda: _of_continuum(data)),
        ("delta_empty", lambda: {"": lambda: _positional(data["u"], data["v"])}),
        ("a", lambda: _of_pair(data["a"], data["b"])),
    ):
        if field in data:
            return make()
    raise AssertionError(case["id"])


def _crossed(table: list[list[int]]) -> Ratings:
    counted = [(count, (row, column)) for row, line in enumerate(table) for column, count in enumerate(line)]
    return rated(repeated(counted))


def _of_ratings(ratings: Ratings) -> dict[str, Callable[[], object]]:
    met, tally, table = krippendorff.coincidences(ratings), ratings.tally(), ratings.contingency()
    numbers = np.arange(len(ratings.values))
    return {
        "krippendorff_alpha:nominal": lambda: krippendorff.alpha(met),
        "krippendorff_alpha:interval": lambda: krippendorff.alpha(
            met, lambda _totals: distances.interval(np.array(ratings.values))
        ),
        "one": lambda: {
            str(value): krippendorff.one_against_rest(met, code) for code, value in enumerate(ratings.values)
        },
        "percent": lambda: coefficients.percent(table),
        "bennett_s": lambda: coefficients.bennett(table),
        "scott_pi": lambda: coefficients.scott(table),
        "cohen_kappa": lambda: coefficients.cohen(table),
        "weighted_kappa:nominal": lambda: coefficients.cohen(table),
        "fleiss_kappa": lambda: coefficients.fleiss(tally),
        "randolph_kappa": lambda: coefficients.randolph(tally),
        "gwet_ac1": lambda: coefficients.gwet_ac1(tally),
        "gwet_ac2:quadratic": lambda: coefficients.gwet_ac2(tally, coefficients.quadratic_weights(numbers)),
        "gwet_ac1_se": lambda: gwet_error(tally).error,
        "gwet_ac1_ci95": lambda: [gwet_error(tally).low, gwet_error(tally).high],
        "alpha_se": lambda: alpha_error(tally).error,
        "alpha_ci95": lambda: [alpha_error(tally).low, alpha_error(tally).high],
    }


def _of_sets(items: list[list[list[str]]]) -> dict[str, Callable[[], object]]:
    ratings = rated([[frozenset(value) for value in row] for row in items])
    apart = distances.of_sets(list(ratings.values), distances.containment_2004)  # type: ignore[arg-type]
    return {"": lambda: krippendorff.alpha(krippendorff.coincidences(ratings), lambda _totals: apart)}


def _of_units(data: Any) -> dict[str, Callable[[], object]]:
    sides: list[list[tuple[int, int, str]]] = [[] for _ in range(data["raters"])]
    for offset, length, who, category in data["units"]:
        sides[who].append((offset - data["begin"], offset - data["begin"] + length, category))
    return {
        "alpha_U": lambda: alpha_u(data["length"], sides),
        "observed": lambda: alpha_u(data["length"], sides).counts["observed"],
        "c": lambda: alpha_u(data["length"], sides, "c"),
        "k": lambda: alpha_u(data["length"], sides, "k"),
    }


def _of_observers(data: Any) -> dict[str, Callable[[], object]]:
    counts = unitizing.unitized(data["length"], data["observers"], ("A", "B"))
    return {
        "u_alpha": lambda: unitizing.u_alpha(counts),
        "u_alpha_binary": lambda: unitizing.u_alpha_binary(counts),
        "cu_alpha": lambda: unitizing.cu_alpha(counts),
    }


def _of_clusters(key: list[list[str]], response: list[list[str]]) -> dict[str, Callable[[], object]]:
    return {
        name: lambda name=name: getattr(groups, name)(key, response)  # type: ignore[misc]
        for name in ("muc", "b_cubed", "ceaf_m", "ceaf_e", "blanc", "lea")
    }


def _of_gamma(data: Any) -> dict[str, Callable[[], object]]:
    found = gamma(data["units"], how=_how(data), sampling=Sampling(60, 0.05, seed=1))
    return {"gamma": lambda: found.gamma, "gamma_cat": lambda: found.cat, "gamma_k": lambda: found.by_category}


def _how(data: Any) -> Dissimilarity:
    return Dissimilarity(data["params"]["alpha"], data["params"]["beta"], data["params"]["delta_empty"])


def _of_continuum(data: Any) -> dict[str, Callable[[], object]]:
    placed, _categories = continuum(data["units"])
    how = _how(data)

    def pairs() -> list[list[float]]:
        second = int(np.flatnonzero(placed.annotator == 1)[0])
        count = int((placed.annotator == 1).sum())
        rows = []
        for mine in range(2):
            for theirs in range(count):
                ends = np.array([mine]), np.array([second + theirs])
                place, all_ = float(positional(placed, *ends)[0]), float(dissimilarity(placed, *ends, how)[0])
                rows.append([mine, theirs, place, all_ - place, all_])
        return rows

    return {
        "disorder": lambda: disorder(placed, how)[0],
        "n_unitary_alignments": lambda: int(disorder(placed, how)[1].block.max()) + 1,
        "first_pairs": pairs,
    }


def _positional(one: list[int], other: list[int]) -> float:
    placed, _categories = continuum([("a", *one, ""), ("b", *other, "")])
    return float(positional(placed, np.array([0]), np.array([1]))[0])


def _of_pair(one: list[int], other: list[int]) -> dict[str, Callable[[], object]]:
    table = groups.shared_counts(groups.clusters_of(one), groups.clusters_of(other))
    return {
        "masi": lambda: distances.masi_2006(one, other),
        "jaccard": lambda: distances.jaccard(one, other),
        "rand_index": lambda: groups.rand_index(table),
        "adjusted_rand_index": lambda: groups.adjusted_rand(table),
    }


SINGLE = {
    "kalpha-canonical-nominal": "krippendorff_alpha:nominal",
    "kalpha-canonical-interval": "krippendorff_alpha:interval",
    "kalpha-1980-dichotomy": "krippendorff_alpha:nominal",
    "kalpha-1980-percategory": "one",
    "kalpha-2004-multi": "krippendorff_alpha:nominal",
    "cohen1960-p45": "cohen_kappa",
    "fleiss1971": "fleiss_kappa",
    "masi-pair-subset": "masi",
    "jaccard-pair": "jaccard",
    "ari-sklearn-doc": "adjusted_rand_index",
}
"""What a case with one expected value is about, where its data do not say."""


def _plain(value: Any) -> Any:
    if isinstance(value, Scored):
        return [value.recall.value, value.precision.value, value.f1.value]
    return value.value if isinstance(value, Measured) else value


def _check(found: Any, expected: Any, tolerance: Any) -> None:
    if isinstance(expected, dict):
        for key, value in expected.items():
            _check(_plain(found[key]), value, tolerance.get(key, 0) if isinstance(tolerance, dict) else tolerance)
    elif tolerance == "ranges":
        low, high = (-np.inf, 0.0) if expected == "<=0" else expected
        assert low <= found <= high
    else:
        assert np.shape(found) == np.shape(expected)
        assert np.abs(np.subtract(found, expected)).max() <= tolerance


@pytest.mark.parametrize("name", CASES)
def test_the_published_value_is_reproduced(name: str) -> None:
    case = CASES[name]
    measures, expected = _measures(case), case["expected"]
    if name in SINGLE or not isinstance(expected, dict):
        _check(_plain(measures[SINGLE.get(name, "")]()), expected, case["tolerance"])
        return
    reference_only = {key for key in expected if key.endswith("reference_only")}
    found = {key: _plain(measures[key]()) for key in expected.keys() - reference_only}
    _check(found, {key: expected[key] for key in found}, case["tolerance"])


@pytest.mark.skipif(not BESIDE.exists(), reason="only what is carried")
def test_all_figures_are_carried() -> None:
    beside = {case["id"]: case for case in json.loads(BESIDE.read_text("utf-8"))["cases"]}

    assert {name: [case[key] for key in ("data", "expected", "tolerance")] for name, case in CARRIED.items()} == {
        name: [case[key] for key in ("data", "expected", "tolerance")] for name, case in beside.items()
    }
