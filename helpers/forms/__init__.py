"""Forms for Jupyter, each a thin face on a function that the lessons also show as code."""

from helpers.forms.anatomy import anatomy
from helpers.forms.chat_form import chat
from helpers.forms.checklist import checklist
from helpers.forms.key import key_form
from helpers.forms.originals import originals
from helpers.forms.picker import model_picker
from helpers.forms.playground import playground

__all__ = ["anatomy", "chat", "checklist", "key_form", "model_picker", "originals", "playground"]
