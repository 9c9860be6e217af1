"""What openai-agents gets from the practice backend: a text, a tool, a stream, a structured answer, a handoff."""

import asyncio

from agents import Agent, Runner, function_tool, set_tracing_disabled
from pydantic import BaseModel

set_tracing_disabled(True)


@function_tool
def get_weather(city: str) -> str:
    """Get the weather of a city."""
    return f"Sunny in {city}"


class Event(BaseModel):
    name: str
    participants: list[str]


async def main() -> None:
    helper = Agent(name="Helper", instructions="You are helpful.", tools=[get_weather])
    result = await Runner.run(helper, "What's the weather in Tokyo?")
    kinds = [type(item).__name__ for item in result.new_items]
    assert kinds[-3:] == ["ToolCallItem", "ToolCallOutputItem", "MessageOutputItem"], kinds
    history = [*result.to_input_list(), {"role": "user", "content": "인사해 주세요"}]
    assert "🙂" in (await Runner.run(helper, history)).final_output
    streamed = Runner.run_streamed(helper, "What's the weather in Tokyo?")
    assert [event async for event in streamed.stream_events()]
    assert streamed.final_output == result.final_output
    extractor = Agent(name="Extractor", instructions="Extract events.", output_type=Event)
    assert isinstance((await Runner.run(extractor, "Alice and Bob meet.")).final_output, Event)
    spanish = Agent(name="Spanish agent", instructions="You only speak Spanish.")
    triage = Agent(name="Triage", instructions="Hand over.", handoffs=[spanish])
    assert (await Runner.run(triage, "Please transfer me to the Spanish agent.")).last_agent is spanish


asyncio.run(main())
