"""The key form: paste a key, see what is wrong with it, test it, save it."""

from __future__ import annotations

import contextlib
import os
from typing import ClassVar

import ipywidgets

from helpers import base_url as base_urls
from helpers import connection, environment, keys, settings
from helpers.errors import InputError
from helpers.forms.base import Form, linked, printed, reported
from helpers.forms.key_field import Envelopes, KeyField
from helpers.forms.web import script
from helpers.language import text

_OPENAI = "https://api.openai.com/v1"
_TIMEOUT = 10.0  # seconds without a sign of life


class KeyForm(Form):
    """The form that `key_form()` shows.

    Attributes:
        field: where the key is pasted.
        envelopes: the hidden fields by which it comes to the kernel.
        check, test, save, use_now, replace, forget: the buttons.
    """

    _only_in_session: ClassVar[bool] = False  # whether a form put the key into this process, and not into .env

    def __init__(self) -> None:
        super().__init__()
        self.name = text("key_form.name")
        self.instead = text("key_form.instead")
        self.add_class("first-call-key")
        self._checked: keys.Checked | None = None  # the pasted key, until it is saved, used or forgotten
        self._works = False  # whether a server accepted it
        self._replacing = False
        self._mode = ipywidgets.HTML()
        self.field = KeyField(
            self._receive,
            description=text("key_form.field"),
            placeholder=text("key_form.placeholder"),
            style={"description_width": "initial"},
            layout={"width": "100%"},
        )
        self.envelopes = Envelopes(self._receive)
        self.check = self.button(text("key_form.check"), self._check, primary=True)
        self.test = self.button(text("key_form.test"), self._test, tooltip=text("key_form.test_tooltip"))
        self.save = self.button(text("key_form.save"), self._save)
        self.use_now = self.button(text("key_form.use_now"), self._use_now, tooltip=text("key_form.use_now_tooltip"))
        self.replace = self.button(text("key_form.replace"), self._replace)
        self.forget = self.button(text("key_form.forget"), self._forget, tooltip=text("key_form.forget_tooltip"))
        buttons = (self.check, self.test, self.save, self.use_now, self.replace, self.forget)
        self.lay_out(
            ipywidgets.HTML(f"<h3>{text('key_form.title')}</h3>"),
            self._mode,
            self.field,
            ipywidgets.HBox(buttons, layout={"flex_flow": "row wrap"}),
            self.envelopes,
            ipywidgets.HTML(script("key_field.js"), layout={"display": "none"}),
        )
        self._show_mode()
        self.say(*connection.target().notes)

    def available(self, button: ipywidgets.Button) -> bool:
        """Return whether a button can be clicked now: Replace needs a key that is in place, Forget any key."""
        needed = {self.replace: _in_place, self.forget: self._has_key}.get(button)
        return not self.running and (needed is None or needed())

    @reported
    def _receive(self, typed: str) -> None:
        self._checked, self._works = None, False
        self._checked = keys.check(typed, for_openai=connection.for_openai())
        self._show_mode()
        self.refresh()
        self._check()

    def _check(self) -> None:
        if self._checked is None:
            raise InputError(text("key_form.nothing_pasted"))
        if self._checked.key is None:
            self.say(*self._checked.notes, self._checked.problem or "", kind="problem")
        else:
            well_formed = text("key_form.well_formed", key=keys.mask(self._checked.key))
            self.say(*self._checked.notes, well_formed, kind="done")

    def _test(self) -> None:
        if self._checked is None and _in_place():
            self.say(*try_key(_kept()), kind="done")
            return
        said = try_key(self._pasted())
        self._works = True
        self.say(*said, kind="done")

    def _save(self) -> None:
        key = self._pasted()
        with printed() as said:
            try:
                keys.save(key)
            except OSError as error:
                raise InputError(text("keys.not_written", reason=error.strerror)) from None
            _take_out_of_session()
        self._connect_again(said.getvalue() + ("" if self._works else text("key_form.not_tested")))

    def _use_now(self) -> None:
        key = self._pasted()
        _take_out_of_session()
        os.environ[keys.NAME] = key
        KeyForm._only_in_session = True
        self._connect_again(text("key_form.in_use", key=keys.mask(key)))

    def _replace(self) -> None:
        self._replacing = True
        self._show_mode()
        self.field.focus()
        self.say(text("key_form.paste_the_new_one"))

    def _forget(self) -> None:
        if not _in_place():
            self._checked = None
            self._show_mode()
            self.say(text("key_form.let_go"), kind="done")
            return
        with printed() as said:
            _take_out_of_session()
            keys.forget()
        self._connect_again(said.getvalue())

    def _pasted(self) -> str:
        """The key that was pasted.

        Raises:
            InputError: there is none, or it cannot be one.
        """
        if self._checked is None:
            raise InputError(text("key_form.nothing_pasted"))
        if self._checked.key is None:
            raise InputError(self._checked.problem)
        return self._checked.key

    def _connect_again(self, said: str) -> None:
        """Let go of the pasted key, connect with what is in place now, and say what happened."""
        self._checked = None
        self._replacing = False
        with printed():
            connection.connect()
        notes = connection.target().notes
        if environment.only_practice():
            notes += (text("key_form.only_practice"),)
        self._show_mode()
        self.say(*said.splitlines(), *notes, kind="done")

    def _show_mode(self) -> None:
        """Say who answers now, and offer the field where a key is still to be pasted."""
        line = linked(connection.target().line)
        self._mode.value = f'<p role="status"><strong>{text("key_form.now")}</strong> {line}</p>'
        paste = self._replacing or not _in_place()
        self.field.layout.display = None if paste else "none"
        for button in (self.check, self.save, self.use_now):
            button.layout.display = None if paste else "none"
        if not keys.can_save():
            self.save.layout.display = "none"
        self.replace.layout.display = "none" if paste else None
        self.forget.layout.display = None if self._has_key() else "none"

    def _has_key(self) -> bool:
        return _in_place() or (self._checked is not None and self._checked.key is not None)


