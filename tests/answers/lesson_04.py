"""Answers to the exercises of lesson 04."""

from helpers import check, models

STAYING = [row for row in models.available() if row.output and not row.shutdown]

RIGHT = [
    (check.cheapest_model, (min(STAYING, key=lambda row: row.output).id,)),
    (check.cheapest_model, ("gpt-6-luna",)),
    (check.cheapest_model, (sorted(STAYING, key=lambda row: row.output)[0].id,)),
    (check.cheapest_model, (" gpt-6-luna ".strip(),)),
]
WRONG = [
    (check.cheapest_model, (None,), "None", "None"),
    (check.cheapest_model, ("gpt-4o-mini",), "2027-01-14", "2027-01-14"),
    (check.cheapest_model, ("gpt-6.1-sol",), "10.00", "10.00"),
    (check.cheapest_model, ("gpt-9",), "not in the table", "표에 없어요"),
    (check.cheapest_model, ("gpt-6-luna ",), "space or a line break", "공백이나 줄바꿈"),
    (check.cheapest_model, (" gpt-6-luna",), "space or a line break", "공백이나 줄바꿈"),
    (check.cheapest_model, (models.find("gpt-6-luna"),), "put .id", ".id를 붙여"),
    (check.cheapest_model, ("'gpt-6-luna'",), "quotes within", "따옴표 안에"),
    (check.cheapest_model, ("GPT-6 Luna",), "but gpt-6-luna is", "gpt-6-luna 모델은 있어요"),
    (check.cheapest_model, (["gpt-6-luna"],), "type list", "list 타입"),
    (check.cheapest_model, (STAYING,), "one id is asked", "id 하나만"),
    (check.cheapest_model, (0.5,), "0.5 is of the type float", "0.5 값은 float"),
    (check.cheapest_model, ("x" * 1000,), "xxx…", "xxx…"),
    (check.cheapest_model, ("",), "not in the table", "표에 없어요"),
]
