"""Turns of phrase that wire copy, tabloids and broadcasters have, read as a whole."""

import pytest

from tests.discovery.proposed import proposals, told

CASES = [
    (
        "ELSA (Coastwire) - The ferry sank on Tuesday, officials said.",
        [("indirect", "The ferry sank on Tuesday", "officials")],
    ),
    (
        '"We wait," said Jo Rau of Vogt & Co. "Nobody left."',
        [("direct", '"We wait," | "Nobody left."', "Jo Rau of Vogt")],
    ),
    ("The old boat shlept home, officials said.", [("indirect", "The old boat shlept home", "officials")]),
    (
        "The ferry was old, state radio quoted the captain as saying.",
        [("indirect", "The ferry was old", "the captain")],
    ),
    (
        'Coach Rau said her side deserved more: "We were better. They cheated."',
        [
            ("indirect", "her side deserved more", "Coach Rau"),
            ("direct", '"We were better. They cheated."', "Coach Rau"),
        ],
    ),
    ('Rau felt her team "lacked courage".', [("mixed", 'her team "lacked courage"', "Rau")]),
    ('He described himself as "a simple man".', [("mixed", 'as "a simple man"', "He")]),
    ("Asked if she would go, Rau said no.", [("indirect", "if she would go", None)]),
    (
        "Pressed on whether, if it sank, she would go, Rau conceded that she would.",
        [
            ("indirect", "whether, if it sank, she would go", None),
            ("indirect", "that she would", "Rau"),
        ],
    ),
    (
        "Asked whether she would go, if she could, Rau said no.",
        [("indirect", "whether she would go, if she could", None)],
    ),
    (
        "Ida Rau, who has said that fares, which fell, must rise, is to vote.",
        [("indirect", "that fares, which fell, must rise", "Ida Rau")],
    ),
    (
        "Critics, who have called it a “lifeline” for all, accused Rau of “playing games”.",
        [("mixed", "it a “lifeline” for all", "Critics"), ("mixed", "Rau of “playing games”", "Critics")],
    ),
    ("Rau argued that captains, not owners, decide.", [("indirect", "that captains, not owners, decide", "Rau")]),
    ("Rau said $281 million will be paid.", [("indirect", "$281 million will be paid", "Rau")]),
    ("Rau denied passengers had been kept aboard.", [("indirect", "passengers had been kept aboard", "Rau")]),
    ("Owners have promised to mend the boat.", [("indirect", "to mend the boat", "Owners")]),
    ("Two sailors asked not to be named because it was late.", []),
    ("Others mentioned in the reports to ensure that they are right left.", []),
    ("Owners hope it will float, a survey showed.", [("indirect", "Owners hope it will float", "a survey")]),
    ("The plan, known as the “Main Coast Act,” passed the House 221-210.", []),
    ("Ms. Rau promised a “root-and-branch” review.", [("mixed", "a “root-and-branch” review", "Ms. Rau")]),
    ("The crew was told, it is understood.", [("indirect", "The crew was told", None)]),
    ("The boat, it emerged, had sunk.", [("indirect", "The boat | had sunk", None)]),
    ("Rau expressed deep fears that it would sink.", [("indirect", "that it would sink", "Rau")]),
    ("Rau left, later saying she was ill.", [("indirect", "she was ill", "Rau")]),
    (
        "“I was fond of him,” said Rau. She warned him twice. “He told me no.”",
        [("direct", "“I was fond of him,”", "Rau"), ("direct", "“He told me no.”", "Rau")],
    ),
    ("His mother addressed him as “Vincento,” a name. The fight over “Two Boats for Ida,” a book, went on.", []),
    ("Ferry: “We wait for help,” says Rau", [("direct", "“We wait for help,”", "Rau")]),
    ("They said it began at 8: 30pm.", [("indirect", "it began at 8: 30pm", "They")]),
    ("A sailor told her that it sank.", [("indirect", "that it sank", "A sailor")]),
    ("The crew, ordered never to leave, slept. Staff, told to wait, left.", []),
    ("If the board says that no harm was done, we go. He showed that he is brave.", []),
    ("A study showed that it is safe.", [("indirect", "that it is safe", "A study")]),
    ("The rules preclude asking such questions of them all.", []),
    ("She will go, sources close to her said.", [("indirect", "She will go", "sources close to her")]),
    ("Police believe the man acted alone.", [("indirect", "the man acted alone", "Police")]),
    (
        '"I am unsure," Rau said when asked whether he would go. "Ask me tomorrow."',
        [("direct", '"I am unsure," | "Ask me tomorrow."', "Rau"), ("indirect", "whether he would go", None)],
    ),
    ("When asked by us why he left, Rau laughed.", [("indirect", "why he left", "us")]),
    ('Asked why he left, "I was ill," he said.', [("indirect", "why he left", None), ("direct", '"I was ill,"', "he")]),
    ("The crew was also asked why nobody knew.", [("indirect", "why nobody knew", None)]),
    ("The question of whether it is safe remains. Asked to explain, he left.", []),
    ("The plan is dead, Rau believes.", [("indirect", "The plan is dead", "Rau")]),
    (
        '"There is no proof," the board said in a statement, "that it is unsafe."',
        [("direct", '"There is no proof," | "that it is unsafe."', "the board")],
    ),
    (
        "Rau told the Morning programme: “This can’t go on.”",
        [("direct", "“This can’t go on.”", "Rau")],
    ),
    (
        '"We lost money," Rau said on a conference call with owners. "It will pass."',
        [("direct", '"We lost money," | "It will pass."', "Rau")],
    ),
    ("Witnesses said that Rau, who was late, ran.", [("indirect", "that Rau, who was late, ran", "Witnesses")]),
    ("Rau wrote that story, but nobody read it.", []),
    ("Rau declared a state of emergency and said she was late.", [("indirect", "she was late", "Rau")]),
    ("Residents say children ignore the signs.", [("indirect", "children ignore the signs", "Residents")]),
    ("Residents said little.", []),
    ("The ferry costs 12 crowns per passenger.", []),
    ("Everything went according to plan, and the crew slept.", []),
    ("The boat sank, per police.", [("indirect", "The boat sank", "police")]),
    (
        "Ines Rau said: 'The ferry left. Nobody knew.\n\n'We waited until noon.'",
        [("direct", "'The ferry left. Nobody knew. | 'We waited until noon.'", "Ines Rau")],
    ),
    ("''We lost the boat,'' Rau said.", [("direct", "''We lost the boat,''", "Rau")]),
    (
        '"We all came," a friend, Jo Rau, 15, said. "He was kind."',
        [("direct", '"We all came," | "He was kind."', "a friend, Jo Rau, 15")],
    ),
    (
        "Rau, asked by reporters whether he would go, said he would stay.",
        [
            ("indirect", "whether he would go", "reporters"),
            ("indirect", "he would stay", "Rau, asked by reporters whether he would go"),
        ],
    ),
    ("Rau said on “Meet the Coast” that it was late.", [("indirect", "that it was late", "Rau")]),
    ("Ken Rau announced the revival of rules of Elsa that help the coast.", []),
    ("He five times ordered Karl Rau to leave.", [("indirect", "to leave", "He")]),
    (
        "Rau gave way, admitting in May:\n“I am late. It is my fault.”",
        [("direct", "“I am late. It is my fault.”", "Rau")],
    ),
    ("It was an arrest in which Rau says he was beaten.", [("indirect", "he was beaten", "Rau")]),
    ("Three sued, with one sailor claiming the crew was drunk.", [("indirect", "the crew was drunk", "one sailor")]),
    ("“We wait,” harrumphed Rau.", [("direct", "“We wait,”", "Rau")]),
    (
        "The ferry was late, said the Coast newspaper in Elsa, 55 miles north of the port.",
        [("indirect", "The ferry was late", "the Coast newspaper")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_is_quoted_of_whom(text, expected):
    assert [one[:3] for one in told(text, "en") if one[0] != "marks_only"] == expected


def test_a_group_that_calls_itself_something_is_not_quoted():
    assert [p.form for p in proposals("They call themselves “the Night Shift”.", "en")] == ["marks_only"]


def test_a_quote_without_tag_is_of_whom_the_sentence_before_it_is_about():
    text = "Ines Rau came late. Rau smiled. “I will never give it up.”"
    assert proposals(text, "en")[0].sources[0].name == "Ines Rau"


def test_a_name_with_a_figure_in_it_is_not_cut():
    (found,) = proposals("Ines Rau told NY1 she was late. She also believed that it rained.", "en")[1:]
    assert found.sources[0].name == "Ines Rau"


def test_a_quote_on_the_next_line_goes_on_with_the_one_before_it_and_behind_a_blank_line_stands_by_itself():
    text = '"We wait," Ines Rau said on Monday.{}"Nobody left the pier."'
    assert [one[1] for one in told(text.format("\n"), "en")] == ['"We wait," | "Nobody left the pier."']
    apart = proposals(text.format("\n\n"), "en")
    assert [(len(p.fragments), p.sources[0].name) for p in apart] == [(1, "Ines Rau"), (1, "Ines Rau")]
    other = told(text.format("\n") + ' said Karl Vogt.\n"The sea is rough," said Karl Vogt.', "en")
    assert [one[2] for one in other] == ["Ines Rau", "Karl Vogt", "Karl Vogt"]
