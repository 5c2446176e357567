# The same commands by name; `make check` is what CI runs.
PYTHON ?= python3
BIN = .venv/bin

# The tests of what has neither screen, store nor report.
PURE = answers inputs interview questionnaire scoring test_floors.py test_i18n.py

.PHONY: install test quick lint types floors check bench fuzz messages screenshots pictures schema word golden fonts

install:
	$(PYTHON) -m venv .venv
	$(BIN)/pip install -e '.[test]'

test:
	$(BIN)/python -m pytest

quick:
	$(BIN)/python -m pytest -q $(PURE:%=tests/%)

lint:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types:
	$(BIN)/mypy

floors:
	$(BIN)/lint-imports

check: test lint types floors

bench:
	$(BIN)/python tests/bench.py

# More than a million hostile inputs, and 300 times kill -9; SCALE=0.01 for a quick look, SEED=N for the same again.
SCALE ?= 1
fuzz:
	$(BIN)/python -m tests.fuzz --scale $(SCALE) $(if $(SEED),--seed $(SEED))

# The program's own words: find them in the code, bring the catalogues up to date, compile them.
messages:
	$(BIN)/python e20assess/locale/catalogues.py

screenshots:
	$(BIN)/python docs/screenshots.py

# The Word template that comes with the program, from the script that writes it.
word:
	$(BIN)/python docs/word_template.py

# The pictures of docs/report.md; they need Chromium.
pictures:
	$(BIN)/python docs/report_pictures.py

# The typefaces of the report, from the files of their authors.
fonts:
	$(BIN)/python docs/fonts.py

schema:
	$(BIN)/python docs/schemas.py

golden:
	E20ASSESS_UPDATE_GOLDEN=1 $(BIN)/python -m pytest tests -k golden
