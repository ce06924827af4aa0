"""`daicho claims`: extract only, no ledger."""

from __future__ import annotations

import click

from daicho.faces.cli.options import complain, format_option, reading_options, sources_argument


@click.command(name="claims")
@sources_argument
@format_option("table", "jsonl")
@reading_options
@click.option(
    "--with-text", is_flag=True, help="Add each document's stored text, into which all offsets point (jsonl)."
)
def claims_command(
    sources: tuple[str, ...], form: str, published: str | None, lang: str | None, allow_local: bool, with_text: bool
) -> int:
    """Extract only, no ledger: what each document says, each figure with the characters it came from."""
    from daicho.documents import ReadOptions, read_sources
    from daicho.errors import InputRefused
    from daicho.faces.cli.tables import print_json_line
    from daicho.faces.cli.wording import print_reading
    from daicho.pipeline import try_extract
    from daicho.questions.records import reading_record

    refused = 0
    for item in read_sources(sources, ReadOptions(published=published, lang=lang, allow_local=allow_local)):
        reading = item if isinstance(item, InputRefused) else try_extract(item)
        if isinstance(item, InputRefused) or isinstance(reading, InputRefused):
            complain(str(reading))
            refused += 1
        elif form == "jsonl":
            print_json_line(reading_record(item, reading, with_text=with_text))
        else:
            print_reading(item, reading)
    return 1 if refused else 0
