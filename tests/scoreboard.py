"""The scoreboard: F1 against every labelled text, and a failure where a figure is under its floor in `floors.json`.

python tests/scoreboard.py          prints the table; leaves with 1 where a floor is not held
python tests/scoreboard.py --raise  also raises floors to what is measured now; a floor never sinks by itself

The shared development texts count where they are beside the repository; without them their floors are left alone, and that is
said.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from daicho.evaluation.report import amount_scores, scores
from daicho.faces.cli.eval import part_name, score_amounts, score_documents
from daicho.faces.cli.tables import print_table
from shared import GOLD, shared

FLOORS = Path(__file__).with_name("floors.json")
CLAIM_FIGURES = ("money found", "money right", "other kinds", "all claims")
SUM_FIGURES = ("sums", "value and currency", "lines without a sum")
# The parsers' arithmetic differs a little between processors, and with it a rare sentence.
MARGIN = 0.01

Figures = dict[str, dict[str, float]]  # group -> figure -> F1


def main() -> int:
    """Print the table; 1 where a floor is not held or a document could not be read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--raise", dest="raise_floors", action="store_true", help="raise the floors to what is measured"
    )
    arguments = parser.parse_args()
    floors: Figures = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    failed: list[str] = []
    measured = dict(measure(failed))
    for title, names in (("claims", CLAIM_FIGURES), ("sums of money", SUM_FIGURES)):
        print_table(
            f"F1 of {title} (floor)",
            [("texts", "left"), *((name, "right") for name in names)],
            [
                (group, *(cell(figures[name], floors.get(group, {}).get(name)) for name in names))
                for group, figures in measured.items()
                if names[0] in figures
            ],
        )
    unmeasured = [group for group in floors if group not in measured]
    if unmeasured:
        print(f"not measured, their texts are not here: {', '.join(unmeasured)}")
    broken = [f"under its floor: {line}" for line in under_floor(measured, floors)] + failed
    for line in broken:
        print(line, file=sys.stderr)
    if arguments.raise_floors:
        FLOORS.write_text(json.dumps(raised(measured, floors), indent=1, ensure_ascii=False) + "\n")
    return 1 if broken else 0


def measure(failed: list[str]) -> Iterator[tuple[str, dict[str, float]]]:
    """The figures of each group of texts: development, our own, and our own held out, by language.

    failed: gathers the documents that daicho could not read, a line each.
    """
    development = shared("gold/dev")
    folders = (
        ("development", development),
        *(
            (origin, GOLD / part / language)
            for origin, part in (("own", "."), ("usual", "usual"), ("unread", "unread"))
            for language in ("en", "ja")
        ),
    )
    for origin, folder in folders:
        if folder:
            for (lang, held_out), board in score_documents(folder).items():
                failed += board.failed
                figures = {name: score.f1 for name, score in scores(board) if name in CLAIM_FIGURES}
                yield f"{origin} {lang}, {part_name(held_out)}", figures
    for (lang, held_out), sums in score_amounts(GOLD / "amounts").items():
        figures = {name: score.f1 for name, score in amount_scores(sums) if name in SUM_FIGURES}
        yield f"sums {lang}, {part_name(held_out)}", figures


def under_floor(measured: Mapping[str, Mapping[str, float]], floors: Figures) -> list[str]:
    """What fell under its floor, a line each; a floor for a figure that no longer exists counts as broken, too."""
    return [
        f"{group}: {name} {measured[group].get(name, 0.0):.3f} < {floor:.3f}"
        for group, figures in floors.items()
        if group in measured
        for name, floor in figures.items()
        if measured[group].get(name, 0.0) < floor
    ]


def raised(measured: Mapping[str, Mapping[str, float]], floors: Figures) -> Figures:
    """The floors, each raised to its figure less the margin where that is higher."""
    out = {group: dict(figures) for group, figures in floors.items()}
    for group, figures in measured.items():
        for name, figure in figures.items():
            kept = out.setdefault(group, {})
            kept[name] = max(kept.get(name, 0.0), round(max(0.0, figure - MARGIN), 3))
    return out


def cell(figure: float, floor: float | None) -> str:
    """A figure with its floor."""
    return f"{figure:.3f} ({floor:.3f})" if floor is not None else f"{figure:.3f}"


if __name__ == "__main__":
    sys.exit(main())
