"""Answers to the exercises of lesson 00."""

from helpers import check

RIGHT = [
    (check.my_name, ("Jin",)),
    (check.my_name, (" 진 ",)),
    (check.my_name, ("Ana María",)),
    (check.my_name, ("J.",)),
]
WRONG = [
    (check.my_name, ("",), "empty", "비어"),
    (check.my_name, ("  ",), "empty", "비어"),
    (check.my_name, (7,), "int", "int"),
    (check.my_name, (None,), "NoneType", "NoneType"),
    (check.my_name, (["Jin"],), "type list", "list 타입"),
    (check.my_name, (b"Jin",), "type bytes", "bytes 타입"),
    (check.my_name, ("\u200b\n",), "nothing to see", "비어"),
    (check.my_name, (str,), "a function or a class", "함수나 클래스"),
]
