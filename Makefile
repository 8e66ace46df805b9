# Each target does all the set-up that it needs; `make` alone lists them.

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)

# A build carries the date of the last commit, so that the same commit gives the same bytes.
SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 0)
export SOURCE_DATE_EPOCH
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Tests start the program hundreds of times: compiled once, it starts a quarter sooner.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup site serve build check test quick lint promises exhaustive mutate figures benchmark compiled scale lock clean valid

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 12

setup: $(READY) ## make the virtual environment from requirements.lock

$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed and none was found: install it, or name it with make PYTHON=…" >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) cannot make virtual environments: on Debian, apt install python3-venv" >&2; exit 2; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --only-binary :all: --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

site: setup ## build the site into site/
	$(BIN)/jiaokan site

serve: setup ## build the site and show it in a browser
	$(BIN)/jiaokan site --serve

valid: site ## look for errors of the HTML standard on every page of the site: needs npm and Java
	mkdir -p build/valid && cp tests/valid/package.json tests/valid/package-lock.json build/valid
	npm ci --silent --ignore-scripts --prefix build/valid
	java -Xss4m -jar build/valid/node_modules/vnu-jar/build/dist/vnu.jar --errors-only --skip-non-html site

build: setup ## sources → editions, edits, ledger
	$(BIN)/jiaokan build

# SINCE names a commit and LIVE a site (1: that of jiaokan.yaml): what they published is looked for too.
check: setup ## the laws, over the corpus
	$(BIN)/jiaokan check $(if $(SINCE),--since $(SINCE)) $(if $(LIVE),--live $(filter-out 1,$(LIVE)))

lint: setup ## style and types
	$(BIN)/ruff check tools tests setup.py
	$(BIN)/ruff format --check tools tests setup.py
	$(BIN)/mypy

quick: setup ## style and the tests of what was changed, in seconds: for each save
	$(BIN)/python tests/quick.py

test: lint ## every test: style, types, laws, corpus, site, browser
	sh tests/system.sh $(BIN)/python
	$(BIN)/pytest -n auto --dist worksteal

PROMISES := tests/test_anchor*.py tests/test_corpus*.py tests/test_adopt.py tests/test_text.py tests/test_leaf.py tests/test_survival.py tests/test_merges.py tests/test_transaction.py

promises: setup ## the tests of anchors, merges and transactions with ten times the examples
	$(BIN)/pytest -n auto --dist worksteal --hypothesis-profile=promises $(PROMISES)

exhaustive: setup ## every string of up to six symbols of each pass through the laws
	$(BIN)/pytest -n auto --dist worksteal --symbols=6 tests/test_exhaustive.py

# WHAT may hold: --sample (a sample of every folder), --only text cite/ris.py, --raise (write higher floors), --help.
mutate: setup ## change the lines that differ from main in small ways; print what no test notices
	$(BIN)/python -m tests.mutate $(WHAT)

figures: setup ## run the commands that make the figures of the documents, and compare
	$(BIN)/python tests/figures.py

# JIAOKAN_BENCHMARK may name another folder with manifest.json and its cases than tests/quality for the gate.
benchmark: setup ## how well and how fast clean works, and the gate
	$(BIN)/python tests/benchmarks/typeset.py --documents 12
	$(BIN)/python tests/benchmarks/clean_benchmark.py
	$(BIN)/python tests/benchmarks/structure_benchmark.py
	$(BIN)/python tests/benchmarks/speed.py
	$(BIN)/python tests/benchmarks/speed_files.py --profile
	$(BIN)/python tests/benchmarks/gate.py

# The wheel lies in build/wheel. A compiled function has no annotations, which one test reads. What is installed is the wheel alone, so that no module of this folder stands in for one of its own.
COMPILED := build/compiled
CLEAN_TESTS := --deselect tests/test_cases.py::test_every_pass_has_a_case_file tests/test_cases.py tests/test_character_passes.py tests/test_clean.py tests/test_harm.py tests/test_html_tree.py tests/test_leaf.py tests/test_text.py

compiled: setup ## the wheel with a compiled kernel: made, and held against the interpreted one; needs a C compiler
	rm -rf build/wheel build/lib.* build/temp.*
	JIAOKAN_COMPILED=1 $(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir build/wheel .
	$(PYTHON) -m venv --clear $(COMPILED)
	$(COMPILED)/bin/python -m pip install --quiet --only-binary :all: --require-hashes -r requirements.lock
	$(COMPILED)/bin/python -m pip install --quiet --no-deps build/wheel/*.whl
	$(COMPILED)/bin/python -c 'import jiaokan.page.line as line; assert not line.__file__.endswith(".py"), line.__file__'
	$(BIN)/python tests/benchmarks/speed_files.py --digests build/interpreted.json
	$(COMPILED)/bin/python tests/benchmarks/speed_files.py --against build/interpreted.json
	$(COMPILED)/bin/python -m pytest -n auto --dist worksteal $(CLEAN_TESTS)

# Ray and what else only engines and tables need have an environment and a lock of their own.
SCALE := build/scale

scale: setup ## the tests of Parquet, WARC and the engine of many machines, in an environment of their own
	test -x $(SCALE)/bin/python || $(PYTHON) -m venv $(SCALE)
	$(SCALE)/bin/python -m pip install --quiet --only-binary :all: --require-hashes -r requirements.lock -r requirements-scale.lock
	$(SCALE)/bin/python -m pip install --quiet --no-deps --no-build-isolation -e .
	$(SCALE)/bin/python -m pytest tests/scale

# pip-tools has its own environment: what makes the locks is no part of it.
LOCK := build/lock/bin/pip-compile --quiet --allow-unsafe --strip-extras --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options

lock: ## write requirements.lock and requirements-scale.lock anew from pyproject.toml
	test -x $(firstword $(LOCK)) || { $(PYTHON) -m venv build/lock && build/lock/bin/pip install --quiet 'pip-tools>=7.5'; }
	$(LOCK) --extra test --all-build-deps --output-file requirements.lock pyproject.toml
	$(PYTHON) -c 'import tomllib; print("\n".join(tomllib.load(open("pyproject.toml", "rb"))["project"]["optional-dependencies"]["ray"]))' \
		| $(LOCK) --constraint requirements.lock --output-file requirements-scale.lock -

clean: ## remove what was built; the corpus and the environment stay
	rm -rf site build .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find tools tests -name __pycache__ -type d -prune -exec rm -rf {} +
