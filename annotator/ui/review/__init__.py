"""The review: from several annotators' work to gold, one disagreement after another."""
