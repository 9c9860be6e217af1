"""What lesson 15 says of openai-agents: its ten lines, in both languages, and what stands beside them.

The ten lines are taken from the built notebooks and must print what the lesson's own loop printed there.
"""

import contextlib
import io
import json
import re
from pathlib import Path

from agents import Agent, MaxTurnsExceeded, Runner, function_tool, set_tracing_disabled

NOTEBOOKS = Path(__file__).parents[3] / "notebooks"
LINES = 10
LIMIT = "max_turns=5"

set_tracing_disabled(True)


def taken_from(language: str) -> tuple[str, str]:
    """Return the lines of the lesson in a language, and the answer that its own loop ended with."""
    notebook = json.loads((NOTEBOOKS / language / "15_agent_loop.ipynb").read_text(encoding="utf-8"))
    cells = [("".join(cell["source"]), cell) for cell in notebook["cells"]]
    [code] = [found[1] for source, _ in cells if (found := re.search(r"```python\n(.*?)```", source, re.DOTALL))]
    [loop] = [cell for source, cell in cells if source.endswith("print(run(question, tools))")]
    return code, "".join(loop["outputs"][0]["text"]).splitlines()[-1]


def printed(code: str) -> str:
    """Run a program and return what it prints."""
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        exec(compile(code, "lesson_15", "exec"), {"__name__": "__main__"})
    return output.getvalue().strip()


for language in ("en", "ko"):
    code, answer = taken_from(language)
    assert len(code.splitlines()) == LINES, code
    assert printed(code) == answer, (printed(code), answer)
    assert LIMIT in code
    try:
        printed(code.replace(LIMIT, "max_turns=2"))
    except MaxTurnsExceeded:
        pass
    else:
        raise AssertionError("max_turns is no limit")

bought = []


def ticket_price(city: str) -> str:
    """The price of a train ticket to a city, in won."""
    return "43500"


def buy_ticket(city: str) -> str:
    """Buys a train ticket to a city."""
    bought.append(city)
    return f"Bought: {city}"


tools = [function_tool(ticket_price), function_tool(buy_ticket, needs_approval=True)]
agent = Agent(name="Trains", model="gpt-6-luna", tools=tools)
wish = "Buy me a ticket to Daegu if it costs less than 50,000 won. Answer in one sentence."
stopped = Runner.run_sync(agent, wish)
[asked] = stopped.interruptions
assert asked.name == "buy_ticket"
assert not bought
state = stopped.to_state()
state.approve(asked)
assert Runner.run_sync(agent, state).final_output == "I bought a ticket to Daegu for 43,500 won."
assert bought == ["Daegu"]
