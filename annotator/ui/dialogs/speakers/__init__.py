"""The register of speakers: corrected, merged, split."""
