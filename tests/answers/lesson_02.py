"""Answers to the exercises of lesson 02."""

from helpers import check

KEY = "sk-practice-hello-1234"

RIGHT = [
    (check.env_line, (f"OPENAI_API_KEY={KEY}",)),
    (check.env_line, (f'OPENAI_API_KEY = "{KEY}"\n',)),
    (check.env_line, (f"export OPENAI_API_KEY='{KEY}'",)),
]
WRONG = [
    (check.env_line, (None,), "NoneType", "NoneType"),
    (check.env_line, (" ",), "line is empty", "비어 있어요"),
    (check.env_line, (KEY,), "no = in the line", "기호가 없어요"),
    (check.env_line, (f"OPEN_API_KEY={KEY}",), "name is OPEN_API_KEY", "이름: OPEN_API_KEY"),
    (check.env_line, (f"openai_api_key={KEY}",), "name is openai_api_key", "이름: openai_api_key"),
    (check.env_line, ("OPENAI_API_KEY=",), "nothing follows", "뒤에 아무것도"),
    (check.env_line, (f"OPENAI_API_KEY={KEY[:-4]}",), "a program would read a different key. The", "키가 달라요"),
    (check.env_line, (f"OPENAI_API_KEY={KEY}\nNAME=x",), "2 values", "2개"),
    (check.env_line, (f"{KEY}=OPENAI_API_KEY",), "name is …1234", "이름: …1234"),
]
