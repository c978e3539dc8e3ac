"""What runs elsewhere: actions are pinned, rights are few, and versions and commands are those of the house."""

import re

import pytest
import yaml
from found import some
from monoamine.needs import NODE, PYTHON

PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


@pytest.fixture(params=["test.yml", "publish.yml"])
def text(request, root):
    return (root / ".github" / "workflows" / request.param).read_text(encoding="utf-8")


def jobs(root, name):
    return yaml.safe_load((root / ".github" / "workflows" / name).read_text(encoding="utf-8"))["jobs"]


def commands(job):
    return [step["run"] for step in job["steps"] if "run" in step]


def test_every_action_is_pinned_by_its_commit_and_says_its_version(text):
    used = re.findall(r"uses: (.+)$", text, re.MULTILINE)
    assert used
    assert [one for one in used if not PINNED.fullmatch(one)] == []


def test_a_workflow_may_read_and_no_more(text):
    assert yaml.safe_load(text)["permissions"] == {"contents": "read"}


def test_only_the_job_that_deploys_may_write(root):
    rights = {name: job.get("permissions", {}) for name, job in jobs(root, "publish.yml").items()}
    writers = {name for name, given in rights.items() if "write" in given.values()}
    assert writers == {"deploy"}
    assert rights["deploy"] == {"pages": "write", "id-token": "write"}
    assert commands(jobs(root, "publish.yml")["deploy"]) == []
    assert all("permissions" not in job for job in some(jobs(root, "test.yml").values()))


def test_the_commands_are_those_of_the_house(root):
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    runs = [run for name in ("test.yml", "publish.yml") for job in jobs(root, name).values() for run in commands(job)]
    assert runs == ["make test", "make tools book"]
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for run in runs for target in run.split()[1:])


def test_the_published_book_knows_its_address(root):
    (book,) = [step for step in jobs(root, "publish.yml")["build"]["steps"] if "run" in step]
    assert book["env"] == {"BOOK_URL": "${{ steps.pages.outputs.base_url }}"}


def test_versions_are_those_that_the_book_needs(root):
    node, python = ((root / name).read_text(encoding="utf-8").strip() for name in (".nvmrc", ".python-version"))
    assert int(node) == NODE
    assert (root / "binder" / "runtime.txt").read_text(encoding="utf-8").strip() == f"python-{python}"
    tested = jobs(root, "test.yml")["test"]["strategy"]["matrix"]["python"]
    assert tested == [".".join(map(str, PYTHON)), python]


def test_the_hooks_run_what_make_lint_runs_and_fetch_nothing(root):
    repos = yaml.safe_load((root / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    assert [repo["repo"] for repo in repos] == ["local"]
    hooks = repos[0]["hooks"]
    assert {hook["language"] for hook in hooks} == {"system"}
    recipe = re.search(r"^lint: .*\n((?:\t.*\n)+)", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)[1]
    linted = {line.strip().replace("$(BIN)", ".venv/bin") for line in recipe.splitlines()}
    assert {hook["entry"] for hook in hooks} <= linted


def test_forms_for_issues_ask_for_what_is_needed(root):
    forms = sorted((root / ".github" / "ISSUE_TEMPLATE").glob("*-*.yml"))
    assert len(forms) == 3
    for file in some(forms):
        form = yaml.safe_load(file.read_text(encoding="utf-8"))
        asked = [field for field in form["body"] if field["type"] != "markdown"]
        assert len({field["id"] for field in asked}) == len(asked)
        assert any(field.get("validations", {}).get("required") for field in asked), file.name
