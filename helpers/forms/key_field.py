"""A field for a key that never keeps what is put into it, and the way of a key from the browser to the kernel."""

from __future__ import annotations

from collections.abc import Callable

import ipywidgets
import traitlets

ENVELOPES = 5  # keys that can be on their way at once, while the kernel is busy


class KeyField(ipywidgets.Password):
    """A password field that hands over what is put into it, and stays empty itself.

    Neither its value nor a message from the kernel ever holds the text: it is taken out of the browser's message, and
    not echoed to other browsers.

    Args:
        receive: called with the text, once it is pasted or typed and the field is left (or Enter pressed).
    """

    value = traitlets.Unicode("").tag(sync=True, echo_update=False)

    def __init__(self, receive: Callable[[str], None], **settings: object) -> None:
        self._receive = receive
        super().__init__(continuous_update=False, **settings)
        self.add_class("first-call-key-field")

    def set_state(self, sync_data: dict) -> None:
        """Take the text out of a message from the browser before the widget machinery keeps it."""
        if typed := sync_data.pop("value", ""):
            self.value = typed
        super().set_state(sync_data)

    @traitlets.validate("value")
    def _hand_over(self, proposal: dict) -> str:
        typed, proposal["value"] = proposal["value"], ""
        if typed:
            self.send_state("value")  # empties the field in the browser
            self._receive(typed)
        return ""


class Envelopes(ipywidgets.Box):
    """Hidden fields, each of which carries one key from the browser to the kernel; a used one is replaced.

    Args:
        receive: called with what was pasted, in the order in which it was.
    """

    def __init__(self, receive: Callable[[str], None]) -> None:
        self._receive = receive
        super().__init__(layout={"display": "none"})
        self.add_class("first-call-key-envelopes")
        self.children = tuple(self._envelope() for _ in range(ENVELOPES))

    def _envelope(self) -> KeyField:
        envelope = KeyField(lambda typed: self._open(envelope, typed), layout=self.layout)
        envelope.remove_class("first-call-key-field")
        envelope.placeholder = envelope.model_id  # the browser knows by it which ones it has used
        return envelope

    def _open(self, envelope: KeyField, typed: str) -> None:
        self.children = (*(other for other in self.children if other is not envelope), self._envelope())
        envelope.style.close()
        envelope.close()
        self._receive(typed)
