"""The codebook: read, chosen, edited, exported."""
