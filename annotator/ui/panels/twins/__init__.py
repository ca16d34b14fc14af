"""The renditions of the selected quote under one another, word by word."""
