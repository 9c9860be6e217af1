"""The forms' CSS and JavaScript: the files are what the browser is given, and nothing in them is left over."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from helpers import forms
from helpers.forms import web

FOLDER = Path(web.__file__).parent
SCRIPTS = sorted(path.name for path in FOLDER.glob("*.js"))


class Attributes(HTMLParser):
    """Collects what a browser takes for the attributes of the elements."""

    def __init__(self, source):
        super().__init__()
        self.found = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attributes):
        """Keep the attributes."""
        self.found.append(dict(attributes))


def classes(source, before="."):
    """Return the classes that a text names, but for the one that all forms have."""
    found = set(re.findall(rf"{re.escape(before)}(first-call-[\w-]+)", source))
    return found


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_comes_to_the_browser_as_it_is_in_the_file(name):
    """It is run when an image that is none cannot be shown."""
    (image,) = Attributes(web.script(name)).found
    assert image["onerror"] == (FOLDER / name).read_text(encoding="utf-8")
    assert image["src"] == "data:,"


def test_quotes_in_a_script_stay_in_it(monkeypatch):
    """Quotes, angle brackets and ampersands are JavaScript's as well as HTML's."""
    code = """if (1 < 2 && '"' > "'") alert("&lt;")"""
    monkeypatch.setattr(web, "read", lambda name: code)
    (image,) = Attributes(web.script("any.js")).found
    assert image["onerror"] == code


def test_every_form_carries_the_style_sheet():
    """It is shown alone, too, in a notebook with one form."""
    for form in (forms.key_form(), forms.checklist("key"), forms.model_picker(), forms.playground(), forms.chat()):
        assert web.style() in form.children[0].value
    assert web.style().count("</") == 1  # the text of a style element ends at the first end tag


def test_every_class_of_the_style_sheet_is_used():
    """A rule that nothing asks for would stay unseen."""
    code = "".join(path.read_text(encoding="utf-8") for path in FOLDER.iterdir() if path.suffix in (".py", ".js"))
    assert classes(web.read("style.css")) - classes(code, before="") == set()


def test_a_class_means_one_thing():
    """Two forms in one notebook would change each other's looks."""
    sections = [classes(part) for part in re.split(r"^/\* .* \*/$", web.read("style.css"), flags=re.MULTILINE)]
    assert len(sections) > 5
    everywhere = [name for section in sections for name in section]
    assert sorted(everywhere) == sorted(set(everywhere))
