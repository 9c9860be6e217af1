"""A small repository to build in: one lesson, one drawing, two READMEs."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from builder import building

LESSON = """\
# /// lesson
# title.en = "Hello"
# title.ko = "인사"
# goal.en = "Say hello."
# goal.ko = "인사를 해요."
# needs.en = "nothing"
# needs.ko = "없어요"
# ///

# %% [markdown] lang="en"
# ## A word
#
# {{lessons}}
#
# Models are listed [on this page](https://platform.openai.com/docs/models).
#
# ![A lock and its key](../../assets/drawings/lock.en.svg)

# %% [markdown] lang="ko"
# ## 낱말
#
# {{lessons}}
#
# 모델 목록은 [이 페이지](https://platform.openai.com/docs/models)에 있어요.
#
# ![자물쇠와 열쇠를 그린 그림](../../assets/drawings/lock.ko.svg)

# %% lang="en"
word = "hello"
print(f"{word}!")

# %% lang="ko"
word = "안녕하세요"
print(f"아, {word}")

# %% [markdown] lang="en"
# Run alone:

# %% [markdown] lang="ko"
# 이것만 실행해요.

# %% tags=["snippet"]
import math

print(math.floor(2.5))

# %% tags=["raises-exception"]
int("one")

# %% [markdown] lang="en"
# ## Exercise

# %% [markdown] lang="ko"
# ## 연습

# %% tags=["exercise"]
answer = ...

# %% tags=["solution"]
answer = 42

# %% tags=["check"]
print("✅ Right" if answer == 42 else "Not yet")

# %% [markdown] lang="en"
# <details><summary>Hint</summary>Six times seven.</details>
#
# ## What you learned

# %% [markdown] lang="ko"
# <details><summary>힌트</summary>6 곱하기 7이에요.</details>
#
# ## 배운 것
"""

DRAWING = """\
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">
  <title lang="en">A lock</title>
  <title lang="ko">자물쇠</title>
  <text>1 <tspan lang="en">key</tspan><tspan lang="ko">열쇠</tspan>!</text>
  <use xlink:href="#a"/>
</svg>
"""

Edit = Callable[[str, str], None]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose only lesson keeps all rules; nothing is built yet."""
    return lay_out(tmp_path / "repository")


@pytest.fixture
def edit(repository: Path) -> Edit:
    """Replace a text that stands in the lesson exactly once."""

    def replace(old: str, new: str) -> None:
        path = repository / "notebooks" / "src" / "00_hello.py"
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the sample"
        path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")

    return replace


@pytest.fixture(scope="session")
def first_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same repository, built once; to be copied, not changed."""
    root = lay_out(tmp_path_factory.mktemp("built") / "repository")
    building.build(root)
    return root


@pytest.fixture
def built(first_build: Path, repository: Path) -> Path:
    """A built repository that the test may change, at the place that `edit` edits."""
    shutil.copytree(first_build, repository, dirs_exist_ok=True)
    return repository


def lay_out(root: Path) -> Path:
    """Write the sample's files and return its folder."""
    files = {
        "notebooks/src/00_hello.py": LESSON,
        "assets/drawings/src/lock.svg": DRAWING,
        "README.md": "# Kit\n\n<!-- lessons -->\n<!-- /lessons -->\n\nThe end.\n",
        "README.ko.md": "# 키트\n",
    }
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return root
