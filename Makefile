# make run     the sample story in a window (PROJECT=path make run: that project)
# make test    everything that must hold: rules, types, tests
# make check   rules and types only
# make bench   speed and memory, each figure beside its limit
# The first of them on a machine also installs what it needs, into .venv (see .ci/setup).

BIN := .venv/bin
PYTHON := $(BIN)/python
WORKERS ?= 2

.DEFAULT_GOAL := run
.PHONY: setup run check test bench translations clean

setup:
	@.ci/setup

run: setup
	@if [ "$$(uname -s)" = Linux ] && [ -z "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then \
		echo "There is no display here (DISPLAY and WAYLAND_DISPLAY are empty)."; \
		if [ -n "$${PROJECT:-}" ]; then echo "$$PROJECT needs one: start this on a desktop, or use $(PYTHON) -m annotator --help."; exit 1; fi; \
		echo "The same session runs without a window; what it makes goes into exports/."; \
		QT_QPA_PLATFORM=offscreen exec $(PYTHON) -m annotator demo --headless; \
	elif [ -n "$${PROJECT:-}" ]; then exec $(PYTHON) -m annotator "$$PROJECT"; \
	else exec $(PYTHON) -m annotator demo; fi

check: setup
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-logo

test: check
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest --quiet --numprocesses $(WORKERS) --dist worksteal $(TESTS)

bench: setup
	@QT_QPA_PLATFORM=$${QT_QPA_PLATFORM:-offscreen} $(PYTHON) -m tests.bench $(BENCH)

# Every sentence of the program into one template; languages that exist are brought up to date and compiled.
translations: setup
	@mkdir -p resources/translations
	@$(BIN)/pybabel --quiet extract --keyword later --sort-by-file --add-location file --no-wrap --project annotator \
		--output-file resources/translations/annotator.pot annotator
	@for po in resources/translations/*/LC_MESSAGES/annotator.po; do \
		[ -f "$$po" ] || continue; \
		$(BIN)/pybabel --quiet update --previous --no-wrap --input-file resources/translations/annotator.pot --output-file "$$po" \
			--locale "$$(basename "$$(dirname "$$(dirname "$$po")")")" && \
		$(BIN)/pybabel --quiet compile --input-file "$$po" --output-file "$${po%.po}.mo" || exit 1; \
	done

clean:
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist *.egg-info
	@find annotator tests -name __pycache__ -type d -prune -exec rm -rf {} +
