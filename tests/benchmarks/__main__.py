"""`python -m tests.benchmarks`: runs every benchmark in a process of its own and writes docs/BENCHMARKS.md.

A run that was broken off goes on where it stopped; a finished one starts anew. What has no result keeps its section.
"""

import argparse
import shutil
import subprocess
import sys
import time
from datetime import UTC, datetime

from tests.benchmarks.machine import described
from tests.benchmarks.places import BUILD, REPORT, ROOT, Skipped
from tests.benchmarks.registry import BENCHMARKS, BY_NAME, Benchmark
from tests.benchmarks.report import write_report
from tests.benchmarks.results import Result, load, save

UNFINISHED = BUILD / "unfinished"


def main() -> int:
    """Measure what is asked for; status 1 when a benchmark failed."""
    arguments = _arguments()
    if arguments.inside:
        _measure(BY_NAME[arguments.inside], arguments)
        return 0
    chosen = [BY_NAME[name] for name in arguments.only] if arguments.only else list(BENCHMARKS)
    if not arguments.only:
        _begin()
    failed = [one.name for one in chosen if not _is_kept(one, arguments) and not _run(one, arguments)]
    results = {one.name: load(one.name) for one in BENCHMARKS}
    if not any(results.values()):
        print("Nothing could be measured; the page stands as it was.")
        return 1
    write_report(results, REPORT)
    if not failed and not arguments.only:
        UNFINISHED.unlink()
    print(f"{REPORT.relative_to(ROOT)} is written." + (f" Failed: {', '.join(failed)}." if failed else ""))
    return 1 if failed else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=sorted(BY_NAME), help="measure these alone, keep the others")
    parser.add_argument("--sample", type=int, metavar="N", help="questions for each set of questions")
    parser.add_argument("--full", action="store_true", help="every question of every set (hours on two cores)")
    parser.add_argument("--inside", choices=sorted(BY_NAME), help=argparse.SUPPRESS)
    return parser.parse_args()


def _begin() -> None:
    """Take up the unfinished run, or forget the finished one."""
    if not UNFINISHED.exists():
        shutil.rmtree(BUILD / "results", ignore_errors=True)
    UNFINISHED.parent.mkdir(parents=True, exist_ok=True)
    UNFINISHED.touch()


def _is_kept(benchmark: Benchmark, arguments: argparse.Namespace) -> bool:
    kept = None if arguments.only else load(benchmark.name)
    return kept is not None and kept.sample == _sample_in_words(_size(benchmark, arguments))


def _run(benchmark: Benchmark, arguments: argparse.Namespace) -> bool:
    print(f"{benchmark.name} ...", flush=True)
    options = ["--full"] if arguments.full else ["--sample", str(arguments.sample)] if arguments.sample else []
    command = [sys.executable, "-m", "tests.benchmarks", "--inside", benchmark.name, *options]
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0


def _measure(benchmark: Benchmark, arguments: argparse.Namespace) -> None:
    size = _size(benchmark, arguments)
    machine, started = described(), time.perf_counter()
    date = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    try:
        tables, skipped = benchmark.measure(size), None
    except Skipped as reason:
        tables, skipped = (), str(reason)
        print(f"  skipped: {reason}", flush=True)
    seconds = time.perf_counter() - started
    save(Result(benchmark.name, _sample_in_words(size), tables, skipped, date, seconds, machine))
    print(f"  {seconds:.0f} s", flush=True)


def _size(benchmark: Benchmark, arguments: argparse.Namespace) -> int | None:
    if arguments.full:
        return None
    return arguments.sample or benchmark.sample


def _sample_in_words(size: int | None) -> str:
    return "all questions" if size is None else f"at most {size} questions, drawn with a fixed seed"


if __name__ == "__main__":
    raise SystemExit(main())
