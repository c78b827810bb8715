PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CODE := bot charts convenio documents handlers jobs simulator storage tests

# Asserts are rewritten once, not by each process, also where Python is told to keep nothing.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: run fresh test thorough quick compiled check docs bench soak lock sbom image

run: $(VENV)/.run
	@$(BIN)/python -m bot run

# The demonstration from its beginning: what was played is deleted.
fresh: $(VENV)/.run
	@$(BIN)/python -m bot run --fresh

test: compiled
	$(BIN)/pytest

# All of what `test` tries some of: ten thousand inputs, each hour of a year, a hundred kills.
thorough: export THOROUGH := 1
thorough: compiled
	$(BIN)/pytest

quick: compiled
	$(BIN)/pytest --quick -n 2

# What the tests start in processes of their own is not compiled by each of them.
compiled: $(VENV)/.dev
	@$(BIN)/python -m compileall -q $(CODE)

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tests.tools.house --check
	$(BIN)/python -m docs.reference --check

# README's and LEEME's tables of commands and settings, from the code.
docs: $(VENV)/.dev
	$(BIN)/python -m docs.reference

bench: $(VENV)/.dev
	@$(BIN)/python -m tests.bench

soak: $(VENV)/.dev
	@$(BIN)/python -m tests.soak

# Built and tried: with Docker, or with buildah where there is no engine.
image:
	@deploy/image.sh

# What the image is made of, as CycloneDX: each library with its version, hashes and address.
sbom: $(VENV)/.dev
	@mkdir -p build
	$(BIN)/cyclonedx-py requirements --output-reproducible --output-format JSON \
		--output-file build/sbom.cdx.json requirements.txt

lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate \
		--custom-compile-command "make lock" --extra dev pyproject.toml -o requirements-dev.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate \
		--custom-compile-command "make lock" -c requirements-dev.txt pyproject.toml -o requirements.txt

$(VENV)/.run: requirements.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Se necesita Python 3.11 o más nuevo: make run PYTHON=python3.12")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	touch $@
