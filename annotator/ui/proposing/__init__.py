"""Proposals as a person meets them: found as an article opens, walked, accepted, corrected, rejected."""
