"""Makes the notebooks of both languages from their sources; `notebooks/build.py` is its command."""