def key_form() -> KeyForm:
    """Return the form in which a key is pasted, checked, tested and saved, replaced or forgotten.

    What is pasted is checked as soon as the field is left, and the field is empty again. Only Test sends anything.
    """
    return KeyForm()


def try_key(key: str | None = None) -> list[str]:
    """Send one free request, the list of models, and return what it shows, a sentence each.

    Args:
        key: a key that `keys.check()` found well-formed; None means the one that is in place.

    Raises:
        InputError: the key or the base URL that would be used is not usable.
        openai.OpenAIError: the server refuses the key, or there is no answer within 10 seconds.
    """
    from openai import DefaultHttpxClient, OpenAI

    from helpers import practice

    # Who tries a key means it, also where practice mode is forced, and at the server that it is for.
    url = settings.find(environment.BASE_URL, even_unused=True).value if key else None
    target = connection.resolve(key, url)
    if problem := target.problem or target.stopped_by:
        raise InputError(problem)
    key, base_url, around_proxy = target.key or key, target.base_url or _OPENAI, False
    with contextlib.ExitStack() as stack:
        if target.key is None:
            server = stack.enter_context(practice.start())
            key, base_url, around_proxy = key or server.key, server.base_url, True
        stack.enter_context(environment.holding(target.aside))  # as when connect() has put them aside
        http_client = stack.enter_context(DefaultHttpxClient(trust_env=not around_proxy))
        client = OpenAI(api_key=key, base_url=base_url, max_retries=0, timeout=_TIMEOUT, http_client=http_client)
        count = len(client.models.list().data)
    shown = keys.mask(client.api_key)
    if target.mode == "practice":
        return [text("key_form.practice_works", key=shown, count=count)]
    lines = [text("key_form.works", host=target.host, key=shown, count=count)]
    return [*lines, text("key_form.credit_unknown")] if base_urls.check(base_url).is_openai else lines


def _in_place() -> bool:
    """Whether there is a key to replace or forget, be it usable or not."""
    return keys.find().value is not None


def _kept() -> str | None:
    """The key that was saved, even where another one is used instead; None where none was saved, or no usable one."""
    found = keys.saved()
    return keys.check(found.value, for_openai=connection.for_openai()).key if found.value else None


def _take_out_of_session() -> None:
    """Remove the key that was to be used only in this session; what connect() set goes with it."""
    if KeyForm._only_in_session:
        connection.disconnect()
        os.environ.pop(keys.NAME, None)
        KeyForm._only_in_session = False
