"""The room as one command with a report: a hub, its learners, a lesson in full, a bad day, and a clean end.

Needs root, Linux, Node.js and the extra `hub`; makes the system users seat-01, seat-02, ... and removes them.

    python -m uv run python tests/bench/hub_room.py --learners 20 --lesson 05
"""

import argparse
import asyncio
import statistics
import sys
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).resolve().parents[1] / "workshop")]

# ruff: noqa: E402 - they are in the folders above
import running_hub
from hub_client import THIRD, Learner, cells

from helpers.workshop.hub import accounts


def at(values, share):
    """Return the value below which a share of the values is."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * len(ordered) + 0.5) - 1)]


def line(name, values, unit="s"):
    """Print one row of the report."""
    if values:
        print(
            f"{name:34} n {len(values):3}  p50 {at(values, 0.5):7.1f}  p95 {at(values, 0.95):7.1f}"
            f"  max {max(values):7.1f} {unit}",
            flush=True,
        )


def memory(account):
    """Return the proportional memory of a seat's processes in MB: its server's, and its kernels'."""
    server = kernels = 0.0
    for pid in accounts.processes(account):
        try:
            rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
            command = Path(f"/proc/{pid}/cmdline").read_bytes()
        except OSError:
            continue
        pss = next(int(row.split()[1]) for row in rollup.splitlines() if row.startswith("Pss:")) / 1024
        if b"ipykernel_launcher" in command:
            kernels += pss
        else:
            server += pss
    return server, kernels


async def attend(hub, seat, notebook, bad_day, result):
    """Do what a learner does: log in, wait for the server, run the lesson."""
    async with Learner(hub.base, accounts.name_of(seat)) as learner:
        began = time.monotonic()
        await learner.log_in(str(seat), hub.pin(seat))
        await learner.start()
        result["spawn"] = time.monotonic() - began
        began = time.monotonic()
        kernel = await learner.kernel()
        if bad_day:
            status, said = await kernel.run(THIRD)
            assert status == "ok", said
        result["failed"] = []
        for code, may_fail in cells(notebook):
            status, said = await kernel.run(code)
            result.setdefault("first", time.monotonic() - began)
            if status != "ok" and not may_fail:
                result["failed"].append(f"{status}: {said[-300:]}")
            if bad_day and seat == 1:
                result["killed"] = True
                await kill_kernel(hub)
                return
        result["lesson"] = time.monotonic() - began
        if bad_day:
            _, counted = await kernel.run("print(len(_met), len(_calls))")
            result["faults"], result["calls"] = map(int, counted.split())


async def kill_kernel(hub):
    """Kill the kernel of the first seat, as a lack of memory would."""
    import os
    import signal

    account = accounts.get(running_hub.ROOM, accounts.name_of(1))
    for pid in accounts.processes(account):
        if b"ipykernel_launcher" in Path(f"/proc/{pid}/cmdline").read_bytes():
            os.kill(pid, signal.SIGKILL)


async def attend_all(hub, learners, notebook, bad_day):
    """Let all learners begin at once; return what each met."""
    results = [{} for _ in range(learners)]
    done = await asyncio.gather(
        *(attend(hub, seat, notebook, bad_day, results[seat - 1]) for seat in range(1, learners + 1)),
        return_exceptions=True,
    )
    for seat, (result, outcome) in enumerate(zip(results, done, strict=True), 1):
        result["lost"] = repr(outcome) if outcome is not None else None
        for told in [*result.get("failed", ()), *([result["lost"]] if result["lost"] else ())]:
            print(f"seat {seat}: {told}", flush=True)
    return results


def report(title, results, learners):
    """Print what the learners met, and return whether none failed."""
    print(f"\n{title}", flush=True)
    for name, key in (("login until the page", "spawn"), ("first cell", "first"), ("lesson in full", "lesson")):
        line(name, [result[key] for result in results if key in result])
    bad = [result for result in results if result["lost"] or result.get("failed")]
    print(f"learners {learners}, failed {len(bad)}", flush=True)
    return not bad


def main():
    """Run it all; the exit code is 0 if nobody failed and nothing is left."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--learners", type=int, default=6)
    parser.add_argument("--lesson", default="05")
    parser.add_argument("--prespawn", action="store_true", help="start the servers before the learners come")
    parser.add_argument(
        "--python", type=Path, help="a Python with the kit and its extra `hub` that all users can start"
    )
    options = parser.parse_args()
    if reason := running_hub.why_not():
        sys.exit(reason)
    good = True
    with running_hub.place() as folder:
        kit = running_hub.ROOT if options.python else running_hub.copy_kit(folder)
        python = options.python or running_hub.install(kit)
        notebook = next((kit / "notebooks" / "en").glob(f"{options.lesson}_*.ipynb"))
        with running_hub.users(python, options.learners):
            room = folder / "room"
            running_hub.proxy(room)
            began = time.monotonic()
            more = ["--prespawn"] if options.prespawn else []
            with running_hub.running(python, kit, room, options.learners, *more) as hub:
                print(f"hub ready after {time.monotonic() - began:.1f} s (prespawn: {options.prespawn})", flush=True)
                results = asyncio.run(attend_all(hub, options.learners, notebook, False))
                good &= report(f"lesson {options.lesson}, all at once", results, options.learners)
                used = [memory(account) for account in accounts.of_room(running_hub.ROOM)]
                line("memory of a server (PSS)", [server for server, _ in used], "MB")
                line("memory of its kernels (PSS)", [kernels for _, kernels in used], "MB")
                line("memory of a learner (PSS)", [sum(both) for both in used], "MB")
                print(f"mean of a learner {statistics.mean(sum(both) for both in used):.0f} MB", flush=True)

                results = asyncio.run(attend_all(hub, options.learners, notebook, True))
                killed, others = results[0], results[1:]
                good &= report("again, every third call meets a 429 and seat 1's kernel is killed", others, len(others))
                met = [result.get("faults", 0) for result in others]
                calls = sum(result.get("calls", 0) for result in others)
                print(f"{sum(met)} of {calls} calls met a 429, seat 1's kernel killed: {killed.get('killed', False)}")
                good &= bool(killed.get("killed")) and (not others or min(met) > 0)

                code, seconds = hub.stop()
                left = hub.left()
                print(f"\nSIGTERM: exit code {code} after {seconds:.1f} s, processes left: {len(left)}")
                good &= code == 0 and not left
    sys.exit(not good)


if __name__ == "__main__":
    main()
