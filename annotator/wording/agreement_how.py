"""How each figure of agreement is computed, in a sentence or two: what the page says beside a number."""

from __future__ import annotations

from annotator.wording.translation import _, later

HOW: dict[str, str] = {
    "n": later("Marks that the annotator made with the label, on articles that two or more are done with."),
    "units": later(
        "Passages: marks of several annotators about the same stretch of text, aligned at the least total cost."
    ),
    "missing": later("Passages in which the annotator, who is done with the article, has no mark."),
    "exact": later(
        "F1 of marks of the same label on exactly the same characters, one to one: 2 · both / (marks of one + marks"
        " of the other), counts pooled over articles and pairs."
    ),
    "exact_shares": later(
        "Exact matches as a share of the second annotator's marks (precision) and of the first's (recall); of two "
        "annotators the one who comes first by name is the first."
    ),
    "overlap": later(
        "F1 of marks of the same label that share a character, as many as can be matched one to one, pooled."
    ),
    "characters": later("F1 of the characters that both marked with the label, of those that either did, pooled."),
    "iou": later(
        "Characters shared, of those that either mark covers, mean over marks of the same label that stand in one "
        "passage."
    ),
    "alpha": later(
        "Krippendorff's alpha, nominal: every character of the texts is an item that each annotator marked with the"
        " label or left. 1 is perfect, 0 as by chance."
    ),
    "interval": later("Percentile interval: the figure computed again for articles drawn at random, with replacement."),
    "threshold": later(
        "The alpha that the team holds to be enough for the label, as its codebook says; below: alpha is less."
    ),
    "ac1": later(
        "Gwet's AC1 over the same characters: chance counts only where there is doubt, so rare labels do not sink it."
    ),
    "prevalence": later("The share of characters that an annotator marked with the label, all annotators together."),
    "gamma": later(
        "Gamma of Mathet, Widlöcher and Métivier (2015): the disorder of the best alignment against that of the "
        "same marks shifted at random, pooled over articles."
    ),
    "unitizing": later("Krippendorff's first alpha for unitizing (2004): how far edges lie apart, label by label."),
    "u": later("Krippendorff's uα (2016): agreement on where marks are and on their labels together."),
    "binary": later("Krippendorff's |uα (2016): agreement on what is marked at all, whatever the label."),
    "cu": later("Krippendorff's cuα (2016): agreement on labels alone, where both have marked."),
    "ku": later(
        "Krippendorff's (k)uα (2016): how well the label is told from the others of its layer, where both have marked."
    ),
    "articles": later("Articles that both are done with."),
    "agr": later(
        "The share of one annotator's marks that share a character with any of the other's (Wiebe et al. 2005)."
    ),
    "without": later("The figure for all other annotators: by how much it rises is what this one costs."),
    "confusion": later(
        "How often the first annotator gave the row's label and the second the column's in a passage; the last row "
        "and column count passages in which one of the two has no mark."
    ),
    "answers": later("Passages in which two annotators or more answered."),
    "lone": later("Passages in which just one annotator answered; they do not count."),
    "percent": later("The share of pairs of annotators with equal answers, mean over passages."),
    "values_alpha": later(
        "Krippendorff's alpha over passages with two answers or more; of several values at a time with MASI."
    ),
    "values_ac1": later("Gwet's AC1 over passages with two answers or more."),
    "times": later("How often the two values met in a passage."),
    "linked": later("Passages that someone linked so."),
    "link_f1": later(
        "F1 of links between aligned passages, where both annotators are in the passage; ends are passages or speakers."
    ),
    "link_alpha": later("Krippendorff's alpha over passages, the set of ends being the value; equal or not."),
    "link_masi": later("The same with partial credit for sets that overlap (MASI, Passonneau 2006)."),
    "groups": later("How many groups each of the two made."),
    "muc": later("Fewest links that hold the groups together, kept by the other (Vilain et al. 1995)."),
    "b_cubed": later(
        "For each passage the share of its group that the other's group has too, mean (Bagga and Baldwin 1998)."
    ),
    "ceaf_m": later("Passages shared under the best matching of groups, one to one (Luo 2005)."),
    "ceaf_e": later("Likeness of groups under the best matching, one to one (Luo 2005)."),
    "lea": later("Links found again, weighted by the size of the group (Moosavi and Strube 2016)."),
    "blanc": later("The mean of two scores: of pairs put together and of pairs kept apart (Recasens and Hovy 2011)."),
    "rand": later("Pairs put together or kept apart alike, beyond chance (Hubert and Arabie 1985)."),
    "gold": later(
        "Marks of the same label on exactly the same characters, gold being the key: precision is the share of the "
        "annotator's marks that were upheld, recall the share of gold that they had found."
    ),
    "batch_missing": later("Passages in which someone who is done with the article has no mark."),
}

COUNTS: dict[str, str] = {
    "found": later("matched of the second"),
    "response": later("marks of the second"),
    "recovered": later("matched of the first"),
    "key": later("marks of the first"),
    "observed": later("observed"),
    "expected": later("expected by chance"),
    "values": later("values"),
    "characters": later("characters"),
    "units": later("units"),
    "marked": later("marked"),
    "offered": later("offered"),
    "agreed": later("agreed"),
    "sum": later("sum"),
    "pairs": later("pairs"),
    "together": later("pairs together"),
    "apart": later("pairs apart"),
    "covered": later("share covered by the other"),
}
"""What raw counts are called."""


def how(key: str) -> str:
    """The sentence of that key."""
    return _(HOW[key])
