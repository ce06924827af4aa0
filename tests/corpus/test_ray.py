from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus_samples import RECIPE, Heard, run_here, state, story, write_lines
from daicho.corpus.engines.ray import RayEngine

ray = pytest.importorskip("ray", reason="Ray is not installed (daicho[ray])")


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """A head that works nothing and two nodes of one core."""
    from ray.cluster_utils import Cluster

    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, "include_dashboard": False})
    for _ in range(2):
        cluster.add_node(num_cpus=1)
    ray.init(address=cluster.address, log_to_driver=False, logging_level="ERROR")
    cluster.wait_for_nodes()
    yield cluster
    ray.shutdown()
    cluster.shutdown()


@pytest.fixture(scope="module")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("crawl")
    for i in range(8):
        write_lines(folder / f"part-{i}.jsonl", [RECIPE, *(story(20 * i + j) for j in range(12))])
    return folder


@pytest.fixture(scope="module")
def undisturbed(crawl: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    out = tmp_path_factory.mktemp("undisturbed") / "out"
    run_here(crawl, into=out)
    return state(out)


class Disturbed(RayEngine):
    """Ray's engine, and something that happens to the cluster after the first result."""

    def __init__(self, happens: Any) -> None:
        super().__init__(None, "auto", 60, Heard())
        self._happens = happens

    def run(self, tasks: Any) -> Any:
        for number, result in enumerate(filter(None, super().run(tasks))):
            if number == 0:
                self._happens()
            yield result


def children(process: int) -> set[int]:
    found = set()
    for task in Path(f"/proc/{process}/task").iterdir():
        found |= {int(child) for child in (task / "children").read_text().split()}
    return found


def below(process: int) -> set[int]:
    """All processes that a process has started, and those they have."""
    found = children(process)
    return found.union(*map(below, found)) if found else found


def test_a_killed_worker_and_its_child_change_nothing(
    cluster: Any, crawl: Path, undisturbed: dict[str, str], tmp_path: Path
) -> None:
    def kill() -> None:
        started = [
            p for p in below(os.getpid()) if Path(f"/proc/{p}/cmdline").read_bytes().startswith(b"ray::_on_worker")
        ]
        assert started
        os.kill(started[0], signal.SIGKILL)

    progress, _ = run_here(crawl, into=tmp_path / "out", engine=Disturbed(kill))
    assert (progress.done, progress.failed) == (8, 0)
    assert state(tmp_path / "out") == undisturbed


def test_a_lost_node_changes_nothing(cluster: Any, crawl: Path, undisturbed: dict[str, str], tmp_path: Path) -> None:
    lost = sorted(cluster.worker_nodes, key=lambda node: node.node_id)[0]
    progress, _ = run_here(
        crawl, into=tmp_path / "out", engine=Disturbed(lambda: cluster.remove_node(lost, allow_graceful=False))
    )
    assert (progress.done, progress.failed) == (8, 0)
    assert state(tmp_path / "out") == undisturbed
