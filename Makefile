# The two commands are `make serve` and `make test`; the rest are parts of them.
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
# What measures, draws and makes files uses the helpers of the tests.
TOOL := PYTHONPATH=tests/helpers $(BIN)/python
# Of the tests; 1 where their output is to come in order.
WORKERS ?= auto
BOOK := $(BIN)/jupyter-book build . -W -n --keep-going
BUILT := _build/html/.ready
# What a book is made of. A book that is newer than all of it is not built again.
SOURCES = _config.yml _toc.yml pyproject.toml $(shell find chapters data -type f -not -name '*.pyc' -not -path '*.egg-info/*')

.PHONY: help env tools browser check quick book serve test proofs again lint notebooks recipes bench calibrate parity coverage mutants fuzz screenshots records vendor clean

help:
	@echo "make serve      set up, build, and serve the book on localhost"
	@echo "make test       set up, build, and run every check"
	@echo "make proofs     as make test, with every case of the tests in a browser: hours"
	@echo "make again      ask what failed last once more, alone"
	@echo "make book       build only, into _build/html"
	@echo "make check      the inner loop: data/, style, and the tests that need no built page"
	@echo "make lint       style, types and floors alone"
	@echo "make notebooks  run the notebooks and store the outputs that the tests compare"
	@echo "make bench      print build times, page weights and solver times"
	@echo "make calibrate  fit the model again, store the numbers and the report, print them"
	@echo "make mutants    plant a fault of each kind in a copy, and see that a test notices it"
	@echo "make parity     hold the page's solver against SciPy and libRoadRunner on 2,000 random animals"
	@echo "make coverage   print how much of the code the tests run, one line a room"
	@echo "make fuzz       5,000 random events on the dashboard (1,000 in Firefox, in WebKit), 300 states by the address"
	@echo "make recipes    run the printed recipes that install something, each in an environment of its own"
	@echo "make records    write the class of a row of each table again, after a change of evidence/schemas.py"
	@echo "make screenshots  pictures of the pages, light and dark, on a phone and on a wide screen"
	@echo "make vendor     make the shipped fonts and styles again from their npm packages"
	@echo "make clean      remove what a build made (the environment stays)"

# --- what is needed -----------------------------------------------------------------------------

env: $(VENV)/.ready
$(VENV)/.ready: requirements.txt pyproject.toml
	./tools/need-python.sh $(VENV)
	@touch $@

tools: node_modules/.ready
node_modules/.ready: package.json package-lock.json
	@command -v npm >/dev/null || { echo "Node 20 or newer with npm is missing: see https://nodejs.org"; exit 1; }
	npm ci --no-audit --no-fund --loglevel=error
	@touch $@

browser:
	@./tools/need-browsers.sh

# --- the book -----------------------------------------------------------------------------------

# The inner loop. Data first: all that is wrong in it is told in seconds, and a build looks itself before it makes
# anything. Then style, then what needs neither a build nor much time (marked in tests/conftest.py and in the tests).
check: env tools
	@$(BIN)/python -m monoamine.check
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target lint quick

quick: env
	$(BIN)/pytest tests --ignore tests/engines --ignore tests/site -m 'not built and not slow' -q -n 2 --dist loadfile

book: $(BUILT)
$(BUILT): $(SOURCES) $(VENV)/.ready node_modules/.ready
	@$(BIN)/python -m monoamine.needs
	$(BOOK)
	@touch $@

# The port is asked for first: a build takes minutes.
serve: env
	@$(BIN)/python -m monoamine.serve --port '$(PORT)' --check
	@$(MAKE) --no-print-directory book
	@$(BIN)/python -m monoamine.serve --port '$(PORT)'

# --- the checks ---------------------------------------------------------------------------------

lint: env tools
	$(BIN)/ruff check chapters tests tools
	$(BIN)/ruff format --check chapters tests tools
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	node_modules/.bin/biome lint --error-on-warnings
	node_modules/.bin/depcruise --config .dependency-cruiser.cjs chapters/monoamine/browser
	node_modules/.bin/tsc -p .

# One pytest run, so that its last line speaks for everything, with a worker for each processor. The tests of a file
# stay together: cells of one notebook share a kernel. What was skipped is told with its reason.
SUITE := $(BIN)/pytest tests chapters --nbval-lax --nbval-current-env -q -rs
test: env tools browser lint book
	$(SUITE) -n $(WORKERS) --dist loadfile

# Of a test in a browser with many cases `make test` runs a few (tests/helpers/sampled.py), and this one all.
proofs: env tools browser lint book
	$(SUITE) --every-case -n $(WORKERS) --dist loadfile

# What failed last, once more and alone. Where nothing was tested, nothing is asked again, and that is a failure.
again: env
	$(SUITE) --maxfail 9 --last-failed --last-failed-no-failures none

# 600 of these events and 100 of these states are part of the tests; of the 1,000 in Firefox and WebKit 250.
fuzz: env tools browser book
	MONOAMINE_FUZZ=5000 MONOAMINE_STATES=300 $(BIN)/pytest tests/dashboard/test_fuzz.py tests/dashboard/test_links_in_browser.py -q
	MONOAMINE_FUZZ=1000 $(BIN)/pytest tests/engines/test_random_events.py -q

screenshots: env tools browser book
	$(TOOL) tools/screenshots.py

notebooks: env
	$(TOOL) tools/store_outputs.py

recipes: env
	$(TOOL) tools/recipes.py

# Fit the model again: data/parameters.csv and hypotheses.csv take the fitted numbers, calibration_report.csv the rows.
calibrate: env
	$(BIN)/python -m monoamine.model.calibrate

# In copies of the source and of the built site.
mutants: env tools browser book
	$(TOOL) tools/mutants.py

# 200 of these animals are part of the tests.
parity: env
	$(TOOL) tools/parity.py --draws 2000 --seed 1

# Of Python and of the modules of the page, without a browser and in one.
coverage: env tools browser book
	$(TOOL) tools/covered.py

bench: env tools browser
	$(TOOL) tools/bench/bench_book.py
	$(TOOL) tools/bench/bench_solvers.py
	$(TOOL) tools/bench/bench_dashboard.py

# The class of a row of each table, from the schemas.
records: env
	$(TOOL) tools/make_records.py

vendor: env tools
	$(TOOL) tools/vendor/make_vendor.py

clean:
	rm -rf _build .pytest_cache .hypothesis .mypy_cache .ruff_cache
	find chapters tests tools -name __pycache__ -prune -exec rm -rf {} +
