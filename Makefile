# Everything a newcomer needs is `make demo` and `make test`; `make help` lists the rest.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PATH := $(CURDIR)/$(BIN):$(PATH)
export PIP_DISABLE_PIP_VERSION_CHECK := 1

SOURCES := $(shell find labextension/src labextension/style labextension/schema -type f 2>/dev/null)
BUILT := jupyter_community/labextension/static/style.js

.PHONY: help
help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1|\2/' | column -t -s '|'

# ---------------------------------------------------------------- set-up, each step done once

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null || { echo "This needs Python 3.10 or newer as \"$(PYTHON)\". Install it, or say which: make PYTHON=/path/to/python3.12 $(MAKECMDGOALS)"; exit 1; }
	@node -e 'process.exit(Number(process.versions.node.split(".")[0]) < 20)' 2>/dev/null || { echo "This needs Node.js 20 or newer. Install it (https://nodejs.org), then run make again."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python could not make a virtual environment. On Debian and Ubuntu: apt install python3-venv"; exit 1; }

$(VENV)/.demo: pyproject.toml | $(VENV)/bin/python
	@echo "Installing (a few minutes the first time) …"
	@$(BIN)/pip install --quiet --editable '.[demo]'
	@touch $@ $(VENV)/.built

$(VENV)/.test: $(VENV)/.demo
	@$(BIN)/pip install --quiet --editable '.[test]'
	@touch $@ $(VENV)/.built

# pip built the front end; this follows later changes of its source and links it into the environment
$(VENV)/.built: $(SOURCES) labextension/package.json labextension/yarn.lock | $(VENV)/.demo
	@echo "Building the front end …"
	@cd labextension && jlpm install --immutable >/dev/null && jlpm build
	@touch $@

$(VENV)/.linked: $(VENV)/.built
	@rm -rf $(VENV)/share/jupyter/labextensions/jupyter-community
	@ln -s $(CURDIR)/jupyter_community/labextension $(VENV)/share/jupyter/labextensions/jupyter-community
	@touch $@

# ---------------------------------------------------------------- to use it

.PHONY: demo
demo: $(VENV)/.demo $(VENV)/.linked ## a JupyterHub with five people on http://127.0.0.1:8000 (DEMO_PORT)
	@exec $(BIN)/python demo/demo.py

.PHONY: demo-clean
demo-clean: ## removes what the demo keeps in .demo
	@rm -rf .demo && echo "The demo's state is removed; the next make demo begins anew."

.PHONY: lab
lab: $(VENV)/.demo $(VENV)/.linked ## one jupyter lab with the community inside, on a copy of the example course
	@mkdir -p .demo/lab && { [ -e .demo/lab/seminar ] || cp -r examples/seminar .demo/lab/seminar; }
	@cd .demo/lab && exec jupyter lab $$([ "$$(id -u)" = 0 ] && echo --allow-root)

# ---------------------------------------------------------------- to work on it

.PHONY: check
check: $(VENV)/.test $(VENV)/.linked ## format, lint, types, import contracts and the fast tests
	ruff format --check .
	ruff check .
	mypy
	lint-imports
	cd labextension && jlpm lint:check && jlpm typecheck && jlpm test
	pytest -q -m 'not hub and not browser and not nbgrader'

.PHONY: test
test: check browser ## everything: also nbgrader, a real hub and a real browser with several people in it
	pytest -q -m 'hub or browser or nbgrader'

.PHONY: browser
browser: $(VENV)/.test
	@$(BIN)/python tests/harness/chromium.py

.PHONY: bench
bench: $(VENV)/.test $(VENV)/.linked browser ## speed beside a bare tornado broadcast; prints JSON
	@$(BIN)/python -m benchmarks.run $(BENCH)

.PHONY: features
features: $(VENV)/.test ## each row of docs/features.md with its tests
	@$(BIN)/python tests/features.py

.PHONY: format
format: $(VENV)/.test ## formats everything
	ruff format . && ruff check --fix .
	cd labextension && jlpm lint

.PHONY: clean
clean: ## removes what was built and installed; the demo's state stays
	rm -rf $(VENV) build dist *.egg-info jupyter_community/labextension labextension/node_modules labextension/lib
