"""The summaries of a story as plots, with the quotes behind each figure."""
