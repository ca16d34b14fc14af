import pytest

from annotator.discovery.evaluation import Judged, Score, evaluate
from annotator.model.span import Span


def quote(start, end, form="direct", **rest):
    return Judged("a", (Span(start, end),), form, **rest)


def test_counts_by_hand():
    tagged = [quote(0, 10), quote(20, 30), quote(40, 50, "indirect"), quote(60, 70, "marks_only")]
    proposed = [quote(0, 10), quote(22, 34), quote(42, 48, "mixed"), quote(80, 90)]
    found = evaluate(proposed, tagged)
    direct = found.rows["direct"]
    assert (direct.exact.right, direct.exact.proposed, direct.exact.tagged) == (1, 3, 2)
    assert (direct.overlap.right, direct.overlap.precision, direct.overlap.recall) == (2, 2 / 3, 1)
    assert (direct.character.right, direct.character.proposed, direct.character.tagged) == (18, 32, 20)
    assert found.rows["all"].overlap.f1 == pytest.approx(2 * (3 / 4) * 1 / (3 / 4 + 1))
    assert (found.form.right, found.form.seen) == (2, 3)
    assert [q.fragments for q in found.wrong] == [(Span(80, 90),)]
    assert found.missed == ()


def test_one_proposal_finds_one_quote_only():
    found = evaluate([quote(0, 100)], [quote(0, 40), quote(50, 100)])
    assert (found.rows["direct"].overlap.right, found.rows["direct"].overlap.recall) == (1, 0.5)
    assert found.matched[0][1].fragments == (Span(50, 100),)


def test_speaker_mention_and_cue_count_only_where_the_person_has_them():
    tagged = [
        quote(0, 10, mention=(Span(12, 15),), speakers=frozenset({"rau"}), cue=(Span(16, 20),)),
        quote(30, 40),
    ]
    proposed = [
        quote(0, 10, mention=(Span(13, 18),), speakers=frozenset({"okoro"}), cue=(Span(20, 24),)),
        quote(30, 40, speakers=frozenset({"rau"})),
    ]
    found = evaluate(proposed, tagged)
    assert (found.speaker.right, found.speaker.seen) == (0, 1)
    assert (found.mention.right, found.cue.right) == (1, 0)


def test_nothing_has_no_score():
    found = evaluate([], [])
    assert found.rows["all"].overlap.f1 is None
    assert found.speaker.share is None
    assert Score(0, 2, 0, 0).f1 == 0.0


def test_whether_one_speaker_gets_one_name_is_told_whatever_the_name():
    spans = [(Span(10 * n, 10 * n + 5),) for n in range(4)]
    tagged = [
        Judged("x", s, "direct", speakers=frozenset({w}), key=f"t{n}")
        for n, (s, w) in enumerate(zip(spans, "aabb", strict=True))
    ]

    def scored(*names):
        ours = [
            Judged("x", span, "direct", speakers=frozenset({name} if name else ()), key=f"o{n}")
            for n, (span, name) in enumerate(zip(spans, names, strict=True))
        ]
        found = evaluate(ours, tagged).identity
        return found.precision, found.recall

    assert scored("the Mayor", "Mayor", "Karl", "Karl") == (1.0, 1.0)
    assert scored("p", "p", "p", "p") == (0.5, 1.0)
    assert scored("p", "q", "r", "s") == (1.0, 0.5)
    assert scored("", "", "", "") == (1.0, 0.5)
