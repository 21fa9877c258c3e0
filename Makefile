# The two commands a newcomer needs are `make demo` and `make test`; `make check` is what CI runs.

PYTHON  ?= python3
VENV    := .venv
BIN     := $(VENV)/bin
EXAMPLE := src/keii/examples/portugal-morocco.html
OUT     := out

.DEFAULT_GOAL := help
.PHONY: help demo test bench check lint format clean

help:  ## list the commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "keii needs Python 3.11 or later; say which with 'make PYTHON=...'"; exit 1; }
	$(PYTHON) -m venv $(VENV)

# The stamps make a second run start at once; a change of pyproject.toml installs again.
$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ $(VENV)/.installed

demo: $(VENV)/.installed  ## set up and read a bundled example report
	@mkdir -p $(OUT)
	$(BIN)/keii read $(EXAMPLE)
	@$(BIN)/keii read $(EXAMPLE) --format json -o $(OUT)/dossier.json
	@$(BIN)/keii read $(EXAMPLE) --format html -o $(OUT)/dossier.html
	@echo "The same as JSON: $(CURDIR)/$(OUT)/dossier.json"
	@echo "The same to read in a browser, every record marked in the text: $(CURDIR)/$(OUT)/dossier.html"

lint: $(VENV)/.installed-dev  ## lint, format check, types, layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint  ## set up what tests need and run them all
	@tools/chromium.sh
	$(BIN)/python -m pytest -q
	$(BIN)/python tools/floors.py tests/gold

bench: $(VENV)/.installed  ## measure speed, memory and start-up
	$(BIN)/python tools/bench.py
	$(BIN)/python tools/bench_store.py

check:  ## what CI runs
	.ci/run

format: $(VENV)/.installed-dev  ## rewrite the code in house style
	$(BIN)/ruff check --fix --exit-zero .
	$(BIN)/ruff format .

clean:  ## remove the environment, caches and outputs
	rm -rf $(VENV) $(OUT) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
