"""`daicho eval`: how well daicho reads, against labelled texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from daicho.errors import InputRefused, UsageError
from daicho.faces.cli.options import complain, format_option
from daicho.model.claim import KINDS, MONEY_KINDS

if TYPE_CHECKING:
    from daicho.evaluation.amounts import AmountBoard
    from daicho.evaluation.calibration import Reliability
    from daicho.evaluation.commitments import Sum
    from daicho.evaluation.score import Scoreboard
    from daicho.model.wire import Json

LANGUAGES = {"en": "English", "ja": "Japanese"}
CONFIDENCES = {
    "money": MONEY_KINDS,
    "other kinds": tuple(kind for kind in KINDS if kind not in MONEY_KINDS),
    "all claims": KINDS,
}
Group = tuple[str, bool]  # language, held out
Wanted = Callable[[str, bool], bool]
BoardT = TypeVar("BoardT")


@click.command(name="eval")
@click.argument("folder", metavar="GOLD_DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--lang", type=click.Choice(sorted(LANGUAGES)), help="Texts in this language only.")
@click.option("--open", "part", flag_value="open", help="Texts that rules are made on, only.")
@click.option("--held-out", "part", flag_value="held-out", help="Texts that nobody looks at while making rules, only.")
@click.option(
    "--errors",
    "fault_kind",
    metavar="KIND",
    type=click.Choice([*KINDS, "money", "all", "sums"]),
    help="List what went wrong with claims of this kind ('money', 'all', 'sums'); never that of held-out texts.",
)
@click.option("--causes", "by_cause", is_flag=True, help="Count what went wrong by its cause, held-out texts included.")
@click.option("--calibration", is_flag=True, help="Show how often claims of each confidence are right.")
@click.option(
    "--commitments",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Show how far totals over the documents are off, in money, against these labelled commitments.",
)
@format_option("table", "jsonl")
def eval_command(
    folder: Path,
    lang: str | None,
    part: str | None,
    fault_kind: str | None,
    by_cause: bool,
    calibration: bool,
    commitments: Path | None,
    form: str,
) -> int:
    """Score extraction against labelled documents: NAME.txt with NAME.json beside it, or sums in en.jsonl and ja.jsonl.

    Languages and held-out texts are counted apart, then together. Money is found when kind, value (within 1%) and
    currency agree, and right when payer and recipient or project agree besides.
    """

    def wanted(language: str, held_out: bool) -> bool:
        return lang in (None, language) and (part is None or (part == "held-out") == held_out)

    boards = score_documents(folder, wanted)
    amounts = score_amounts(folder, wanted)
    if not boards and not amounts:
        raise UsageError(f"{folder}: no labelled documents (NAME.txt with NAME.json) and no labelled sums in it")
    if form == "jsonl":
        _print_records(boards, amounts, calibration)
    else:
        _print_tables(boards, amounts, calibration)
    if commitments:
        _print_money(folder, commitments, wanted, form)
    if by_cause:
        _print_causes(boards)
    if fault_kind:
        _print_mistakes(boards, amounts, fault_kind)
    failed = [reason for board in boards.values() for reason in board.failed]
    for reason in failed:
        complain(reason)
    return 1 if failed else 0


def score_documents(folder: Path, wanted: Wanted = lambda *_: True) -> dict[Group, Scoreboard]:
    """The scoreboard of each language and half of the labelled documents in `folder`. Raises InputRefused."""
    from daicho.evaluation.labels import labelled_documents
    from daicho.evaluation.score import Scoreboard, score
    from daicho.evaluation.statement import statement_from_json
    from daicho.model.wire import claim_to_json
    from daicho.pipeline import try_extract

    boards: dict[Group, Scoreboard] = {}
    for labelled in labelled_documents(folder):
        group = (labelled.document.lang, labelled.held_out)
        if wanted(*group):
            reading = try_extract(labelled.document)
            if isinstance(reading, InputRefused):
                board = replace(score(labelled, ()), failed=(str(reading),))
            else:
                board = score(labelled, [statement_from_json(claim_to_json(claim)) for claim in reading.claims])
            boards[group] = boards.get(group, Scoreboard()) + board
    return dict(sorted(boards.items()))


def score_amounts(folder: Path, wanted: Wanted = lambda *_: True) -> dict[Group, AmountBoard]:
    """The board of each language and half of the labelled sums in `folder`. Raises InputRefused."""
    from daicho.annotation import annotate
    from daicho.evaluation.amounts import AmountBoard, amount_lines, score_line

    boards: dict[Group, AmountBoard] = {}
    for path in (folder / f"{language}.jsonl" for language in LANGUAGES):
        for line in amount_lines(path) if path.exists() else ():
            group = (line.document.lang, line.held_out)
            if wanted(*group):
                boards[group] = boards.get(group, AmountBoard()) + score_line(line, annotate(line.document))
    return dict(sorted(boards.items()))


def _print_tables(boards: dict[Group, Scoreboard], amounts: dict[Group, AmountBoard], calibration: bool) -> None:
    from daicho.evaluation.report import (
        BIN_COLUMNS,
        COLUMNS,
        SLOT_COLUMNS,
        amount_rows,
        bin_rows,
        board_rows,
        slot_rows,
    )
    from daicho.evaluation.score import total
    from daicho.faces.cli.tables import print_table

    groups = list(_named(boards))
    if len(groups) > 1:
        groups.append(("All texts", total(boards.values())))
    for name, board in groups:
        print_table(f"{name}: {board.documents} documents", COLUMNS, board_rows(board))
        if board.slots:
            print_table("", SLOT_COLUMNS, slot_rows(board))
        for group, found in _reliabilities(board) if calibration else ():
            print_table(f"{name}: {group}", BIN_COLUMNS, bin_rows(found))
            print(f"mean gap {found.gap:.3f}, Brier score {found.brier:.3f}\n")
    for name, sums in _named(amounts):
        print_table(f"{name}: {sums.lines} lines with sums of money", COLUMNS, amount_rows(sums))


def _reliabilities(board: Scoreboard) -> Iterator[tuple[str, Reliability]]:
    """How far confidences keep their word: of money, of other kinds, of all claims."""
    from daicho.evaluation.calibration import reliability

    for group, kinds in CONFIDENCES.items():
        yield group, reliability([(v.confidence, v.right) for v in board.judged if v.kind in kinds])


def _print_records(boards: dict[Group, Scoreboard], amounts: dict[Group, AmountBoard], calibration: bool) -> None:
    from daicho.evaluation.report import amount_record, board_record, reliability_record
    from daicho.evaluation.score import total
    from daicho.faces.cli.tables import print_json_line

    groups: list[tuple[Json, Scoreboard]] = [
        ({"lang": lang, "part": part_name(held_out)}, board) for (lang, held_out), board in boards.items()
    ]
    if len(groups) > 1:
        groups.append(({"lang": None, "part": None}, total(boards.values())))
    for about, board in groups:
        tables = {group: reliability_record(found) for group, found in _reliabilities(board)} if calibration else {}
        print_json_line({**about, **board_record(board), **({"calibration": tables} if calibration else {})})
    for (lang, held_out), sums in amounts.items():
        print_json_line({"lang": lang, "part": part_name(held_out), "sums of money": amount_record(sums)})


def _print_money(folder: Path, commitments: Path, wanted: Wanted, form: str) -> None:
    from daicho.evaluation.commitments import misses, wanted_sums
    from daicho.faces.cli.tables import print_json_line, print_table
    from daicho.model.wording import sum_of_money

    found = misses(wanted_sums(commitments), _counted(folder, wanted))
    if form == "jsonl":
        for miss in found:
            record = {"currency": miss.currency, "error": round(miss.error, 4)}
            print_json_line(
                {"totals": {**record, "wanted": [*map(float, miss.wanted)], "got": [*map(float, miss.got)]}}
            )
        return
    columns = (("totals in", "whole"), ("should come to", "right"), ("come to", "right"), ("off by", "right"))
    rows = [
        (
            miss.currency,
            *(" to ".join(sum_of_money(end, miss.currency) for end in sums) for sums in (miss.wanted, miss.got)),
            f"{miss.error:.1%}",
        )
        for miss in found
    ]
    print_table("Money-weighted error of totals", columns, rows)


def _counted(folder: Path, wanted: Wanted) -> dict[tuple[str, str], Sum]:
    """What the totals over the documents of a folder come to, by kind and currency, read from their text."""
    from daicho.deals import gather
    from daicho.evaluation.commitments import Sum, sum_of
    from daicho.evaluation.labels import labelled_documents
    from daicho.model.deal import Stated
    from daicho.model.wire import claim_id
    from daicho.pipeline import try_extract
    from daicho.questions.totals import totals

    claims = []
    for labelled in labelled_documents(folder):
        document = labelled.document
        reading = try_extract(document) if wanted(document.lang, labelled.held_out) else None
        if reading is not None and not isinstance(reading, InputRefused):
            claims += [
                Stated(
                    id=claim_id(document.id, claim),
                    document=document.id,
                    doc=labelled.name,
                    published=document.published,
                    lang=document.lang,
                    claim=claim,
                )
                for claim in reading.claims
            ]
    deals = {deal.id: deal for deal in gather(claims)}
    found: dict[tuple[str, str], Sum] = {}
    for row in totals(deals.values(), ["kind"]):
        key = dict(row.by)["kind"] or "", row.currency
        found[key] = sum((sum_of(deals[one].low, deals[one].high) for one in row.deals), Sum())
    return found


def _print_causes(boards: dict[Group, Scoreboard]) -> None:
    from daicho.evaluation.causes import causes
    from daicho.faces.cli.tables import print_table

    for name, board in _named(boards):
        rows = [(cause, str(number)) for cause, number in causes(board.mistakes)]
        print_table(f"{name}: mistakes by cause", (("cause", "whole"), ("mistakes", "right")), rows)


def _print_mistakes(boards: dict[Group, Scoreboard], amounts: dict[Group, AmountBoard], fault_kind: str) -> None:
    from daicho.evaluation.report import mistake_line, sum_mistake_line
    from daicho.faces.cli.tables import printable

    kinds = {"money": MONEY_KINDS, "all": KINDS, "sums": ()}.get(fault_kind, (fault_kind,))
    hidden = 0
    for (_, held_out), board in boards.items():
        mistakes = [mistake for mistake in board.mistakes if mistake.kind in kinds]
        hidden += held_out * len(mistakes)
        for mistake in () if held_out else mistakes:
            print(printable(mistake_line(mistake)))
    for (_, held_out), sums in amounts.items():
        if fault_kind in ("all", "sums"):
            hidden += held_out * len(sums.mistakes)
            for sum_mistake in () if held_out else sums.mistakes:
                print(printable(sum_mistake_line(sum_mistake)))
    if hidden:
        complain(f"{hidden} more in held-out texts, which stay unseen")


def _named(boards: dict[Group, BoardT]) -> Iterator[tuple[str, BoardT]]:
    halves = {lang: sum(other == lang for other, _ in boards) for lang, _ in boards}
    for (lang, held_out), board in boards.items():
        language = LANGUAGES.get(lang, lang)
        yield (f"{language}, {part_name(held_out)}" if halves[lang] > 1 or held_out else language), board


def part_name(held_out: bool) -> str:
    """What a half of the labelled texts is called."""
    return "held-out" if held_out else "open"
