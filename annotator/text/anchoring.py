"""Find a span again in another text, by its words, what stood around them and where that was."""

from __future__ import annotations

from collections.abc import Iterable

from annotator.model.span import Span

_ONE_STYLE = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛‹›´`ʼ", "'"),
        **dict.fromkeys("“”„‟«»＂", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)
_AS_MUCH_CONTEXT = 64
"""Code points of context, without spaces, that are compared on each side."""


def find_again(text: str, quoted: str, prefix: str = "", suffix: str = "", position: int | None = None) -> Span | None:
    """Where ``quoted`` stands in ``text``: exactly so, else whatever its spaces and its style of marks and dashes.

    Of several places the one whose surroundings agree most with ``prefix`` and ``suffix``, of equal ones the
    nearest to ``position`` (code points). None if there is none, or if nothing tells them apart.
    """
    if not quoted.strip():
        return None
    found = list(_exact(text, quoted)) or _Squeezed(text).find(quoted)
    if len(found) < 2:
        return found[0] if found else None
    return _best(text, found, prefix, suffix, position)


class _Squeezed:
    """A text without its spaces and in one style of marks, with the place of each character in the original."""

    def __init__(self, text: str) -> None:
        self._places = [place for place, character in enumerate(text) if not character.isspace()]
        self._text = _squeeze(text)

    def find(self, quoted: str) -> list[Span]:
        """Where ``quoted`` stands in the original, squeezed in the same way."""
        places = self._places
        return [Span(places[hit.start], places[hit.end - 1] + 1) for hit in _exact(self._text, _squeeze(quoted))]


def _squeeze(text: str) -> str:
    return "".join(text.translate(_ONE_STYLE).split())


def _exact(text: str, quoted: str) -> Iterable[Span]:
    start = text.find(quoted)
    while start >= 0:
        yield Span(start, start + len(quoted))
        start = text.find(quoted, start + len(quoted))


def _best(text: str, found: list[Span], prefix: str, suffix: str, position: int | None) -> Span | None:
    """The one of ``found`` that agrees most with its context, then with its position; None on a draw."""
    before, after = _squeeze(prefix)[::-1][:_AS_MUCH_CONTEXT], _squeeze(suffix)[:_AS_MUCH_CONTEXT]
    ranked = sorted((-_agreement(text, span, before, after), _distance(span, position), span) for span in found)
    return ranked[0][2] if ranked[0][:2] != ranked[1][:2] else None


def _agreement(text: str, span: Span, before: str, after: str) -> int:
    """How many characters next to ``span`` are those of the context; ``before`` is reversed."""
    left = _squeeze(text[max(0, span.start - 2 * _AS_MUCH_CONTEXT) : span.start])[::-1]
    right = _squeeze(text[span.end : span.end + 2 * _AS_MUCH_CONTEXT])
    return _shared(left, before) + _shared(right, after)


def _shared(one: str, other: str) -> int:
    """With how many equal characters the two begin."""
    return next(
        (count for count, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )


def _distance(span: Span, position: int | None) -> int:
    return 0 if position is None else abs(span.start - position)
