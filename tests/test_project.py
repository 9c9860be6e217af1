"""What the project's files promise to each other."""

import re
import tomllib
from pathlib import Path

import helpers

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = PROJECT["dependency-groups"]
DEV = [line for line in GROUPS["dev"] if isinstance(line, str)] + GROUPS["site"]  # one includes the other
REQUIREMENTS = PROJECT["project"]["dependencies"] + DEV


def ranges(specifications):
    """Return {name: range} of requirement strings such as "openai>=3.54,<4"."""
    return {
        name: wanted.replace(" ", "")
        for name, wanted in (re.match(r"([\w.-]+)\s*(.*)", line).groups() for line in specifications)
    }


def test_conda_asks_for_the_same_versions():
    """environment.yml repeats ranges of pyproject.toml: all that the tests need; the kit itself brings the others."""
    lines = (ROOT / "environment.yml").read_text(encoding="utf-8").splitlines()
    assert "      - -e .[excel,hub,korean,workshop]" in lines
    entries = [line.strip()[2:] for line in lines if line.strip().startswith("- ") and not line.endswith(":")]
    conda = ranges(entry for entry in entries if entry not in ("conda-forge", "pip", "-e .[excel,hub,korean,workshop]"))
    assert conda.pop("python") == PROJECT["project"]["requires-python"]
    wanted = ranges(REQUIREMENTS)
    assert conda == {name: wanted[name] for name in conda}
    # No test needs the first three; conda brings a pip of its own.
    assert set(ranges(DEV)) - set(conda) == {
        "first-call",
        "mypy",
        "ruff",
        "pip",
    }


def test_the_lock_holds_the_openai_version_that_the_lessons_are_written_for():
    """uv.lock is committed and within pyproject's range."""
    lock = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
    versions = {package["name"]: package["version"] for package in lock["package"]}
    assert versions["openai"].startswith("3.")
    assert versions["first-call"] == PROJECT["project"]["version"]


def test_the_public_names_are_few_and_documented():
    """At most ten names, each with a docstring."""
    assert len(helpers.__all__) <= 10
    for name in helpers.__all__:
        assert getattr(helpers, name).__doc__, name


def test_both_readmes_print_the_two_commands_and_ci_runs_the_second():
    """What a newcomer types is what is tested."""
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    opening = {"README.md": "first-call", "README.ko.md": "--extra korean first-call --lang ko"}
    for name, command in opening.items():
        readme = (ROOT / name).read_text(encoding="utf-8")
        assert f"\npython -m pip install uv; python -m uv run --no-dev {command}\n" in readme
        assert "\npython -m uv run pytest\n" in readme
    assert "\npython -m uv run pytest\n" in ci


def test_links_and_pictures_of_the_documents_exist():
    """No relative link leads nowhere."""
    for document in [*ROOT.glob("*.md"), *ROOT.glob("*/*.md"), *ROOT.glob("helpers/*/*.md")]:
        if ".venv" in document.parts:
            continue
        prose = re.sub("```.*?```", "", document.read_text(encoding="utf-8"), flags=re.DOTALL)
        for target in re.findall(r"\]\(([^)#\s]+)", prose):
            if not target.startswith(("http://", "https://", "mailto:")):
                assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_nothing_of_the_top_level_is_unexpected():
    """The top level stays as small as the README says."""
    import subprocess

    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False).stdout
    top = {line.split("/")[0] for line in listed.splitlines() if not line.startswith((".", '"'))}
    assert top <= {
        *("notebooks", "helpers", "tests", "assets", "environment.yml", "README.md", "README.ko.md", "CONTRIBUTING.md"),
        *("CHANGELOG.md", "LICENSE", "pyproject.toml", "uv.lock"),
    }
