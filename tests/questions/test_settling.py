"""What a ledger keeps: following changes one by one, in any order, leaves the same bytes as working all out at once."""

from __future__ import annotations

import json
import random
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daicho.deals import blocking
from daicho.deals.clustering import linked
from daicho.deals.matching import Match
from daicho.deals.traits import Traits
from daicho.ledger import changes, judgements, kept, packs, read, store, tables, write
from daicho.ledger.store import Ledger, Snapshot, open_ledger
from daicho.model.claim import MONEY_KINDS, Reading
from daicho.model.deal import Stated
from daicho.model.document import Appearance, Document
from daicho.model.judgement import ClaimRef, Judgement
from daicho.pipeline import extract
from daicho.questions import anew as anew_
from daicho.questions import indicators, known, settled, settling
from daicho.questions.board import board, deal, generation
from daicho.questions.deals import deals_of
from daicho.questions.findings import findings_of
from daicho.questions.indicators import indicators_of
from daicho.questions.judged import judged
from daicho.questions.kept_lines import kept_lines, lines_from_rows
from daicho.questions.lines import COLUMNS
from daicho.questions.timelines import timelines_of
from shared import GOLD

_TOLD_OF = (
    "indrakosh-hubballi",
    "marrowbridge-abashiri",
    "wiesenthal-rostock",
)  # storylines whose documents speak of many deals


@cache
def texts() -> tuple[tuple[Document, Reading], ...]:
    """Documents that tell of the same commitments, and what they say."""
    found = []
    for path in sorted((GOLD / "stories").glob("*/*.txt")):
        if path.parent.name in _TOLD_OF:
            labels = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
            appearance = Appearance(source=path.stem, name=path.stem, published=labels["published"])
            document = Document(path.read_text(encoding="utf-8"), labels["lang"], appearance)
            found.append((document, extract(document)))
    assert sum(len(reading.claims) for _, reading in found) > 50
    return tuple(found)


def enter(ledger: Ledger, document: Document, reading: Reading) -> None:
    with ledger.writing() as connection:
        write.write_appearance(connection, document, "2026-01-01T00:00:00.000Z")
        write.write_reading(
            connection, document.id, document.text, reading, rules="r", published=document.appearance.published
        )


def anew(ledger: Ledger) -> str:
    """The hash of all that is kept, once it is worked out from nothing."""
    with ledger.writing() as connection:
        changes.write(connection, "rules", "others")
    settling.settle(ledger)
    return content(ledger)


def content(ledger: Ledger) -> str:
    with ledger.reading() as connection:
        by_row = tables.in_order(connection, kept.DEALS, COLUMNS, {})
        assert list(kept_lines(connection)) == lines_from_rows(by_row)
        return kept.content_hash(connection)


