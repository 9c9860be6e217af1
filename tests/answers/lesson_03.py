"""Answers to the exercises of lesson 03."""

from helpers import check

RIGHT = [
    (check.is_installed, (lambda package: bool({"openai"} & {package}),)),
    (check.is_installed, (lambda package: package == "openai",)),
]
WRONG = [
    (check.is_installed, (lambda package: None,), "returned None", "None인데"),
    (check.is_installed, (lambda package: True,), "no_such_package", "no_such_package"),
    (check.is_installed, (lambda: True,), "TypeError", "TypeError"),
    (check.is_installed, (True,), "not a function", "함수가 아니"),
]
