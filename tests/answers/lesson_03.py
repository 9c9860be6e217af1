"""Answers to the exercises of lesson 03: files, written into a folder that goes with this process."""

import functools
import tempfile
from pathlib import Path

from helpers import check
from helpers.check import process

process.run = functools.cache(process.run)  # a file that is tried in both languages runs once

_FOLDER = tempfile.TemporaryDirectory()  # removed when the process ends
LOAD = "from dotenv import load_dotenv\n\nload_dotenv()\n"
ASK = """
from openai import OpenAI

response = OpenAI().chat.completions.create(
    model="gpt-6-luna", messages=[{"role": "user", "content": "What is an API? Answer in one sentence."}]
)
"""
SHOW = "print(response.choices[0].message.content)\n"


def file(code, name="ask.py", encoding="utf-8"):
    """Write a file in a folder of its own; return its path."""
    path = Path(tempfile.mkdtemp(dir=_FOLDER.name)) / name
    path.write_text(code, encoding=encoding)
    return str(path)


def caught(after):
    """Return the program with every error caught, and what it does then."""
    body = (LOAD + ASK + SHOW).replace("\n", "\n    ")
    return f"import sys\n\ntry:\n    {body}\nexcept Exception:\n    {after}\n"


GOOD = LOAD + ASK + SHOW
ONLY_WITHOUT_KEY = 'if type(sys.exc_info()[1]).__name__ == "OpenAIError": sys.exit(1)'

RIGHT = [
    (check.own_file, (file(GOOD),)),
    (check.own_file, (f'"{file(GOOD, "first.py", "utf-8-sig")}" ',)),
    (check.own_file, (Path(file(caught("sys.exit('no answer')"))),)),
]
WRONG = [
    (check.own_file, ("",), "my_file is empty", "비어 있어요"),
    (check.own_file, (None,), "type NoneType", "NoneType 타입"),
    (check.own_file, (_FOLDER.name,), "is a folder", "그건 폴더"),
    (check.own_file, (file(GOOD, "ask.py.txt").removesuffix(".txt"),), "saved the file as", "저장했어요"),
    (
        check.own_file,
        (file(GOOD).replace("ask", "answer"),),
        "isn't there. Check the path again.",
        "answer.py 파일이 없어요",
    ),
    (check.own_file, (file(GOOD, "ask.txt"),), "should end in .py", ".py로 끝나야"),
    (check.own_file, (file(GOOD, "openai.py"),), "hides the package", "찾지 못해요. 이름을"),
    (check.own_file, (check.__file__,), "inside the kit", "키트 안에"),
    (check.own_file, (file(GOOD + "# sk-proj-FAKE-DO-NOT-USE-1234"),), "key is written", "키가 적혀"),
    (check.own_file, (file(ASK + SHOW),), "doesn't find the key", "키를 찾지 못해요"),
    (check.own_file, (file(LOAD + ASK + SHOW.replace("message", "massage")),), "massage", "massage"),
    (check.own_file, (file("print('An API is a door.')"),), "didn't ask", "묻지 않았어요"),
    (check.own_file, (file(LOAD + ASK),), "printed nothing", "출력한 것이 없어요"),
    (check.own_file, (file(caught("print('no answer')")),), "without a key", "키가 없는데도"),
    (check.own_file, (file(caught(ONLY_WITHOUT_KEY)),), "with a wrong key", "키가 틀렸는데도"),
]
