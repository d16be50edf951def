# `make run` and `make test` do all the set-up themselves. They use uv if it is on the PATH, and otherwise
# python -m venv and its pip. Both install exactly what the locks name, and refuse anything whose hash differs.

VENV ?= .venv
BIN := $(VENV)/bin
TURNABOUT := $(BIN)/python -m tui
PACKAGES := tui scripts prompts store
BENCHMARKS := $(wildcard benchmarks/*.py)
PARSERS := tests/js/node_modules
COMPILE := uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--no-annotate --no-header --no-emit-index-url --no-emit-find-links

.PHONY: run demo test test-all check audit bench torture keys findings words lock

run: $(VENV)/.run  ## the app; for instance: make run ARGS="play i-statements --random"
	@$(TURNABOUT) $(ARGS)

demo: $(VENV)/.run  ## the app with the made-up months of Ana and Ben, in a new folder each time
	@folder=$$(mktemp -d) && $(TURNABOUT) demo --data "$$folder/ana-and-ben" > /dev/null && $(TURNABOUT) --data "$$folder/ana-and-ben"; rm -rf "$$folder"

# A read-only environment may set this; then every process the tests start would compile everything again.
test test-all: export PYTHONDONTWRITEBYTECODE :=
test: $(VENV)/.ready  ## the quick tests, with few examples each; for instance: make test ARGS="-k replay"
	$(BIN)/pytest --numprocesses auto --dist worksteal -m "not slow" $(ARGS)

test-all: $(VENV)/.ready $(PARSERS)  ## all tests, including those that kill processes, with all examples
	$(BIN)/pytest --numprocesses auto --dist worksteal --hypothesis-profile thorough --ignore tests/tui/e2e/test_fuzz.py $(ARGS)
	$(BIN)/pytest --numprocesses 2 tests/tui/e2e/test_fuzz.py  # alone, because it measures how fast the app answers

# Two JavaScript parsers read the calendars, too. Without them, only their test is skipped.
$(PARSERS): tests/js/package-lock.json
	@if command -v node > /dev/null && command -v npm > /dev/null; then \
		npm ci --prefix tests/js --ignore-scripts --no-audit --no-fund > /dev/null && touch $@ || { rm -rf $@; \
		echo "The JavaScript parsers could not be installed; their test is skipped." >&2; }; fi

check: $(VENV)/.ready  ## style, types, and the import contracts
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy $(PACKAGES) tests $(BENCHMARKS)
	$(BIN)/lint-imports

audit:  ## look up known security holes in what the locks name; needs the internet, and uv or pip-audit
	@if command -v pip-audit > /dev/null; then pip-audit --strict --require-hashes --disable-pip -r requirements-dev.lock; \
		else uvx pip-audit --strict --require-hashes --disable-pip -r requirements-dev.lock; fi

bench: $(VENV)/.ready  ## every benchmark, one after the other
	@set -e; for each in $(BENCHMARKS); do echo "== $$each"; $(BIN)/python "$$each" $(ARGS); done

torture: $(VENV)/.ready  ## kills, power cuts, failing disks, and damaged files: ten minutes; half a minute with ARGS=--quick
	@$(BIN)/python -m tests.torture $(ARGS)

keys: $(VENV)/.ready  ## docs/keys.md, from the keys of the app
	@$(BIN)/python -m tui.keys.reference > docs/keys.md

findings: $(VENV)/.ready  ## docs/findings.md, from the checker's rules
	@$(BIN)/python -c "from scripts.checking.explanation import manual; print(manual(), end='')" > docs/findings.md

words: $(VENV)/.ready  ## every text that someone can read, and where it is; for instance: make --silent words > texts.txt
	@$(BIN)/python -m tests.helpers.shown_texts

lock:  ## rebuild both locks from pyproject.toml; to take newer versions: make lock ARGS=--upgrade
	$(COMPILE) $(ARGS) --output-file requirements.lock
	$(COMPILE) $(ARGS) --group dev --constraint requirements.lock --output-file requirements-dev.lock

# The environment. Both locks are complete, so nothing is resolved: `--no-deps` installs exactly what they name, and a
# check confirms that nothing is missing. `make run` needs requirements.lock alone and runs the app from this folder;
# the rest adds what the tests and checks need, and the `turnabout` command. Each step runs again when its file changes.

PYTHON ?= $(shell for each in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$each && break; done)
UV ?= $(shell command -v uv 2>/dev/null)
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

ifneq ($(UV),)
CREATE = $(BIN)/python --version >/dev/null 2>&1 || $(UV) venv --quiet --clear $(VENV)
INSTALL = $(UV) pip install --quiet --compile-bytecode --python $(BIN)/python --no-deps
CONFIRM = $(UV) pip check --quiet --python $(BIN)/python
else
CREATE = test -n "$(PYTHON)" || { echo "Turnabout needs Python 3.11 or newer." >&2; exit 1; }; \
	$(PIP) --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
INSTALL = $(PIP) install --no-deps
CONFIRM = $(PIP) check
endif

$(VENV)/.run: requirements.lock
	@echo "Preparing $(VENV), once. This may take a minute."
	@$(CREATE)
	@$(INSTALL) --require-hashes --requirement $<
	@$(CONFIRM)
	@touch $@

$(VENV)/.ready: $(VENV)/.run requirements-dev.lock pyproject.toml
	@echo "Adding what the tests need to $(VENV), once."
	@$(INSTALL) --require-hashes --requirement requirements-dev.lock
	@$(INSTALL) --no-build-isolation --editable .
	@$(CONFIRM)
	@touch $@
