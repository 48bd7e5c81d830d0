# make demo   checks and rewrites the example drafts; needs nothing but Python 3.11 or later, its pip and make
# make test   ruff, mypy --strict, import-linter, pytest with coverage: the first thing that CI runs
# make help   the rest

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
# pip of $(PYTHON), at work in the environment: no ensurepip is needed (Debian ships it apart), nothing else is touched.
PIP := $(PYTHON) -m pip --python $(BIN)/python --disable-pip-version-check --no-input --quiet
LOCKS := requirements.lock requirements-test.lock
# Changes with the contents of the locks, not with their dates: another branch with the same locks keeps the environment.
MADE := $(VENV)/.made-$(shell cat $(LOCKS) | cksum | cut -d ' ' -f 1)
# Processes that run the tests at a time: a number, `auto` for one a core, 0 for none beside pytest's own.
JOBS ?= auto
# Empty: the tests run without counting lines, in two thirds of the time.
COVERAGE ?= --cov --cov-report=term
EXAMPLES := corpora/examples
# The day on which the example drafts are read, so that the demo says the same tomorrow.
TODAY := 2027-02-20
UV ?= $(or $(wildcard $(BIN)/uv),uv)
UPGRADE ?= --upgrade
DIST ?= dist
SITE ?= build/site

# Hundreds of tests start Python anew: compiled once, not at each start, whatever the shell says.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help demo test lint types imports format bench site thunderbird vscode system-test lock wheel dist release clean

help: ## This list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -e 's/:.*## /\t/' | expand -t 14

demo: $(VENV)/.installed ## Check and rewrite the drafts in corpora/examples
	@BIN=$(BIN) TODAY=$(TODAY) sh $(EXAMPLES)/demo.sh $(EXAMPLES)

test: lint types imports ## Everything that needs Python packages only
	$(BIN)/python -m pytest -m "not java and not editor and not browser" -n $(JOBS) --maxprocesses 8 --dist loadfile $(COVERAGE)

system-test: $(VENV)/.installed-test ## What needs Debian's packages (Java for LanguageTool, editors, Chromium); installs them where it runs as root
	BIN=$(BIN) .ci/system.sh

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

site: $(VENV)/.installed-site ## Build the site of docs/ into build/site; a warning or a dead link ends it
	$(BIN)/python docs/generate.py --check
	rm -rf $(SITE)
	$(BIN)/python -m sphinx --builder html --fail-on-warning --keep-going --quiet --conf-dir docs/site --doctree-dir $(SITE).trees --fresh-env . $(SITE)
	$(BIN)/python docs/site/check_site.py $(SITE)
	@echo "$(SITE)/index.html"

lock: ## Pin every dependency anew, with hashes (UPGRADE= keeps the pins that still fit)
	$(UV) pip compile pyproject.toml --group build $(LOCK_OPTIONS) --output-file requirements.lock
	$(UV) pip compile pyproject.toml --group build --group test --extra all $(LOCK_OPTIONS) --constraint requirements.lock --output-file requirements-test.lock
	$(UV) pip compile pyproject.toml --group site $(LOCK_OPTIONS) --constraint requirements-test.lock --output-file requirements-site.lock

# Extras stay in the lock: pip refuses „coverage[toml]“ beside „coverage==…“ under --require-hashes.
LOCK_OPTIONS := $(UPGRADE) --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --quiet

thunderbird: ## Pack the add-on for Thunderbird as dist/taktvoll.xpi
	$(PYTHON) editors/pack.py $(DIST)/taktvoll.xpi

vscode: ## Build the extension for VS Code, editors/vscode/taktvoll.vsix (needs Node.js and npm)
	cd editors/vscode && npm ci && npm run package

wheel: $(VENV)/.installed ## Build dist/*.whl
	$(PIP) wheel --no-deps --no-build-isolation --wheel-dir dist .

dist: $(VENV)/.installed-test ## Build dist/*.tar.gz, and from that dist/*.whl
	$(BIN)/python -m build --no-isolation --outdir $(DIST) .

release: $(VENV)/.installed-test ## Build sdist and wheel, start them as users do, test them without src; publishes nothing
	DIST=$(DIST) .ci/release.sh

clean: ## Remove what make made
	rm -rf $(VENV) dist build .coverage .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

# The environment is made of the locks and holds nothing else: where they change it is made anew.
$(MADE):
	@$(PYTHON) -c "$$HOST"
	@test ! -e $(VENV) || test -f $(VENV)/pyvenv.cfg || { echo "$(VENV): ist keine Umgebung von Python, is no environment of Python: make VENV=…" >&2; exit 1; }
	@echo "Building $(VENV) (once; about a minute) …"
	$(PYTHON) -m venv --clear --without-pip $(VENV)
	@touch $@

$(VENV)/.locked: $(MADE)
	$(PIP) install --require-hashes -r requirements.lock
	@touch $@

$(VENV)/.installed: $(VENV)/.locked pyproject.toml
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

# odfpy comes as source only: it is built with the setuptools of requirements.lock, not with one fetched for it.
$(VENV)/.installed-test: $(VENV)/.locked $(VENV)/.installed
	test $@ -nt $< || $(PIP) install --no-build-isolation --use-pep517 --require-hashes -r requirements-test.lock
	@touch $@

$(VENV)/.installed-site: $(VENV)/.installed requirements-site.lock
	$(PIP) install --require-hashes -r requirements-site.lock
	@touch $@

# 22.3 is the pip of Python 3.11.0, and the first that works in an environment of another; .ci/locks.sh installs with it.
define HOST
import os, sys
name = os.path.basename(sys.executable)
if not (3, 11) <= sys.version_info < (3, 15):
    sys.exit("Taktvoll braucht Python 3.11 bis 3.14, %s ist %d.%d: make PYTHON=python3.12 …\n"
             "Taktvoll needs Python 3.11 to 3.14, %s is %d.%d: make PYTHON=python3.12 …" % ((name, *sys.version_info[:2]) * 2))
try:
    import pip, venv
except ImportError as error:
    sys.exit("%s hat kein %s. Unter Debian und Ubuntu: apt install python3-pip python3-venv; sonst ein anderes Python: make PYTHON=…\n"
             "%s has no %s. On Debian and Ubuntu: apt install python3-pip python3-venv; else another Python: make PYTHON=…" % ((name, error.name) * 2))
if tuple(map(int, pip.__version__.split(".")[:2])) < (22, 3):
    sys.exit("pip %s ist zu alt, Taktvoll braucht 22.3 oder neuer: %s -m pip install --upgrade pip\n"
             "pip %s is too old, Taktvoll needs 22.3 or later: %s -m pip install --upgrade pip" % ((pip.__version__, name) * 2))
endef
export HOST
