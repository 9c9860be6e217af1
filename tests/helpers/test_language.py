"""Every string a learner reads is used, and the Korean ones are Korean; the build keeps the languages in step."""

import ast
import io
import re
import sys
import tomllib
from pathlib import Path

import pytest
from openai.types import CompletionUsage
from openai.types.chat import ChatCompletion
from other_server import OtherServer

from helpers import chat_gpt, connection, error_table, explain, language, usage

HELPERS = Path(language.__file__).parent
TEXTS = {
    code: {
        path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in (language.TEXTS / code).glob("*.toml")
    }
    for code in language.LANGUAGES
}


def flat(code):
    return {f"{section}.{key}": value for section, texts in TEXTS[code].items() for key, value in texts.items()}


def test_korean_is_korean():
    """A Korean message with no Hangul was left untranslated; values alone need none."""
    bare = [key for key, value in flat("ko").items() if not re.search("[가-힣]", re.sub(r"{\w+}", "", value))]
    # The first two have only the link to the English page as words; the others are code or units.
    units = ("serve.kilobytes", "serve.megabytes")
    for key in ("lesson.page_free", "lesson.twin", "picker.instead", "site.snippets_install", *units):
        if key in bare:
            bare.remove(key)
    assert [
        key for key in bare if flat("ko")[key] != flat("en")[key] or re.search("[a-z]{3} [a-z]{3}", flat("ko")[key])
    ] == []


def test_every_message_that_the_code_names_exists_and_none_is_left_over():
    """No call asks for a missing message, and no message is unused. Names may be put together with f-strings."""
    patterns, words, named = set(), {row.name for row in error_table.rows()}, set()
    for path in [*HELPERS.rglob("*.py"), *(HELPERS.parent / "notebooks" / "builder").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                parts = [re.escape(part.value) if isinstance(part, ast.Constant) else r"\w+" for part in node.values]
                patterns.add("".join(parts))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                words.add(node.value)
            elif isinstance(node, ast.Call) and getattr(node.func, "id", None) == "text":
                named |= {argument.value for argument in node.args[:1] if isinstance(argument, ast.Constant)}
    assert sorted(named - flat("en").keys()) == []
    sections = "|".join(TEXTS["en"])
    built = [pattern for pattern in patterns if re.match(rf"(?:{sections})\\\.", pattern)]
    parts_of_names = [pattern for pattern in patterns if re.match(r"(?:part|error|here|note|plan)_", pattern)]
    site = HELPERS.parent / "assets" / "site"
    templates = {
        word
        for path in site.rglob("*")
        if path.suffix in (".html", ".js", ".py", ".txt")
        for word in re.findall(r"\w+?(?=_en\b|_ko\b|\b)", path.read_text(encoding="utf-8"))
    }
    pages = (HELPERS / "workshop" / "hub" / "templates").glob("*.html")
    of_hub = {word for path in pages for word in re.findall(r"words\.(\w+)", path.read_text(encoding="utf-8"))}

    by_name = ("install", "serve", "bundle")  # sections whose pages and programs ask for a name without its section
    pages = (HELPERS / "workshop").rglob("*.html")
    of_pages = words.union(*(re.findall(r"\w+", path.read_text(encoding="utf-8")) for path in pages))

    def used(key):
        section, name = key.split(".")
        if section == "hub" and name in of_hub:
            return True
        system, _, rest = name.partition("_")
        if section in by_name and (name in of_pages or (system in of_pages and f"_{rest}" in words)):
            return True
        if key in words or section == "in_browser":  # a test below says what those stand for
            return True
        if section in ("lesson", "site"):  # the builder and the website's templates read these by name alone
            return name in words | templates or any(re.fullmatch(pattern, name) for pattern in parts_of_names)
        for ending in ("_cause", "_fix"):
            name = name.removesuffix(ending)
        matches = any(re.fullmatch(pattern, key) for pattern in built)
        return matches and any(name == word or name.endswith("_" + word) for word in words | {"en", "ko"})

    assert [key for key in flat("en") if not used(key)] == []


def test_a_chosen_language_wins_over_the_environment(monkeypatch):
    """What connect() sets is stronger than FIRST_CALL_LANG, and that is stronger than the system."""
    monkeypatch.setenv("FIRST_CALL_LANG", "ko")
    language.set_language(None)
    assert language.language() == "ko"
    language.set_language("en")
    assert language.language() == "en"
    with pytest.raises(ValueError, match="en, ko"):
        language.set_language("fr")
    language.set_language(None)


class Console(io.TextIOWrapper):
    """A stdout that takes only the characters of an encoding, as a script's does."""

    def __init__(self, encoding):
        super().__init__(io.BytesIO(), encoding=encoding)

    def shown(self):
        """What was printed."""
        self.flush()
        return self.buffer.getvalue().decode(self.encoding)


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [
        ("ascii", "[ok] [X] ->? ...1234 -\n"),
        ("cp949", "[ok] [X] →한 …1234 ·\n"),
        ("cp1252", "[ok] [X] ->? …1234 ·\n"),
        ("utf-8", "✓ ✗ →한 …1234 ·\n"),
    ],
)
def test_say_never_fails(encoding, shown, monkeypatch):
    """What a console lacks is spelled otherwise; marks stay different from each other."""
    monkeypatch.setattr("sys.stdout", Console(encoding))
    language.say("✓ ✗ →한 …1234 ·")
    assert sys.stdout.shown().replace("\r\n", "\n") == shown


