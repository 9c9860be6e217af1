"""Self-checks of the exercises: each says that the answer is right, or precisely what is missing."""

from helpers.check.lesson_00 import my_name
from helpers.check.lesson_01 import questions_for_credit
from helpers.check.lesson_02 import cleaned_key
from helpers.check.lesson_03 import is_installed
from helpers.check.lesson_04 import cheapest_model
from helpers.check.lesson_05 import second_answer, two_messages
from helpers.check.lesson_06 import ask
from helpers.check.lesson_07 import ask_with_fallback, should_retry
from helpers.check.lesson_08 import affordable, dollars_of
from helpers.check.lesson_09 import assemble, beginning
from helpers.check.lesson_10 import keep_last, remember
from helpers.check.lesson_11 import meeting, take_menu
from helpers.check.lesson_12 import moved, translated
from helpers.check.lesson_13 import answer_price, price_tool
from helpers.check.lesson_14 import accuracy_in, shop_label

__all__ = [
    "accuracy_in",
    "affordable",
    "answer_price",
    "ask",
    "ask_with_fallback",
    "assemble",
    "beginning",
    "cheapest_model",
    "cleaned_key",
    "dollars_of",
    "is_installed",
    "keep_last",
    "meeting",
    "moved",
    "my_name",
    "price_tool",
    "questions_for_credit",
    "remember",
    "second_answer",
    "shop_label",
    "should_retry",
    "take_menu",
    "translated",
    "two_messages",
]
