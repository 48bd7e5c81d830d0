# make demo   checks and rewrites the example drafts; needs nothing but Python 3.11 or later, pip and make
# make test   ruff, mypy --strict, import-linter, pytest with coverage: what CI runs
# make help   the rest

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
# pip of $(PYTHON), at work in the environment: no ensurepip is needed (Debian ships it apart), nothing else is touched.
PIP := $(PYTHON) -m pip --python $(BIN)/python --disable-pip-version-check --no-input --quiet
EXAMPLES := corpora/examples
# The day on which the example drafts are read, so that the demo says the same tomorrow.
TODAY := 2027-02-20
UV ?= uv

.DEFAULT_GOAL := help
.PHONY: help demo test lint types imports format bench lock wheel clean

help: ## This list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -e 's/:.*## /\t/' | expand -t 12

demo: $(VENV)/.installed ## Check and rewrite the drafts in corpora/examples
	@BIN=$(BIN) TODAY=$(TODAY) sh $(EXAMPLES)/demo.sh $(EXAMPLES)

test: lint types imports ## Everything that CI checks
	$(BIN)/python -m pytest --cov --cov-report=term

lint: $(VENV)/.installed-test ## ruff: rules and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.installed-test ## mypy --strict
	$(BIN)/mypy --strict

imports: $(VENV)/.installed-test ## Imports go in one direction
	$(BIN)/lint-imports

format: $(VENV)/.installed-test ## Let ruff mend what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.installed ## Speed of the check beside the bare pipeline
	$(BIN)/python bench/check_speed.py

lock: ## Pin every dependency anew, with hashes (needs uv)
	$(UV) pip compile pyproject.toml --group build $(LOCK_OPTIONS) --upgrade --output-file requirements.lock
	$(UV) pip compile pyproject.toml --group build --extra all --extra test $(LOCK_OPTIONS) --upgrade --constraint requirements.lock --output-file requirements-test.lock

LOCK_OPTIONS := --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --quiet

wheel: $(VENV)/.installed ## Build dist/*.whl
	$(PIP) wheel --no-deps --no-build-isolation --wheel-dir dist .

clean: ## Remove what make made
	rm -rf $(VENV) dist .coverage .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Taktvoll needs Python 3.11 or later, this is %d.%d: make PYTHON=python3.12 …" % sys.version_info[:2])'
	@echo "Building $(VENV) (once; about a minute) …"
	$(PYTHON) -m venv --without-pip $(VENV)

$(VENV)/.installed: $(BIN)/python requirements.lock pyproject.toml
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-test: $(VENV)/.installed requirements-test.lock
	$(PIP) install --require-hashes -r requirements-test.lock
	@touch $@
