"""Who may come in: a seat with its PIN, and the facilitator with the room's password."""

from __future__ import annotations

import hmac
import math
import re
import unicodedata
from typing import Any

from jupyterhub.auth import Authenticator
from tornado.web import HTTPError, RequestHandler
from traitlets import Bytes, Int, Unicode

from helpers import language
from helpers.workshop import pins
from helpers.workshop.guesses import Guesses

from . import accounts
from .plan import FACILITATOR

LANGUAGE_MARK = "/notebooks/{}/"  # in the address that a login leads to
_WAIT = "wait:"


class SeatAuthenticator(Authenticator):
    """A seat and its PIN; the facilitator and a password."""

    seats = Int(0, help="How many seats there are.").tag(config=True)
    room_secret = Bytes(b"", help="What PINs are made from: pins.secret().").tag(config=True)
    password = Unicode("", help="The facilitator's; empty lets no facilitator in.").tag(config=True)
    lang = Unicode("en", help="Language of the login page, if the address asks for none.").tag(config=True)
    lesson = Unicode("00_start_here", help="Name of the lesson that opens first.").tag(config=True)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._guesses = Guesses()

    async def authenticate(self, handler: RequestHandler, data: dict[str, str]) -> str | None:
        """Return the name of who may come in, or None.

        Args:
            handler: of the request.
            data: the form: username, password.

        Raises:
            HTTPError: 429, there were too many wrong PINs; this one was not looked at.
        """
        name = normal_name(data.get("username", ""))
        typed = unicodedata.normalize("NFKC", data.get("password", ""))
        address = client_address(handler)
        if wait := self._guesses.wait(address, name):
            raise HTTPError(429, reason="Too Many Requests", log_message=f"{_WAIT}{math.ceil(wait)}")
        if self._is_right(name, typed):
            return name
        self._guesses.wrong(address, name)
        return None

    def _is_right(self, name: str, typed: str) -> bool:
        if name == FACILITATOR:
            return bool(self.password) and hmac.compare_digest(typed.strip().encode(), self.password.encode())
        number = re.fullmatch(r"seat-([0-9]{2,4})", name)
        seat = int(number[1]) if number else 0
        # The PIN of no seat is compared too, so that the time it takes does not say which seats there are.
        right = pins.is_pin(self.room_secret, seat, typed)
        return bool(self.room_secret) and right and 1 <= seat <= self.seats and accounts.name_of(seat) == name

    # What the login page is made of; the hub gives this object to its template.

    def page_language(self, next_url: str | None) -> str:
        """Return the language of the login page, by the address that it leads to."""
        from urllib.parse import unquote

        asked = unquote(unquote(next_url or ""))
        found = next((code for code in language.LANGUAGES if LANGUAGE_MARK.format(code) in asked), None)
        return found or self.lang

    def words(self, next_url: str | None) -> dict[str, str]:
        """Return the sentences of the login page."""
        return language.messages(self.page_language(next_url), "hub")

    def other_language(self, next_url: str | None) -> tuple[str, str]:
        """Return the code of the language that the page is not in, and how it invites to it."""
        code = "en" if self.page_language(next_url) == "ko" else "ko"
        return code, language.messages(code, "hub")["login_this"]

    def address_in(self, code: str) -> str:
        """Return where a login leads to, for the lessons of a language."""
        return f"/hub/user-redirect/lab/tree{LANGUAGE_MARK.format(code)}{self.lesson}.ipynb"

    def told(self, error: str, next_url: str | None, username: str | None) -> str:
        """Return why a login failed, in the language of the page."""
        words = self.words(next_url)
        wait = re.search(rf"{_WAIT}([0-9]+)", error)
        if wait:
            return words["login_wait"].format(seconds=wait[1])
        if "expired" in error:
            return words["login_expired"]
        return words["login_wrong_password" if username == FACILITATOR else "login_wrong"]


def normal_name(typed: str) -> str:
    """Return whose login this is: "seat-07" for 7, 07, seat 7, Seat-07, 7번; the facilitator's name as it is."""
    plain = unicodedata.normalize("NFKC", typed).strip().casefold()
    number = re.fullmatch(r"(?:seat|자리)?[\s_-]*0*([0-9]{1,4})\s*(?:번|번 자리)?", plain)
    return accounts.name_of(int(number[1])) if number else plain


def client_address(handler: RequestHandler) -> str:
    """Return the address of whoever asks, as the proxy saw it.

    What else the request says of it, such as X-Real-Ip, anyone can write; the proxy adds the last part of this header.
    """
    forwarded = handler.request.headers.get("X-Forwarded-For", "")
    return forwarded.rpartition(",")[2].strip() or str(handler.request.remote_ip)
