# Thin aliases. Each target installs what it needs into .venv by itself; Python 3.11, git and make are
# all that a machine has to have. `make` reads .env where there is one.

.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3.11
BIN := $(CURDIR)/.venv/bin
export PATH := $(BIN):$(PATH)
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# Without credentials everything happens in the sandbox, in a warehouse of its own: simulated sales must
# never meet real ones.
ENVIRONMENT = set -ae; [ ! -f .env ] || . ./.env; \
	if [ -z "$$SOURCES__CVCRM__TOKEN$$SOURCES__SIENGE__PASSWORD" ] && [ ! -f .dlt/secrets.toml ]; then \
		sandbox="python -m pipelines.sandbox --"; \
		WAREHOUSE=$${WAREHOUSE:-data/sandbox/warehouse.duckdb}; \
	fi; set +a;

.PHONY: help run load build dashboard screenshots sandbox docs test lint format benchmarks lock clean

help: ## what can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-11s %s\n", $$1, $$2}'

run: .venv/ready ## load, build and show the month's figures (in the sandbox where no credentials are set)
	@$(ENVIRONMENT) $$sandbox bash -ec 'dlt pipeline run && dbt build --quiet && python -m pipelines summary'
	@echo "Next: make dashboard (the pages) · make docs (the models) · docs/analistas.md (SQL clients)"
	@echo "For the real thing: cp .env.example .env, fill it in, make run"

load: .venv/ready ## only load: dlt pipeline run
	@$(ENVIRONMENT) $$sandbox dlt pipeline run

build: .venv/ready ## only build: dbt build (publishes for the readers when green)
	@$(ENVIRONMENT) $$sandbox dbt build

dashboard: .venv/ready ## open the pages on http://127.0.0.1:8501
	@$(ENVIRONMENT) streamlit run dashboards/app.py

screenshots: .venv/ready-dev ## every page as a picture in artifacts/screenshots (needs a Chromium)
	@$(ENVIRONMENT) python -m tests.dashboards.screenshots artifacts/screenshots

sandbox: .venv/ready ## serve both simulated APIs until Ctrl-C
	@python -m pipelines.sandbox

docs: .venv/ready ## dbt's documentation as one static page in target/static_index.html
	@$(ENVIRONMENT) $$sandbox dbt docs generate --static

test: .venv/ready-dev ## linters and all tests, as in CI
	@$(MAKE) --no-print-directory lint
	python -m pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder

lint: .venv/ready-dev ## ruff, mypy, sqlfluff, and dbt's parser with deprecations as errors
	ruff check .
	ruff format --check .
	mypy
	WAREHOUSE=:memory: dbt parse --quiet --warn-error-options '{"error": ["Deprecations"]}'
	WAREHOUSE=:memory: sqlfluff lint --disable-progress-bar dbt_project/models dbt_project/tests

format: .venv/ready-dev ## let ruff and sqlfluff mend what they can
	ruff check --fix .
	ruff format .
	WAREHOUSE=:memory: sqlfluff fix --disable-progress-bar dbt_project/models dbt_project/tests

benchmarks: .venv/ready-dev .venv-singer/ready ## measure landing, models and pages (hours)
	pip install --quiet --require-hashes -r requirements-benchmarks.lock
	python -m benchmarks.landing --rows 200000 --repeat 3
	python -m benchmarks.landing --rows 1000000 --repeat 1
	python -m benchmarks.plot
	python -m benchmarks.pace latency
	python -m benchmarks.pace rate
	python -m benchmarks.modelling
	python -m benchmarks.pages

# The compiled requirements hold versions and hashes, and no address.
LOCK = uv pip compile --quiet --universal --generate-hashes --no-strip-extras \
	--custom-compile-command 'make lock' pyproject.toml --group build
lock: .venv/ready-dev ## compile pyproject.toml into the requirements*.lock
	pip install --quiet uv
	$(LOCK) -o requirements.lock
	$(LOCK) --group dev -o requirements-dev.lock
	$(LOCK) --group dev --group benchmarks -o requirements-benchmarks.lock
	uv pip compile --quiet --universal --generate-hashes --no-strip-extras --python-version 3.11 \
		--custom-compile-command 'make lock' benchmarks/rivals/singer.in -o requirements-singer.lock

clean: ## delete the environment and what the tools produced; the warehouse stays
	rm -rf .venv .venv-singer target logs .pytest_cache .mypy_cache .ruff_cache

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/ready: requirements.lock pyproject.toml | .venv/bin/python
	pip install --quiet --require-hashes -r requirements.lock
	pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

# The Singer pair of the benchmarks wants other versions of what VGV uses.
.venv-singer/ready: requirements-singer.lock
	$(PYTHON) -m venv .venv-singer
	.venv-singer/bin/pip install --quiet --require-hashes -r requirements-singer.lock
	@touch $@

.venv/ready-dev: requirements-dev.lock pyproject.toml | .venv/bin/python
	pip install --quiet --require-hashes -r requirements-dev.lock
	pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@ .venv/ready
