"""Stories and their articles."""
