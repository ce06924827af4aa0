"""Two browsers and `daicho read`, each a process or a connection of its own, at one ledger: nothing is lost, nothing doubled."""

from __future__ import annotations

import contextlib
import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from daicho.ledger import judgements, read
from daicho.ledger.store import open_ledger

STORIES = 8
ENVIRONMENT = {**os.environ, "DAICHO_AUTHOR": "server"}


@contextlib.contextmanager
def serving(*arguments: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address of a server of its own, and its process."""
    command = [sys.executable, "-m", "daicho", "serve", "--port", "0", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT)
    try:
        assert process.stdout
        line = next(line for line in process.stdout if "http://" in line)
        yield line.split()[0].rstrip("/"), process
    finally:
        process.terminate()
        process.communicate(timeout=60)


def judge_all(address: str, claims: list[str], verb: str, failed: list[object]) -> None:
    """One browser judges every claim, one after another."""
    try:
        with httpx.Client(base_url=address, follow_redirects=False, timeout=120) as browser:
            found = re.search(r'name="key" value="([0-9a-f]+)"', browser.get("/en/sign-in").text)
            assert found
            for claim in claims:
                sent = {"verb": verb, "key": found[1], "reason": f"seen by {verb}"}
                answer = browser.post(f"/en/claims/{claim}/judge", data=sent)
                assert answer.status_code == 303, answer.text
                assert browser.get("/en/deals").status_code == 200
    except Exception as error:
        failed.append(error)


def test_reading_and_two_reviewers_lose_nothing(path: Path, tmp_path: Path) -> None:
    stories = tmp_path / "stories.jsonl"
    with stories.open("w") as out:
        for number in range(STORIES):
            text = (
                f"Company {number} of Kumamoto said that it will invest ${number + 2} billion in plant number {number}."
            )
            print(json.dumps({"id": f"story-{number}", "published": "2024-03-01", "text": text}), file=out)
    with open_ledger(str(path)) as store, store.reading() as connection:
        claims = [stated.id for stated in read.stated(connection)]
    failed: list[object] = []
    with serving("--ledger", str(path)) as (address, _):
        reading = subprocess.Popen([sys.executable, "-m", "daicho", "read", str(stories), "--ledger", str(path)])
        browsers = [
            threading.Thread(target=judge_all, args=(address, claims, verb, failed)) for verb in ("accept", "reject")
        ]
        for browser in browsers:
            browser.start()
        for browser in browsers:
            browser.join(300)
        assert reading.wait(300) == 0
    assert not failed
    with open_ledger(str(path)) as store, store.reading() as connection:
        made = judgements.everything(connection)
        names = {one.doc for one in read.printed(connection).values()}
    assert sorted((one.verb, one.claims[0].id) for one in made) == sorted(
        (verb, claim) for verb in ("accept", "reject") for claim in claims
    )
    assert {f"story-{number}" for number in range(STORIES)} <= names


class TestServe:
    def test_prints_its_address_and_answers_there(self, path: Path) -> None:
        with serving("--ledger", str(path)) as (address, _):
            assert address.startswith("http://127.0.0.1:")
            answer = httpx.get(f"{address}/en/", timeout=60)
        assert answer.status_code == 200
        assert "server" not in answer.headers

    def test_of_others_prints_a_token_and_lets_nobody_write_without(self, path: Path) -> None:
        command = [sys.executable, "-m", "daicho", "serve", "--port", "0", "--host", "0.0.0.0", "--ledger", str(path)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        try:
            assert process.stdout
            token = process.stdout.readline()
            address = process.stdout.readline().split()[0].replace("0.0.0.0", "127.0.0.1")
            page = httpx.get(f"{address}en/sign-in", timeout=60).text
        finally:
            process.terminate()
            process.communicate(timeout=60)
        assert re.fullmatch(r"token for writing: [\w-]{32}\n", token)
        assert 'name="token"' in page

    @pytest.mark.parametrize(
        ("options", "complaint"),
        [
            (["--token", "short"], "16 characters"),
            (["--host", "256.1.1.1"], "256.1.1.1"),
        ],
    )
    def test_refuses_what_makes_no_sense_in_a_line(self, options: list[str], complaint: str, path: Path) -> None:
        command = [sys.executable, "-m", "daicho", "serve", "--port", "0", "--ledger", str(path), *options]
        result = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
        assert result.returncode in (1, 2)
        assert complaint in result.stderr
        assert "Traceback" not in result.stderr
