"""A speaker's page: everything with which somebody is quoted over the project."""