def test_say_without_stdout(monkeypatch):
    """Programs without a window, as pythonw starts them, have none."""
    monkeypatch.setattr("sys.stdout", None)
    language.say("한글")


def test_say_a_path_that_is_no_text(monkeypatch):
    """File names may hold bytes that no encoding has."""
    monkeypatch.setattr("sys.stdout", Console("utf-8"))
    language.say("a\udcff")
    assert sys.stdout.shown().strip() == "a?"


@pytest.mark.parametrize(
    ("encoding", "korean"), [("ascii", False), ("cp1252", False), ("cp949", True), ("utf-8", True)]
)
def test_messages_are_english_where_stdout_has_no_korean_letters(encoding, korean, monkeypatch):
    """A line of question marks would help nobody."""
    monkeypatch.setattr("sys.stdout", Console(encoding))
    language.set_language("ko")
    try:
        said = language.text("connect.practice")
        assert language.language() == "ko"
    finally:
        language.set_language(None)
    assert ("연습 모드" in said) is korean
    assert ("Practice mode" in said) is not korean


def test_a_system_whose_language_python_does_not_understand(monkeypatch):
    """Some spell it in ways that raise an error."""

    def fail():
        raise ValueError("unknown locale: UTF-8")

    monkeypatch.setattr("locale.getlocale", fail)
    monkeypatch.delenv("FIRST_CALL_LANG", raising=False)
    monkeypatch.setenv("LANG", "ko_KR.UTF-8")
    assert language.language() == "ko"
    monkeypatch.delenv("LANG")
    assert language.language() == "en"


def _explained():
    explain(UnicodeEncodeError("cp949", "좋아요 👍", 4, 5, "illegal multibyte sequence"))


def _shown():
    usage.show(ChatCompletion.construct(model="한글-모델", usage=CompletionUsage.construct(**USED)))


def _refused():
    with OtherServer() as server, pytest.MonkeyPatch.context() as patch:
        server.reply = lambda body: (400, TEMPERATURE) if "temperature" in body else (200, {"choices": []})
        patch.setenv("OPENAI_API_KEY", "sk-FAKE")
        patch.setenv("OPENAI_BASE_URL", server.base_url)
        patch.setattr(connection, "ensure", lambda: None)
        chat_gpt("Hi", model="한글-모델")


USED = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
TEMPERATURE = {"error": {"message": "한글", "param": "temperature", "code": "unsupported_value"}}


@pytest.mark.parametrize("code", ["en", "ko"])
@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp949", "utf-8"])
@pytest.mark.parametrize("speaks", [_explained, _shown, _refused])
def test_what_the_helpers_print_fits_every_console(speaks, encoding, code, monkeypatch):
    """A model's name and the API's sentence come in any letters; no console of any encoding stops the program."""
    language.set_language(code)
    monkeypatch.setattr("sys.stdout", Console(encoding))
    try:
        speaks()
        assert len(sys.stdout.shown()) > 10
    finally:
        language.set_language(None)


def test_a_page_of_the_website_has_its_own_words(monkeypatch):
    """Where Python runs in a browser, what needs a terminal or a file is said otherwise; each stands for a message."""
    for code in TEXTS:
        for name, instead in TEXTS[code]["in_browser"].items():
            section, key = name.split("_", 1)
            assert re.findall(r"{\w+}", instead) == re.findall(r"{\w+}", TEXTS[code][section][key])
    assert "python -m helpers" in language.text("errors.connection_fix")
    monkeypatch.setattr(sys, "platform", "emscripten")
    assert "python -m helpers" not in language.text("errors.connection_fix")
    plain = TEXTS["en"]["errors"]["connection_cause"].format(server_first="X")
    assert language.text("errors.connection_cause", server_first="X") == plain
