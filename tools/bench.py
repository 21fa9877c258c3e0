#!/usr/bin/env python3
"""Measure keii's speed and memory beside the tokenizer it stands on, in one run.

usage: bench.py [--text FILE] [--published DATE] [--seconds S] [--times N]

On the text given, or the bundled example repeated to 20,000 characters, and on the same N times over (100): raw SudachiPy mode C tokenization, keii.read,
and GiNZA and ja-timex where they are installed, each in characters per second as the best of the runs that fit into S seconds, after one run to warm up. Then the peak
memory of a process that reads the long text, and the time of a whole `keii read` on one report. A benchmark, not a test: nothing fails here.
"""

from __future__ import annotations

import argparse
import importlib.util
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import keii
from keii.ingest.files import load

EXAMPLE = Path(keii.__file__).parent / "examples" / "portugal-morocco.html"
SEED_LENGTH = 20_000  # characters: the length of one long rolling page
PIECE = 10_000  # characters SudachiPy takes at a time; it refuses much more than 16,000
Read = Callable[[str], object]

_PEAK = """
import resource, sys, pathlib, keii
text = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")
keii.read(text, published=sys.argv[2])
scale = 1 if sys.platform == "darwin" else 1024
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale)
"""


class Row(NamedTuple):
    """The speed of one program on the short and the long text, in characters per second; None where it was not measured."""

    name: str
    short: float | None
    long: float | None
    note: str = ""


def speed(run: Read, text: str, seconds: float) -> float:
    """Characters per second, the best run of those that fit into the time, after one to warm up."""
    run(text)
    best = float("inf")
    end = time.perf_counter() + seconds
    while True:
        start = time.perf_counter()
        run(text)
        best = min(best, time.perf_counter() - start)
        if time.perf_counter() >= end:
            return len(text) / best


def sudachi() -> Read:
    """Raw SudachiPy in mode C, cut at line ends into pieces it takes."""
    from sudachipy import Dictionary, SplitMode

    tokenizer = Dictionary().tokenizer(mode=SplitMode.C)

    def run(text: str) -> int:
        count, piece = 0, ""
        for line in text.splitlines(keepends=True):
            if len(piece) + len(line) > PIECE:
                count += len(tokenizer.tokenize(piece))
                piece = ""
            piece += line
        return count + len(tokenizer.tokenize(piece))

    return run


def ginza() -> Read:
    """GiNZA's pipeline: tokens, dependency tree, named entities."""
    import spacy

    pipeline = spacy.load("ja_ginza")
    return lambda text: [pipeline(line) for line in text.splitlines() if line]


def ja_timex() -> Read:
    """The ja-timex parser of time expressions."""
    import ja_timex

    parser: Any = ja_timex.TimexParser()
    return lambda text: [parser.parse(line) for line in text.splitlines() if line]


def rows(text: str, times: int, published: str, seconds: float) -> list[Row]:
    """Every program on the text and on the text many times over."""
    long_text = text * times
    found = []
    for name, run in (
        ("SudachiPy mode C", sudachi()),
        ("keii.read", lambda text: keii.read(text, published=published)),
    ):
        found.append(Row(name, speed(run, text, seconds), speed(run, long_text, seconds)))
    for name, module, make in (("GiNZA", "ja_ginza", ginza), ("ja-timex", "ja_timex", ja_timex)):
        if importlib.util.find_spec(module) is None:
            found.append(Row(name, None, None, "not installed"))
        else:
            found.append(Row(name, speed(make(), text, seconds), None, "short text only"))
    return found


def table(found: list[Row], times: int) -> str:
    """The rows as aligned lines, each with its speed as a share of the tokenizer's."""
    base = found[0].short or 1.0
    lines = [f"{'':20}{'chars/s':>12}{f'chars/s x{times}':>16}{'of SudachiPy':>15}"]
    for row in found:
        short = f"{row.short:,.0f}" if row.short else "-"
        long = f"{row.long:,.0f}" if row.long else "-"
        share = f"{row.short / base:.4f}" if row.short else "-"
        lines.append(f"{row.name:20}{short:>12}{long:>16}{share:>15}  {row.note}".rstrip())
    return "\n".join(lines)


def peak_memory(text: str, published: str) -> float:
    """The peak resident memory, in megabytes, of a process of its own that reads the text."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.txt"
        path.write_text(text, encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-c", _PEAK, path, published], capture_output=True, check=True, text=True
        )
    return int(done.stdout) / 1e6


def process_time(args: list[str], runs: int = 5) -> float:
    """The median time of a whole `keii` process, in seconds."""
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, "-c", "from keii.cli import main; main()", *args], capture_output=True, check=True
        )
        taken.append(time.perf_counter() - start)
    return sorted(taken)[runs // 2]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--text", type=Path, help="a report to measure on")
    parser.add_argument("--published", default="2026-03-12", metavar="DATE")
    parser.add_argument("--seconds", type=float, default=3.0, help="time for each measurement")
    parser.add_argument("--times", type=int, default=100, help="how many times over the long text holds the short one")
    options = parser.parse_args()

    one = load(options.text or EXAMPLE)[0].text
    text = one if options.text else (one * (SEED_LENGTH // len(one) + 1))[:SEED_LENGTH]
    print(f"{len(text):,} characters, and {len(text) * options.times:,}")
    # Memory first: on Linux a child process starts with the peak of its parent, which grows with every measurement.
    for length in (text, text * options.times):
        print(f"{f'peak memory, {len(length):,} characters':46}{peak_memory(length, options.published):6.0f} MB")
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.txt"
        report.write_text(one, encoding="utf-8")
        print(f"{'process: keii --version':46}{process_time(['--version']):6.2f} s")
        print(
            f"{f'process: keii read, {len(one):,} characters of text':46}{process_time(['read', str(report)]):6.2f} s"
        )
        print(f"{'process: keii read, the example page of HTML':46}{process_time(['read', str(EXAMPLE)]):6.2f} s")
    print()
    print(table(rows(text, options.times, options.published, options.seconds), options.times))


if __name__ == "__main__":
    main()
