"""How soon something is seen: the command line's help, and the app's page on a warm server."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.benchmarks.command_line import tutor
from tests.benchmarks.metrics.speed import BOUND_HEADINGS, bounded
from tests.benchmarks.metrics.timing import median, milliseconds
from tests.benchmarks.places import ROOT, Skipped, emptied
from tests.benchmarks.results import Table

TIMES = 7
HELP_SECONDS, PAINT_SECONDS = 1, 2.5
CHROMIUM = os.environ.get("BROWSER_TEST_CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
FIRST_PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"


def help_tables(_: int | None) -> list[Table]:
    """`python -m tutor --help`."""
    times = [milliseconds(lambda: tutor("--help")) / 1000 for _ in range(TIMES)]
    rows = [bounded("`python -m tutor --help`, median", median(times), HELP_SECONDS, "s")]
    return [Table("The command line's help", BOUND_HEADINGS, rows, f"{TIMES} calls.")]


def paint_tables(_: int | None) -> list[Table]:
    """Opening the app in Chromium, in a new window each time."""
    if not Path(CHROMIUM).exists():
        raise Skipped("there is no Chromium, and BROWSER_TEST_CHROMIUM names none")
    data = emptied("app")
    tutor("init", data=data)
    with _server(data) as address:
        painted, shown = _openings(address)
    rows = [
        bounded("the page's heading is seen, median", median(shown), PAINT_SECONDS, "s"),
        bounded("the browser's first contentful paint, median", median(painted), PAINT_SECONDS, "s"),
    ]
    return [Table("The app's first page", BOUND_HEADINGS, rows, f"{TIMES} openings after one to warm the server.")]


def _openings(address: str) -> tuple[list[float], list[float]]:
    """Seconds to the first paint and to the heading, of every opening but the first."""
    from playwright.sync_api import sync_playwright

    painted, shown = [], []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for _ in range(TIMES + 1):
            context = chromium.new_context(viewport={"width": 1280, "height": 800})
            page = context.new_page()
            started = time.perf_counter()
            page.goto(address, wait_until="commit")
            page.get_by_role("heading", level=1).wait_for(timeout=60_000)
            shown.append(time.perf_counter() - started)
            painted.append(float(page.evaluate(FIRST_PAINT)) / 1000)
            context.close()
        chromium.close()
    return painted[1:], shown[1:]


@contextmanager
def _server(data: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}", "--server.headless=true"]
    address = f"http://127.0.0.1:{port}"
    with (data / "server.log").open("w") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, "TUTOR_DATA": str(data)}, stdout=log, stderr=log
        )
        try:
            _wait_for(address)
            yield address
        finally:
            process.terminate()
            process.wait(20)


def _wait_for(address: str) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            with urlopen(f"{address}/_stcore/health", timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.2)
    raise TimeoutError(f"The app did not start at {address}.")
