"""A real server on a free loopback port, and a real Chromium to open it with."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.made_up import GATE

ROOT = Path(__file__).parents[2]
CHROMIUM = os.environ.get("BROWSER_TEST_CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
START_SECONDS = 60
WAIT_MS = 15_000

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def server_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("browser")


@pytest.fixture
def gate(server_folder: Path) -> Iterator[Path]:
    """A file; while it is there, the server's library adds nothing."""
    file = server_folder / GATE
    file.touch()
    yield file
    file.unlink(missing_ok=True)


@pytest.fixture(scope="session")
def server(server_folder: Path) -> Iterator[str]:
    """The address of the app on made-up sources."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "tests/browser/fake_app.py", f"--server.port={port}"]
    log = (server_folder / "server.log").open("w")
    process = subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, "BROWSER_TEST_FOLDER": str(server_folder)}, stdout=log, stderr=log
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_until_healthy(address)
        yield address
    finally:
        process.terminate()
        process.wait(10)
        log.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        pytest.skip(f"NO BROWSER TESTS WERE RUN: there is no Chromium at {CHROMIUM}; install Debian's chromium")
    expect.set_options(timeout=WAIT_MS)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser, server: str) -> Iterator[Open]:
    """Opens a page of the app in a window of its own, which remembers every address that it asked for."""
    contexts = []

    def open_at(path: str = "", *, phone: bool = False, dark: bool = False) -> Page:
        context = browser.new_context(
            viewport={"width": 390, "height": 844} if phone else {"width": 1280, "height": 800},
            has_touch=phone,
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.requested = []  # type: ignore[attr-defined]
        page.on("request", lambda request: page.requested.append(request.url))  # type: ignore[attr-defined]
        page.goto(f"{server}/{path}")
        page.get_by_role("heading", level=1).wait_for()
        return page

    yield open_at
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def picture_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the pictures of pages go: BROWSER_TEST_PICTURES, or a folder of the test run."""
    named = os.environ.get("BROWSER_TEST_PICTURES")
    folder = Path(named) if named else tmp_path_factory.mktemp("pictures")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _wait_until_healthy(address: str) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        try:
            with urlopen(f"{address}/_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.2)
    raise TimeoutError(f"The app did not start at {address}")
