"""What the kit costs beside what it wraps, as ratios measured side by side: `python tests/bench/bench.py`.

- `import helpers` after `import openai`, against `import openai` alone (fresh processes, alternating).
- `chat_gpt()` against the raw SDK call that it makes (same client, same backend, alternating).
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time

IMPORT_GOAL = 1.05
CALL_GOAL = 1.02


def import_ratio(rounds: int = 15) -> tuple[float, float]:
    """Return the median seconds of `import openai`, and the ratio with `import helpers` added."""
    program = """
import time
start = time.perf_counter()
import openai
alone = time.perf_counter()
import helpers
print(alone - start, time.perf_counter() - start)
"""
    runs = []
    for _ in range(rounds):
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        runs.append(tuple(map(float, done.stdout.split())))
    alone = statistics.median(run[0] for run in runs)
    return alone, statistics.median(run[1] / run[0] for run in runs)


def call_ratio(calls: int = 400) -> tuple[float, float]:
    """Return the median seconds of a raw call, and the ratio of `chat_gpt()` to it."""
    os.environ["FIRST_CALL_MODE"] = "practice"
    from openai import OpenAI

    from helpers import chat_gpt, connect, models

    connect(language="en")
    client = OpenAI()
    request = {
        "model": models.default(),
        "messages": [{"role": "user", "content": "Say hello in one word."}],
        "temperature": 0.1,
        "reasoning_effort": "none",
    }

    def raw() -> None:
        client.chat.completions.create(**request)

    def helper() -> None:
        chat_gpt("Say hello in one word.")

    seconds: dict = {raw: [], helper: []}
    for turn in range(calls + 20):
        for function in (raw, helper) if turn % 2 else (helper, raw):
            start = time.perf_counter()
            function()
            if turn >= 20:  # the first calls open connections and load the tokenizer
                seconds[function].append(time.perf_counter() - start)
    alone = statistics.median(seconds[raw])
    return alone, statistics.median(seconds[helper]) / alone


def main() -> int:
    """Print both ratios beside their goals; exit code 1 when a goal is missed."""
    missed = False
    for name, (seconds, ratio), goal in (
        ("import openai -> + helpers", import_ratio(), IMPORT_GOAL),
        ("raw call      -> chat_gpt ", call_ratio(), CALL_GOAL),
    ):
        missed |= ratio > goal
        print(f"{name}  {seconds * 1000:8.2f} ms  x {ratio:.3f}  (goal: at most {goal})")
    return int(missed)


if __name__ == "__main__":
    raise SystemExit(main())
