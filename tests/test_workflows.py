"""The workflows on GitHub: least permissions, pinned actions, the same commands that a person runs."""

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
FILES = sorted((ROOT / ".github/workflows").glob("*.yml"))
PINNED = re.compile(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
NEEDED = {"deploy": {"pages": "write", "id-token": "write"}}
"""What a job may have beyond reading the repository."""


def workflow(name):
    """A workflow; YAML 1.1 reads its key `on` as true."""
    return yaml.safe_load((ROOT / ".github/workflows" / name).read_text(encoding="utf-8"))


def jobs():
    """Every job of every workflow, by name."""
    return {name: job for path in FILES for name, job in workflow(path.name)["jobs"].items()}


def commands(name):
    """What the jobs of a workflow run, in order."""
    return [step["run"] for job in workflow(name)["jobs"].values() for step in job.get("steps", []) if "run" in step]


def targets():
    """The targets of the Makefile."""
    return set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_workflow_may_only_read(path):
    """At the top stands the one permission to read; a job adds what it needs and no more."""
    content = workflow(path.name)
    assert content["permissions"] == {"contents": "read"}
    for name, job in content["jobs"].items():
        assert job.get("permissions", {}) == NEEDED.get(name, {}), name


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_action_is_pinned(path):
    """Each action is named by its commit, with the version beside it; a tag can be moved, a commit cannot."""
    for used in re.findall(r"uses: (.+)", path.read_text(encoding="utf-8")):
        assert used.startswith("./.github/workflows/") or PINNED.fullmatch(used), used


def test_one_version_of_an_action():
    """The same action is everywhere of the same version."""
    used = {line for path in FILES for line in re.findall(r"uses: (actions/.+)", path.read_text(encoding="utf-8"))}
    names = [line.split("@")[0] for line in used]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("name", sorted(jobs()))
def test_no_job_runs_for_ever(name):
    """Each job has a time limit, longer for what runs weekly; one that calls another workflow has those of its jobs."""
    job = jobs()[name]
    assert "uses" in job or job["timeout-minutes"] <= (90 if name in workflow("weekly.yml")["jobs"] else 30)


@pytest.mark.parametrize("name", sorted(jobs()))
def test_no_event_text_reaches_a_shell(name):
    """A title or a branch name in a command could run as one; none is put there."""
    assert not any("${{" in step.get("run", "") for step in jobs()[name].get("steps", []))


def test_tests_run_on_the_oldest_and_a_newer_python():
    """The oldest version that pyproject.toml allows is tested, and a newer one."""
    versions = workflow("ci.yml")["jobs"]["test"]["strategy"]["matrix"]["python"]
    oldest = re.search(r'requires-python = ">=(.+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"))[1]
    assert versions[0] == oldest
    assert len(versions) > 1


def test_the_workflows_run_what_a_person_runs():
    """Everything that is built or tested is a target of the Makefile."""
    found = {
        word for name in ("ci.yml", "publish.yml", "weekly.yml") for line in commands(name) for word in re.findall(r"\bmake ([a-z]+)", line)
    }
    assert {"test", "check", "build", "site", "promises", "mutate", "exhaustive"} <= found
    assert found <= targets()


def test_the_corpus_is_rebuilt_and_compared():
    """After a build, nothing may differ from what is committed, new files included."""
    steps = [step.get("run", "") for step in workflow("ci.yml")["jobs"]["corpus"]["steps"]]
    rebuilt = steps.index("make build")
    assert "git add --intent-to-add corpus && git diff --exit-code -- corpus" in steps[rebuilt + 1 :]


def test_only_main_is_published_and_only_after_the_tests():
    """Publishing waits for the tests and happens for the branch main alone, one at a time."""
    content = workflow("publish.yml")
    assert content[True]["push"] == {"branches": ["main"]}
    assert content["jobs"]["build"]["needs"] == "tests"
    assert content["jobs"]["deploy"]["needs"] == "build"
    assert content["jobs"]["deploy"]["if"] == "github.ref == 'refs/heads/main'"
    assert content["concurrency"] == {"group": "pages", "cancel-in-progress": False}


def test_no_promise_draws_the_same_number_of_examples_everywhere():
    """The modules that make promises runs set no number of their own, or CI would draw no more than anybody does."""
    names = re.search(r"^PROMISES := (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)[1].split()
    paths = [path for name in names for path in ROOT.glob(name)]
    assert len(paths) >= len(names)
    assert not [path.name for path in paths if "max_examples=" in path.read_text(encoding="utf-8")]


def test_what_was_pushed_and_what_is_live_is_compared_with():
    """A push is compared with the commit before it, whose history is there; a publication with the live site, before it is built."""
    steps = workflow("ci.yml")["jobs"]["corpus"]["steps"]
    assert steps[0]["with"]["fetch-depth"] == 0
    (step,) = (step for step in steps if "SINCE" in step.get("env", {}))
    assert step["env"]["SINCE"] == "${{ github.event.pull_request.base.sha || github.event.before }}"
    assert 'make check SINCE="$SINCE"' in step["run"]
    runs = [step.get("run", "") for step in workflow("publish.yml")["jobs"]["build"]["steps"]]
    assert runs.index("make check LIVE=1") < runs.index("make site")
