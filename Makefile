# One verb per task. `make run` and `make test` set up everything they need on a fresh Debian or Ubuntu.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := out/demo
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: run test check format lint types contracts i18n docs-images bench lock package clean libraries setup

run: setup
	@if [ -n "$$DISPLAY" ] || [ -n "$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then \
		$(BIN)/linkworker-desktop; \
	else \
		echo "There is no screen here: making the sample municipality and its papers instead."; \
		rm -rf $(DEMO); \
		$(BIN)/linkworker-desktop demo --out $(DEMO); \
	fi

test: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 2 --dist worksteal -q

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tools.catalogues --check
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 2 --dist worksteal -q

format: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

i18n: setup
	$(BIN)/python -m tools.catalogues

docs-images: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tools.docs_images

bench: setup $(VENV)/.bench
	$(BIN)/python -m tools.bench

lock: setup
	$(BIN)/python -m tools.lock

package: setup
	$(BIN)/python -m hatchling build -d dist

clean:
	rm -rf $(VENV) build dist out .mypy_cache .ruff_cache .pytest_cache .hypothesis

setup: libraries $(VENV)/.ready

libraries:
	@packaging/system-libraries.sh

$(VENV)/.ready: requirements/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; this is $$($(PYTHON) --version)." >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || \
		{ echo "Run this once, then try again:  sudo apt-get install python3-venv" >&2; exit 1; }
	$(BIN)/python -m pip install -q --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install -q --no-build-isolation --no-deps -e .
	@touch $@

$(VENV)/.bench: requirements/bench.txt
	$(BIN)/python -m pip install -q --require-hashes -r requirements/bench.txt
	@touch $@
