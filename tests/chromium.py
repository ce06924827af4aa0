"""A browser for the tests: Debian's Chromium and fonts for Japanese, installed where they are missing and that is possible."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


class NoChromium(Exception):
    """There is no Chromium to be had here; the text says why."""


def program() -> Path:
    """The browser's program. Raises NoChromium."""
    try:
        import playwright  # noqa: F401
    except ImportError:
        raise NoChromium("Playwright is not installed: pip install 'daicho[dev]'") from None
    wanted = [
        package for package, there in (("chromium", _installed()), ("fonts-noto-cjk", _writes_japanese())) if not there
    ]
    if wanted and os.geteuid() == 0 and shutil.which("apt-get"):
        _install(wanted)
    found = _installed()
    if found is None:
        raise NoChromium(
            "Chromium is not installed and could not be installed with apt-get (as root: apt-get install chromium)"
        )
    if not _writes_japanese():
        raise NoChromium(
            "no font has Japanese and none could be installed with apt-get (as root: apt-get install fonts-noto-cjk)"
        )
    return found


def _installed() -> Path | None:
    return next((Path(found) for name in _NAMES if (found := shutil.which(name))), None)


def _writes_japanese() -> bool:
    """Whether some font has Japanese characters, as far as fontconfig, which the browser asks, knows."""
    if not shutil.which("fc-list"):
        return False
    listed = subprocess.run(["fc-list", ":lang=ja", "family"], capture_output=True, text=True, check=False)
    return bool(listed.stdout.strip())


def _install(packages: list[str]) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    apt = ["apt-get", "-qq", "-o", "Acquire::http::Timeout=10", "-o", "Acquire::Retries=0"]
    for words in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        with suppress(subprocess.TimeoutExpired):
            subprocess.run([*apt, *words], env=environment, capture_output=True, timeout=300, check=False)
