# Every command sets up what it needs; `make serve` and `make test` are all that a newcomer has to know.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: serve build check extracts meanings test long lint generate words benchmark relevance lock clean

serve: $(VENV)/serve.done
	$(BIN)/python build.py serve

build: $(VENV)/serve.done
	$(BIN)/python build.py build

check: $(VENV)/serve.done
	$(BIN)/python build.py check

generate: $(VENV)/serve.done
	$(BIN)/python build.py generate

extracts: $(VENV)/extracts.done
	$(BIN)/python build.py extracts

# Search by meaning as well, an extra of some 100 MB: see docs/search.md.
meanings: $(VENV)/meanings.done
	$(BIN)/python build.py meanings

# Which words of the interface wait for a translation: see docs/languages.md.
words: $(VENV)/serve.done
	$(BIN)/python build.py words

test: $(VENV)/develop.done
	$(BIN)/python -m pytest -n auto --dist worksteal
	$(BIN)/python -m pytest -n auto --dist worksteal tests/browser

long: $(VENV)/develop.done
	$(BIN)/python -m pytest -n auto --dist worksteal tests/long
	$(BIN)/python -m pytest -n auto --dist worksteal tests/long/browser

lint: $(VENV)/develop.done
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

benchmark: $(VENV)/develop.done
	$(BIN)/python benchmarks/build_speed.py
	$(BIN)/python benchmarks/search_speed.py
	$(BIN)/python benchmarks/pages.py
	$(BIN)/python benchmarks/changes.py
	$(BIN)/python benchmarks/extract_speed.py
	$(BIN)/python benchmarks/download_speed.py

relevance: $(VENV)/develop.done
	$(BIN)/python build.py build
	$(BIN)/python build.py meanings
	$(BIN)/python benchmarks/relevance.py

# After a change of dependencies: pins and hashes without any address.
lock: $(VENV)/develop.done
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11 pyproject.toml -o requirements/serve.txt
	$(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11 pyproject.toml -c requirements/serve.txt --group extracts -o requirements/extracts.txt
	$(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11 pyproject.toml -c requirements/serve.txt --extra meanings -o requirements/meanings.txt
	$(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11 pyproject.toml -c requirements/serve.txt --extra meanings --group develop -o requirements/develop.txt

$(VENV)/serve.done: requirements/serve.txt pyproject.toml
	@echo "setting up Python packages (once, about half a minute)"
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/serve.txt
	$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/extracts.done: requirements/extracts.txt $(VENV)/serve.done
	@echo "setting up what Parquet needs (once)"
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/extracts.txt
	touch $@

$(VENV)/meanings.done: requirements/meanings.txt $(VENV)/serve.done
	@echo "setting up the model of meanings (once)"
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/meanings.txt
	touch $@

$(VENV)/develop.done: requirements/develop.txt $(VENV)/serve.done
	@echo "setting up packages for tests (once, about a minute)"
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/develop.txt
	touch $@

clean:
	rm -rf $(VENV) directory.db meanings.npz downloads changes
