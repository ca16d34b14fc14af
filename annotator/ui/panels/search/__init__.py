"""Words found in all articles, marks and notes."""
