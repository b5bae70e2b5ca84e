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
export PIP_NO_INPUT := 1

# People who only look need less than people who test; an environment that has the tests' tools keeps them.
TESTING := $(filter check test browser bench features format,$(MAKECMDGOALS))$(wildcard $(VENV)/.test)
INSTALLED := $(VENV)/$(if $(TESTING),.test,.demo)
SOURCES := $(shell find labextension/src labextension/style labextension/schema -type f 2>/dev/null) \
	labextension/package.json labextension/tsconfig.json labextension/tsconfig.build.json
LINK := $(VENV)/share/jupyter/labextensions/jupyter-community

.PHONY: help
help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# ---------------------------------------------------------------- set-up, each step done once

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null || { echo "This needs Python 3.10 or newer as \"$(PYTHON)\". Install it, or say which: make PYTHON=/path/to/python3.12 $(MAKECMDGOALS)"; exit 1; }
	@node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null || { echo "This needs Node.js 20 or newer. Install it (https://nodejs.org), then run make $(MAKECMDGOALS) again."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python could not make a virtual environment. On Debian and Ubuntu: apt install python3-venv"; exit 1; }

# Without the front end: the next rule builds it, once, and follows its sources
$(VENV)/.demo $(VENV)/.test: pyproject.toml | $(BIN)/python
	@echo "Installing (a few minutes the first time) …"
	@mkdir -p jupyter_community/labextension
	@HATCH_JUPYTER_BUILDER_SKIP_NPM=1 $(BIN)/python -m pip install --quiet --editable '.[$(patsubst .%,%,$(@F))]'
	@touch $@

$(VENV)/.node_modules: labextension/yarn.lock labextension/package.json | $(INSTALLED)
	@echo "Installing what the front end is made of …"
	@cd labextension && jlpm install --immutable > ../$(VENV)/jlpm.log || { tail -n 30 ../$(VENV)/jlpm.log; exit 1; }
	@touch $@

$(VENV)/.built: $(SOURCES) | $(VENV)/.node_modules
	@echo "Building the front end …"
	@cd labextension && jlpm build:prod > ../$(VENV)/build.log 2>&1 || { tail -n 40 ../$(VENV)/build.log; exit 1; }
	@touch $@

$(VENV)/.linked: $(INSTALLED) | $(VENV)/.built
	@rm -rf $(LINK)
	@mkdir -p $(dir $(LINK)) && ln -s $(CURDIR)/jupyter_community/labextension $(LINK)
	@touch $@

READY := $(INSTALLED) $(VENV)/.built $(VENV)/.linked

# ---------------------------------------------------------------- to use it

.PHONY: demo
demo: demo-check $(READY) ## a JupyterHub with five people on http://127.0.0.1:8000 (DEMO_PORT)
	@exec $(BIN)/python demo/demo.py

.PHONY: demo-check
demo-check: | $(BIN)/python
	@$(BIN)/python demo/demo.py --check

.PHONY: demo-clean
demo-clean: ## removes what the demo keeps in .demo
	@rm -rf .demo && echo "The demo's state is removed; the next make demo begins anew."

.PHONY: lab
lab: $(READY) ## one jupyter lab with the community inside, on a copy of the example course
	@mkdir -p .demo/lab && { [ -e .demo/lab/seminar ] || cp -r examples/seminar .demo/lab/seminar; }
	@cd .demo/lab && JUPYTER_PREFER_ENV_PATH=1 exec jupyter lab $$([ "$$(id -u)" != 0 ] || echo --allow-root) \
		--CommunityExtension.database=sqlite:///$(CURDIR)/.demo/lab/community.sqlite

# ---------------------------------------------------------------- to work on it

# What takes seconds each: real processes, real tools, whole worlds
REAL := hub or browser or nbgrader or packaging or slow

.PHONY: check
check: $(READY) ## format, lint, types, import contracts and the fast tests
	@$(MAKE) --no-print-directory -j 2 check-python check-front-end

.PHONY: check-python check-front-end
check-python:
	ruff format --check .
	ruff check .
	lint-imports
	mypy
	pytest -q -n auto -m 'not ($(REAL))'

check-front-end:
	cd labextension && jlpm lint:check && jlpm typecheck && jlpm test

.PHONY: test
test: check browser ## everything: also nbgrader, the built package, a real hub and a real browser with several people in it
	pytest -q -m '$(REAL)'

.PHONY: browser
browser: $(INSTALLED)
	@$(BIN)/python tests/harness/chromium.py

.PHONY: bench
bench: $(READY) browser ## speed beside a bare tornado broadcast; prints JSON
	@$(BIN)/python -m benchmarks.run $(BENCH)

.PHONY: features
features: $(INSTALLED) ## each row of docs/features.md with its tests
	@$(BIN)/python tests/features.py

.PHONY: format
format: $(READY) ## formats everything
	ruff format . && ruff check --fix .
	cd labextension && jlpm lint

.PHONY: clean
clean: ## removes what was built and installed; the demo's state stays
	rm -rf $(VENV) .cache build dist test-results *.egg-info jupyter_community/labextension labextension/node_modules labextension/lib
