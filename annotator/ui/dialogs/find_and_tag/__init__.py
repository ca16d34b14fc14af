"""The same words wherever they stand, tagged in one step."""
