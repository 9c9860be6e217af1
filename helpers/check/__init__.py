"""Self-checks of the exercises: each says that the answer is right, or precisely what is missing."""

from helpers.check.lesson_00 import my_name
from helpers.check.lesson_01 import questions_for_credit
from helpers.check.lesson_02 import cleaned_key
from helpers.check.lesson_03 import is_installed
from helpers.check.lesson_04 import cheapest_model
from helpers.check.lesson_05 import second_answer, two_messages
from helpers.check.lesson_06 import ask
from helpers.check.lesson_07 import ask_with_fallback, should_retry
from helpers.check.lesson_10 import keep_last, remember

__all__ = [
    "ask",
    "ask_with_fallback",
    "cheapest_model",
    "cleaned_key",
    "is_installed",
    "keep_last",
    "my_name",
    "questions_for_credit",
    "remember",
    "second_answer",
    "should_retry",
    "two_messages",
]
