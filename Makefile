# How to install, run, check and measure the tutor. `make help` lists it; the install needs Python 3.11 or newer.

PORT ?= 8501
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check
# Byte code is written when a module is first imported: compiling all of it here would take minutes.
INSTALL := $(PIP) install --no-compile -c constraints.txt
CHROMIUM_NAMES := chromium chromium-browser google-chrome google-chrome-stable
# A browser is opened where a person sits at a screen; elsewhere the address is only printed.
HEADLESS ?= $(shell if [ -t 2 ] && { [ "$$(uname)" = Darwin ] || [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; }; then \
	echo false; else echo true; fi)

.DEFAULT_GOAL := help
.PHONY: help run test check bench constraints chromium clean
.NOTPARALLEL:

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1	\2/p' Makefile

run: $(VENV)/.installed ## install what is missing, load the course, open the app on this computer
	@$(PY) -m tutor init
	@echo "The tutor is at http://127.0.0.1:$(PORT) (stop it with Ctrl-C)"
	@$(PY) -m streamlit run app.py --server.address 127.0.0.1 --server.port $(PORT) --server.headless $(HEADLESS)

test: check chromium ## every check and every test, after installing what they need
	@export BROWSER_TEST_CHROMIUM="$$($(find_chromium))"; $(tests_side_by_side)

check: $(VENV)/.installed-for-tests ## formatting, lint, types and the directions of imports
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@$(PY) -c "from importlinter.cli import lint_imports_command as run; run(['--no-logo'])"

bench: $(VENV)/.installed-for-tests ## measure retrieval and answers on the questions in tests/benchmarks
	@$(PY) -m tests.benchmarks

constraints: ## write constraints.txt anew from what is installed (do it in a fresh clone)
	@$(INSTALL) --quiet --no-build-isolation --editable ".[dev,postgres,signin,openai,anthropic,google,mistral,ollama]"
	@{ sed -n '/^#/p' constraints.txt; \
		$(PIP) freeze --all --exclude-editable | grep -v '^pip==' | sed 's/^\(torch==[0-9.]*\)+.*/\1/'; } >constraints.new
	@mv constraints.new constraints.txt

clean: ## take away the environment and the caches, not the data
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis build *.egg-info

# ---- the environment --------------------------------------------------------------------------------------------
# A stamp is written last, so that an install that was cut off is done again; the marker `.installing` tells one that
# was killed half-way, whose folder cannot be trusted and is made anew. What comes first is torch, by itself: pip then
# keeps to that release while it works out the rest.

$(VENV)/.installed: pyproject.toml constraints.txt
	@$(environment)
	@$(call watched,$(INSTALL) torch setuptools && $(INSTALL) --no-build-isolation --editable .)
	@touch $@

$(VENV)/.installed-for-tests: $(VENV)/.installed
	@$(call watched,$(INSTALL) --no-build-isolation --editable ".[dev]")
	@touch $@

# The first Python of 3.11 or newer that really starts (a name on the path may be an empty shell).
define find_python
for name in "$(PYTHON)" python3.11 python3.12 python3.13 python3.14 python3 python; do \
	if "$$name" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo "$$name"; break; fi; \
done
endef

define environment
if [ -e $(VENV)/.installing ]; then echo "The last install was cut off; starting it anew."; rm -rf $(VENV); fi; \
if ! $(PY) -m pip --version >/dev/null 2>&1; then \
	python="$$($(find_python))"; \
	if [ -z "$$python" ]; then \
		echo "The tutor needs Python 3.11 or newer with its venv module, and none was found." >&2; \
		echo "Install one (Debian and Ubuntu: apt install python3 python3-venv), or name it: make run PYTHON=/path/to/python3" >&2; \
		exit 1; \
	fi; \
	echo "Making the environment with $$("$$python" --version). The first install takes some minutes."; \
	rm -rf $(VENV); "$$python" -m venv $(VENV) || exit 1; \
fi
endef

# Runs an install under the marker. A failure that pip reports itself leaves the environment whole; a kill does not.
define watched
touch $(VENV)/.installing; $(1); status=$$?; \
if [ $$status -le 128 ]; then rm -f $(VENV)/.installing; fi; \
if [ $$status -ne 0 ]; then echo "The install did not finish; run the same command again." >&2; fi; \
exit $$status
endef

# ---- the tests --------------------------------------------------------------------------------------------------
# Those in a browser and those that kill processes wait more than they compute, so they run beside all the others; what
# they say is printed at the end.

BESIDE := tests/browser tests/faults

define tests_side_by_side
$(PY) -m pytest $(BESIDE) >$(VENV)/tests-beside.log 2>&1 & beside=$$!; \
trap 'kill $$beside 2>/dev/null; exit 130' INT TERM; \
$(PY) -m pytest $(foreach folder,$(BESIDE),--ignore=$(folder)); others=$$?; \
wait $$beside; seen=$$?; \
echo "The tests in a browser and of faults:"; cat $(VENV)/tests-beside.log; \
if [ $$others -ne 0 ]; then exit $$others; fi; exit $$seen
endef

# ---- a browser for the tests ------------------------------------------------------------------------------------

define find_chromium
for name in "$$BROWSER_TEST_CHROMIUM" $(CHROMIUM_NAMES) "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do \
	if command -v "$$name" 2>/dev/null; then break; fi; \
done
endef

chromium:
	@if [ -z "$$($(find_chromium))" ] && command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
		echo "Installing Chromium for the browser tests."; \
		{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
			chromium fonts-dejavu-core; } </dev/null >/dev/null || true; \
	fi; \
	if [ -z "$$($(find_chromium))" ]; then \
		echo "*** NO CHROMIUM: the browser tests will be skipped. Install Chromium or Chrome to run them. ***" >&2; \
	fi
