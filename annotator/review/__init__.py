"""Review: what is to be decided about several annotators' work, what was decided, and how. Pure; no storage."""
