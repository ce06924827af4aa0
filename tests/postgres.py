"""A PostgreSQL server of the tests' own: Debian's programs, an unprivileged user, a socket in a temporary folder."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
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
        _run(
            [*as_user, str(programs / "initdb"), "-D", str(data), "-A", "trust", "-U", "daicho", "-E", "UTF8"],
            ["--locale=C.UTF-8", "--no-sync"],
        )
        options = f"-k {folder} -c listen_addresses='' -c fsync=off -c max_connections=20"
        control = [*as_user, str(programs / "pg_ctl"), "-D", str(data)]
        _run(control, ["-w", "-o", options, "-l", str(folder / "log"), "start"])
        try:
            yield str(folder)
        finally:
            _run(control, ["-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    found = _installed()
    if found is None and os.geteuid() == 0 and shutil.which("apt-get"):
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "postgresql"]):
            subprocess.run(command, env=environment, capture_output=True, timeout=300, check=False)
        found = _installed()
    if found is None:
        raise NoPostgres("PostgreSQL is not installed (/usr/lib/postgresql) and could not be installed with apt-get")
    return found


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


def _run(command: list[str], arguments: list[str]) -> None:
    # The server inherits these streams; a pipe would keep us waiting for it.
    done = subprocess.run([*command, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")
    if done.returncode:
        raise NoPostgres(f"{Path(command[-3]).name if len(command) > 2 else command[0]} failed with {done.returncode}")
