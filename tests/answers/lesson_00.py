"""Answers to the exercises of lesson 00."""

from helpers import check

RIGHT = [
    (check.my_name, ("Jin",)),
    (check.my_name, (" 진 ",)),
]
WRONG = [
    (check.my_name, ("",), "empty", "비어"),
    (check.my_name, ("  ",), "empty", "비어"),
    (check.my_name, (7,), "int", "int"),
]
