import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from annotator.text.similarity import near_duplicates

ARTICLES = Path(__file__).resolve().parents[2] / ".." / "shared" / "articles"


def invented(seed, length):
    chooser = random.Random(seed)
    return " ".join(
        chooser.choice("kado") * chooser.randint(1, 3) + str(chooser.randint(0, 900)) for _ in range(length)
    )


def test_a_shortened_version_is_found_and_others_are_not():
    whole = invented(1, 800)
    short = " ".join(whole.split()[:300]) + " " + invented(2, 60)
    found = near_duplicates([("a", whole), ("b", short), ("c", invented(3, 800)), ("d", "")])
    assert [pair[:2] for pair in found] == [("a", "b")]
    assert 0.7 < found[0][2] < 0.95


def test_many_texts_take_linear_time():
    texts = [(str(n), invented(n, 300)) for n in range(2_000)]
    texts.append(("twin", texts[77][1]))
    started = time.process_time()
    assert near_duplicates(texts) == [("77", "twin", 1.0)]
    assert time.process_time() - started < 10


def test_many_versions_of_one_text_stay_connected():
    text = invented(1, 200)
    assert len(near_duplicates([(str(n), text) for n in range(300)])) == 299


def test_the_answer_is_the_same_in_every_process():
    code = (
        "from annotator.text.similarity import near_duplicates as n\n"
        "t = 'one two three four fives sixes seven eights ' * 9\n"
        "print(n([('a', t), ('b', t + 'x'), ('c', t[9:])]))"
    )
    run = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in "ab"]
    assert run[0].stdout == run[1].stdout != "[]\n"


def test_the_two_versions_among_the_reference_articles_are_found():
    files = sorted(ARTICLES.glob("00*.txt"))
    if not files:
        pytest.skip("the reference articles are not here")
    texts = [(path.name[:3], path.read_text(encoding="utf-8")) for path in files]
    assert [pair[:2] for pair in near_duplicates(texts)] == [("000", "001")]
