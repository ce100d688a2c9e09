"""Checks: each reads one fact out of a letter, with the evidence for it and the passages that it refused."""
