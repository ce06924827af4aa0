"""A PostgreSQL server of the tests' own: Debian's programs, an unprivileged user, a socket in a temporary folder."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


class NoPostgres(Exception):
    """There is no PostgreSQL to be had here; the text says why."""


@contextmanager
def server() -> Iterator[str]:
    """A fresh server, gone afterwards; the folder of its socket. Raises NoPostgres."""
    programs = _programs()
    as_user = _unprivileged()
    folder = Path(tempfile.mkdtemp(prefix="daicho-pg-", dir="/tmp"))
    try:
        folder.chmod(0o777)
        data = folder / "data"
        initdb = [*as_user, str(programs / "initdb"), "-D", str(data)]
        _run(*initdb, "-A", "trust", "-U", "daicho", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        options = f"-k {folder} -c listen_addresses='' -c fsync=off -c max_connections=20"
        control = [*as_user, str(programs / "pg_ctl"), "-D", str(data)]
        _run(*control, "-w", "-o", options, "-l", str(folder / "log"), "start")
        try:
            yield str(folder)
        finally:
            _run(*control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    found = _installed()
    if found is None and os.geteuid() == 0 and shutil.which("apt-get"):
        _install()
        found = _installed()
    if found is None:
        raise NoPostgres("PostgreSQL is not installed (/usr/lib/postgresql) and could not be installed with apt-get")
    return found


def _install() -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    apt = ["apt-get", "-qq", "-o", "Acquire::http::Timeout=10", "-o", "Acquire::Retries=0"]
    for words in (["update"], ["install", "-y", "--no-install-recommends", "postgresql"]):
        with suppress(subprocess.TimeoutExpired):
            subprocess.run([*apt, *words], env=environment, capture_output=True, timeout=180, check=False)


def _installed() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


def _unprivileged() -> list[str]:
    """How to run a program as somebody else than root, which PostgreSQL refuses to be."""
    if os.geteuid() != 0:
        return []
    if not shutil.which("setpriv"):
        raise NoPostgres("PostgreSQL does not run as root, and there is no setpriv to change that")
    user = next((name for name in ("postgres", "nobody") if _exists(name)), None)
    if user is None:
        raise NoPostgres("PostgreSQL does not run as root, and there is no user postgres or nobody")
    return ["setpriv", f"--reuid={user}", f"--regid={pwd.getpwnam(user).pw_gid}", "--clear-groups", "--"]


def _exists(user: str) -> bool:
    return any(entry.pw_name == user for entry in pwd.getpwall())


def _run(*command: str) -> None:
    # The server inherits these streams; a pipe would keep us waiting for it.
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/", check=False)
    if done.returncode:
        raise NoPostgres(f"{' '.join(command)[:120]} left with {done.returncode}")
