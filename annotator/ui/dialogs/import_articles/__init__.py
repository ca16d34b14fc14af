"""Bringing articles in: files and folders shown before they are stored."""
