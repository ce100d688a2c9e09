"""How fast the program is, beside references in the same run: `python -m tests.bench`."""
