#!/bin/sh
# What `make demo` shows: the sample stories read into a fresh ledger, and questions put to it. Run from the repository root with
# the environment's programs on PATH. Writes demo-ledger.db here and nothing else.
set -eu

export DAICHO_LEDGER=demo-ledger.db
rm -f "$DAICHO_LEDGER" "$DAICHO_LEDGER-wal" "$DAICHO_LEDGER-shm"

if [ -t 1 ]; then bold=$(printf '\033[1;36m') plain=$(printf '\033[0m'); else bold='' plain=''; fi

# say WORDS…: what comes next and why; run COMMAND…: the command as a person would type it, then what it prints
say() { printf '\n%s\n' "$*"; }
run() {
    printf '%s$ %s%s\n' "$bold" "$*" "$plain"
    "$@"
}

# The deal told by most documents among those told in Japanese and in English
in_both_languages() {
    daicho deals --format jsonl | python -c '
import json, sys

def japanese(claim):
    return any("\u3040" <= c <= "\u30ff" or "\u4e00" <= c <= "\u9fff" for c in claim["quote"])

deals = [json.loads(line) for line in sys.stdin]
told = [deal for deal in deals if len({japanese(claim) for claim in deal["claims"]}) == 2]
print(max(told, key=lambda deal: len(deal["documents"]))["id"] if told else "")
'
}

say '1. Read 21 stories in two languages: text, web pages, PDF, Word, a feed, JSON lines.'
printf '%s$ export DAICHO_LEDGER=%s%s\n' "$bold" "$DAICHO_LEDGER" "$plain"
run daicho read samples/stories

say '2. Who promised how much, to whom? One line a deal, however many papers told of it, and in whatever language.'
run daicho deals

say '3. What does it come to? A total is a range: from what is certain to what was promised at most.'
run daicho totals --by kind

deal=$(in_both_languages)
if [ -n "$deal" ]; then
    say '4. Where does a figure come from? The deal that most papers tell of, with every sentence behind it.'
    run daicho show "$deal"
fi

say '5. What does not hold any more? A later story moved a date; nobody had to look for it.'
run daicho check --class slip

say '6. What does one story say? Read it alone; no ledger is needed. What is no investment is set apart, with the reason.'
run daicho claims samples/stories/kumamoto-second-fab.txt

cat <<'END'

The ledger is in demo-ledger.db. After `export DAICHO_LEDGER=demo-ledger.db`, and with .venv/bin on your PATH, try:

  daicho serve                                        the ledger in a browser, at http://127.0.0.1:8471
  daicho flows --in USD --plot                        who pays whom across borders, as a picture in the terminal
  daicho totals --by kind,payer --in USD --explain    which deals a total counts, which not and why, at which rate
  daicho deals --as-of 2024-04-12                     what had been published by that day
  daicho deals --payer METI                           one payer under all its names: METI, 経済産業省, 経産省
  daicho timeline                                     what was to happen when, and what has slipped
  daicho check                                        everything that does not add up, and why
  daicho claims --format jsonl YOUR-FILE-OR-FOLDER    your own documents, for your own programs
  daicho --help                                       everything else
END