@pytest.fixture(params=["crowds", "no crowds"])
def crowds(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every change is followed, however many; in one of two runs a block of more than four claims is a crowd."""
    monkeypatch.setattr(settling, "_MOST_AT_ONCE", 10**6)
    monkeypatch.setattr(packs, "SIZE", 3)
    if request.param == "crowds":
        monkeypatch.setattr(blocking, "_CROWD", 4)
        monkeypatch.setattr(blocking, "_NEIGHBOURS", 2)


class Changing:
    """A ledger that changes by chance."""

    def __init__(self, ledger: Ledger, dice: random.Random) -> None:
        self.ledger, self.dice = ledger, dice
        self.absent = dice.sample(texts(), len(texts()))
        self.present: list[tuple[Document, Reading]] = []
        self.made: list[str] = []
        self.said = 0
        settling.settle(ledger)

    def step(self) -> None:
        acts: list[Callable[[], None]] = [
            self.add,
            self.add,
            self.remove,
            self.redate,
            self.judge,
            self.judge,
            self.reject,
            self.undo,
        ]
        self.dice.choice(acts)()
        settling.settle(self.ledger)

    def add(self) -> None:
        if self.absent:
            self.present.append(self.absent.pop())
            enter(self.ledger, *self.present[-1])

    def remove(self) -> None:
        if self.present:
            self.absent.insert(0, self.present.pop(self.dice.randrange(len(self.present))))
            with self.ledger.writing() as connection:
                write.remove(connection, self.absent[0][0].id)

    def redate(self) -> None:
        if self.present:
            document, _ = self.dice.choice(self.present)
            with self.ledger.writing() as connection:
                write.correct(
                    connection, document.id, {"published": self.dice.choice(("2023", "2025-03", "2024-06-01"))}
                )

    def judge(self) -> None:
        self.said += 1
        with self.ledger.writing() as connection:
            made = self._judgement([one for one in read.stated(connection) if one.claim.kind in MONEY_KINDS])
            if made is not None:
                judgements.write(connection, made)
                self.made.append(made.id)

    def reject(self) -> None:
        """Somebody says of any claim that it is wrong: money or not."""
        self.said += 1
        with self.ledger.writing() as connection:
            claims = list(read.stated(connection))
            if claims:
                one = self.dice.choice(claims)
                made = f"2026-01-01T00:01:{self.said:02}.000Z"
                about = ClaimRef.to(one.id, one.document, one.claim)
                wrong = Judgement(verb="reject", claims=(about,), author="a", made=made)
                judgements.write(connection, wrong)
                self.made.append(wrong.id)

    def undo(self) -> None:
        if self.made:
            with self.ledger.writing() as connection:
                judgements.withdraw(connection, self.made.pop(), "2026-02-01T00:00:00.000Z")

    def _judgement(self, claims: list[Stated]) -> Judgement | None:
        if len(claims) < 2:
            return None
        one, other = self.dice.sample(claims, 2)
        said = {"author": "a", "made": f"2026-01-01T00:00:{self.said:02}.000Z"}
        about = ClaimRef.to(one.id, one.document, one.claim)
        verb = self.dice.choice(("accept", "reject", "correct", "join", "part", "entities"))
        if verb in ("accept", "reject"):
            return Judgement(verb=verb, claims=(about,), **said)  # type: ignore[arg-type]
        if verb == "correct":
            return Judgement(verb="correct", claims=(about,), slots={"status": "done"}, **said)
        if verb == "entities":
            ids = sorted({party.entity for party in (*one.money.payer, *other.money.recipient) if party.entity})
            way = self.dice.choice(("join", "part"))
            return Judgement(verb=way, ids=tuple(ids[:2]), **said) if len(ids) > 1 else None  # type: ignore[arg-type]
        return Judgement(verb=verb, claims=(about, ClaimRef.to(other.id, other.document, other.claim)), **said)  # type: ignore[arg-type]


@pytest.mark.usefixtures("crowds")
@pytest.mark.parametrize("seed", range(6))
def test_one_change_after_another_leaves_the_same_bytes_as_all_at_once(seed: int, tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "ledger.db")) as ledger:
        changing = Changing(ledger, random.Random(seed))
        for _ in range(20):
            changing.step()
        followed = content(ledger)
        assert followed == anew(ledger)


@pytest.mark.usefixtures("crowds")
def test_parts_of_any_size_leave_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_ledger(str(tmp_path / "ledger.db")) as ledger:
        changing = Changing(ledger, random.Random(7))
        for _ in range(6):
            changing.judge()
        for document in texts():
            enter(ledger, *document)
        for _ in range(6):
            changing.judge()
        settling.settle(ledger)
        followed = content(ledger)
        for part in (1, 5, 40, 10**6):
            monkeypatch.setattr(anew_, "PART", part)
            assert anew(ledger) == followed


def test_no_two_claims_are_compared_in_two_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: Counter[tuple[str, str]] = Counter()

    def counted(a: Traits, b: Traits) -> Match | None:
        compared[a.id, b.id] += 1
        return linked(a, b)

    monkeypatch.setattr(anew_, "linked", counted)
    monkeypatch.setattr(anew_, "PART", 5)
    with open_ledger(str(tmp_path / "ledger.db")) as ledger:
        for document in texts():
            enter(ledger, *document)
        settling.settle(ledger)
    assert len(compared) > 20
    assert set(compared.values()) == {1}


@pytest.mark.usefixtures("crowds")
@pytest.mark.parametrize("seed", range(4))
def test_several_changes_taken_in_one_after_another_leave_the_same_bytes(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settling, "_MOST_IN_ONE_GO", 1)
    with open_ledger(str(tmp_path / "ledger.db")) as ledger:
        changing = Changing(ledger, random.Random(seed))
        for _ in range(5):
            with monkeypatch.context() as patch:
                patch.setattr(settling, "settle", lambda _: None)
                for _ in range(5):
                    changing.step()
            settling.settle(ledger)
            with ledger.reading() as connection:
                assert settled.is_settled(connection)
        followed = content(ledger)
        assert followed == anew(ledger)


def test_what_comes_while_settling_is_left_for_the_next_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settling, "_MOST_AT_ONCE", 10**6)
    monkeypatch.setattr(packs, "SIZE", 3)
    monkeypatch.setattr(settling, "_MOST_IN_ONE_GO", 1)
    follow = settling._follow
    ahead = texts()[:4]

    def meanwhile(connection: Snapshot, documents: Collection[str]) -> None:
        follow(connection, documents)
        followed.append(len(documents))

    followed: list[int] = []
    with open_ledger(str(tmp_path / "ledger.db")) as ledger:
        settling.settle(ledger)
        for one in ahead[:3]:
            enter(ledger, *one)
        monkeypatch.setattr(settling, "_follow", meanwhile)
        with ledger.reading() as connection:
            asked, counted = changes.documents(connection), changes.count(connection)
        enter(ledger, *ahead[3])
        more = True
        while more:
            with ledger.writing() as connection:
                more = settling._bring_on(connection, asked, counted)
        with ledger.reading() as connection:
            assert changes.read(connection, "settled") == str(counted)
            assert len(changes.documents(connection)) == 1
        settling.settle(ledger)
        assert followed == [1, 1, 1, 1]
        assert content(ledger) == anew(ledger)


@pytest.mark.usefixtures("crowds")
@pytest.mark.parametrize("seed", range(4))
def test_what_is_kept_answers_as_if_all_were_looked_at(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = (findings_of, timelines_of, indicators_of)
    told = 0
    with open_ledger(str(tmp_path / "ledger.db")) as ledger:
        changing = Changing(ledger, random.Random(seed))
        for _ in range(12):
            changing.step()
            kept_answers = [ask(ledger) for ask in asked]
            assert [ask(ledger) for ask in asked] == kept_answers
            with monkeypatch.context() as patch:
                for module in (known, indicators):
                    patch.setattr(module, "settled", nothing_kept)
                assert [ask(ledger) for ask in asked] == kept_answers
            told += len(findings_of(ledger).open)
    assert told


def test_a_share_called_greater_is_told_with_what_the_ledger_knows_by_now(tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "ledger.db")) as ledger:
        for name, text in (
            (
                "a",
                "Japan will give 3.9 trillion yen in chip subsidies, a larger portion of its GDP than the United States.",
            ),
            ("b", "The U.S. government will give Intel a grant of $8.5 billion for a plant in Ohio."),
        ):
            appearance = Appearance(source=name, name=name, published="2024-04-10")
            document = Document(text, "en", appearance)
            enter(ledger, document, extract(document))
            told = [one.text for one in findings_of(ledger).open if "same share of US" in one.text]
            assert len(told) == 1
            assert ("$8.5" in told[0]) == (name == "b")


@contextmanager
def nothing_kept(*_: object, **__: object) -> Iterator[None]:
    yield None


@settings(max_examples=12, deadline=None)
@given(order=st.permutations(range(6)), many=st.integers(1, 6))
def test_any_subset_in_any_order_is_the_same_ledger(order: list[int], many: int) -> None:
    chosen = order[:many]
    hashes = set()
    with TemporaryDirectory() as folder:
        for name, some in (("asked", chosen), ("sorted", sorted(chosen))):
            with open_ledger(f"{folder}/{name}.db") as ledger:
                for number in some:
                    enter(ledger, *texts()[number])
                    settling.settle(ledger)
                hashes.add(content(ledger))
    assert len(hashes) == 1


def test_a_store_of_either_kind_follows_changes(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settling, "_MOST_AT_ONCE", 10**6)
    monkeypatch.setattr(packs, "SIZE", 3)
    changing = Changing(ledger, random.Random(1))
    for _ in range(12):
        changing.step()
    followed = content(ledger)
    assert followed == anew(ledger)


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(str(tmp_path / "told.db")) as ledger:
        for document, reading in texts():
            enter(ledger, document, reading)
        yield ledger


def test_what_is_kept_is_what_the_claims_say(told: Ledger) -> None:
    with told.reading() as connection:
        expected = judged(connection).deals()
    assert deals_of(told).deals == expected
    assert [line.id for line in board(told).lines] == [one.id for one in expected]
    assert deal(told, expected[0].id) == expected[0]


def test_a_day_before_the_last_document_is_asked_of_what_was_known_then(told: Ledger) -> None:
    lines = board(told, as_of="2024-12-31").lines
    assert 0 < len(lines) < len(board(told).lines)
    assert all(line.last_seen and line.last_seen <= "2024-12-31" for line in lines)


def test_a_ledger_that_nobody_may_write_to_answers_the_same(told: Ledger, tmp_path: Path) -> None:
    expected = board(told).lines
    with told.writing() as connection:
        changes.changed(connection)
    with open_ledger(f"sqlite:///file:{tmp_path}/told.db?mode=ro&uri=true") as locked:
        assert board(locked).lines == expected


def test_who_finds_the_ledger_locked_is_answered_all_the_same(
    told: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = board(told).lines
    found = findings_of(told)
    with told.writing() as connection:
        changes.changed(connection)
    monkeypatch.setattr(store, "_BUSY_SECONDS", 0.01)
    with open_ledger(str(tmp_path / "told.db")) as other, told.writing():
        assert board(other).lines == expected
        assert findings_of(other) == found


def test_while_others_write_all_the_time_they_are_made_to_wait(told: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = board(told).lines

    def overtaken(ledger: Ledger) -> None:
        with ledger.writing() as connection:
            changes.changed(connection)

    monkeypatch.setattr(settling, "settle", overtaken)
    with settled.settled(told) as connection:
        assert connection is not None
        assert settled.is_settled(connection)
    assert board(told).lines == expected


def test_every_change_counts(told: Ledger) -> None:
    before = generation(told)
    board(told)
    assert generation(told) == before
    with told.writing() as connection:
        write.remove(connection, texts()[0][0].id)
    assert generation(told) > before


def test_other_rules_begin_anew(told: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    settling.settle(told)
    monkeypatch.setattr(settled, "rules", lambda: "newer rules")
    with told.reading() as connection:
        assert not settled.is_settled(connection)
    settling.settle(told)
    with told.reading() as connection:
        assert settled.is_settled(connection)


def test_two_processes_that_settle_at_once_agree(told: Ledger, tmp_path: Path) -> None:
    ask = [sys.executable, "-m", "daicho", "totals", "--format", "jsonl", "--ledger", str(tmp_path / "told.db")]
    both = [subprocess.Popen(ask, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    (first, _), (second, _) = (process.communicate(timeout=60) for process in both)
    assert first == second != ""
    followed = content(told)
    assert followed == anew(told)


def test_who_is_killed_while_settling_leaves_nothing_half_done(told: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    settling.settle(told)
    before = content(told)

    def killed(connection: Snapshot, *_: object) -> None:
        kept.clear(connection)
        raise sqlite3.OperationalError("as if the power had gone")

    with told.writing() as connection:
        changes.changed(connection)
    with monkeypatch.context() as patch:
        patch.setattr(settling, "_follow", killed)
        with pytest.raises(sqlite3.OperationalError):
            settling.settle(told)
    assert content(told) == before
    settling.settle(told)
    assert content(told) == before
