# `make run` and `make test` do all the set-up themselves. They use uv where it is on the PATH, and otherwise
# python -m venv and pip. Both install exactly what requirements-dev.lock names, and refuse anything whose hash differs.

VENV ?= .venv
BIN := $(VENV)/bin
ROOMS := tui scripts prompts store
BENCHMARKS := $(wildcard benchmarks/*.py)
COMPILE := uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--no-annotate --no-header --no-emit-index-url --no-emit-find-links

.PHONY: run demo test check bench lock

run: $(VENV)/.ready  ## the app; for instance: make run ARGS="play i-statements --random"
	@$(BIN)/turnabout $(ARGS)

demo: $(VENV)/.ready  ## the app on Ana and Ben's made-up months, in a folder that is new each time
	@folder=$$(mktemp -d) && $(BIN)/turnabout demo --data "$$folder/ana-and-ben" && $(BIN)/turnabout --data "$$folder/ana-and-ben"; rm -rf "$$folder"

# Where the environment forbids it, each of the processes that the tests start would compile all it loads anew.
test: export PYTHONDONTWRITEBYTECODE :=
test: $(VENV)/.ready  ## the tests; for instance: make test ARGS="-k walk"
	$(BIN)/pytest --numprocesses auto --dist worksteal $(ARGS)

check: $(VENV)/.ready  ## style, types, and the contracts between the rooms
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy $(ROOMS) tests $(BENCHMARKS)
	$(BIN)/lint-imports

bench: $(VENV)/.ready  ## every benchmark, one after the other
	@set -e; for each in $(BENCHMARKS); do echo "== $$each"; $(BIN)/python "$$each" $(ARGS); done

lock:  ## both locks anew from pyproject.toml; to take newer versions: make lock ARGS=--upgrade
	$(COMPILE) $(ARGS) --output-file requirements.lock
	$(COMPILE) $(ARGS) --group dev --constraint requirements.lock --output-file requirements-dev.lock

# The environment: what the lock names, then the project itself on top of it. Each half is made again only when its file changes.

PYTHON ?= $(shell for each in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$each && break; done)

$(VENV)/.locked: requirements-dev.lock
	@echo "Preparing $(VENV), once. This may take a minute."
	@set -e; if uv --version >/dev/null 2>&1; then \
		$(BIN)/python --version >/dev/null 2>&1 || uv venv --quiet --clear $(VENV); \
		uv pip sync --quiet --compile-bytecode --python $(BIN)/python --require-hashes $<; \
	else \
		test -n "$(PYTHON)" || { echo "Turnabout needs Python 3.11 or newer." >&2; exit 1; }; \
		$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV); \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $<; \
	fi
	@touch $@

$(VENV)/.ready: $(VENV)/.locked pyproject.toml
	@set -e; if uv --version >/dev/null 2>&1; then \
		uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .; \
	else \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .; \
	fi
	@touch $@
