# The two commands: `make demo` shows daicho at work, `make test` runs every check. Both set everything up first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help setup demo serve test lint types imports unit scoreboard wheel ftm bench format clean

help:  ## what each word does
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: $(STAMP)  ## a virtual environment in .venv with everything installed

$(STAMP): pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "daicho needs Python 3.11 or newer; set PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "daicho needs Python 3.11 or newer, this is $$($(PYTHON) --version)" >&2; exit 1; }
	@echo "Setting up $(VENV) (a minute or two the first time) …"
	@# Debian keeps ensurepip in a package of its own; pip can reach in from outside.
	@$(PYTHON) -m venv --without-pip $(VENV)
	@$(PYTHON) -m pip --python $(BIN)/python install --quiet --disable-pip-version-check -e '.[tables,charts,web,corpus,fast,ray,postgres,dev]'
	@touch $@

demo: setup  ## read the sample stories into a fresh ledger and show what is in it
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh samples/demo.sh

serve: setup  ## the ledger of `make demo` in a browser, until Ctrl-C
	@test -f demo-ledger.db || $(MAKE) demo
	@$(BIN)/daicho serve --ledger demo-ledger.db

test: setup lint types imports unit scoreboard  ## lint, types, import contract, tests, scoreboard

lint: setup  ## ruff, checks only
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup  ## mypy, strict
	$(BIN)/mypy

imports: setup  ## imports run one way
	$(BIN)/lint-imports

unit: setup  ## the tests, the commands shown in the docs among them
	$(BIN)/pytest -n auto --maxprocesses 4 --dist loadfile

scoreboard: setup  ## accuracy against labelled texts; fails where a floor in tests/floors.json is not held
	$(BIN)/python tests/scoreboard.py

wheel: setup  ## build the wheel and run it in an empty environment
	sh tests/wheel.sh

ftm: setup  ## validate the FollowTheMoney export against the model's own package, in an environment of its own
	sh tests/ftm.sh

bench: setup  ## speed and memory, as ratios to peers measured in the same run
	$(BIN)/python benchmarks/run.py

format: setup  ## tidy the code in place
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:  ## remove the environment and what the commands wrote
	rm -rf $(VENV) build dist demo-ledger.db* src/*.egg-info
