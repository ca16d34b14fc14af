"""Quotes, speakers and claims as tables."""
