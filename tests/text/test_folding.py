"""Words without case and accents, in whatever script."""

from __future__ import annotations

from annotator.text.folding import folded


def test_folding_keeps_scripts_apart() -> None:
    assert folded("Åse") == "ase"
    assert folded("מַיִם") != ""
    assert folded("하늘") == folded("하늘")


def test_folding_again_changes_nothing() -> None:
    for words in ("ÉCOLE Straße", "İstanbul", "ﬁn de siècle", "क्षत्रिय"):
        assert folded(folded(words)) == folded(words)
