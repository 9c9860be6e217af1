"""What pydantic-ai gets from the practice backend: chat, streams, responses."""

import asyncio

from pydantic_ai import Agent
from pydantic_ai.models.openai import OpenAIChatModel, OpenAIResponsesModel

QUESTION = "인사해 주세요"


async def main() -> None:
    texts = set()
    for model in (OpenAIChatModel("gpt-4o"), OpenAIResponsesModel("gpt-4o")):
        agent = Agent(model, model_settings={"temperature": 0})
        result = await agent.run(QUESTION)
        texts.add(result.output)
        async with agent.run_stream(QUESTION) as stream:
            texts.add(await stream.get_output())
        follow = await agent.run("And now?", message_history=result.all_messages())
        assert QUESTION in follow.output, follow.output
    thinker = Agent(OpenAIResponsesModel("gpt-6-luna"))  # its calls come back with their reasoning

    @thinker.tool_plain
    def weather(city: str) -> str:
        """Get the weather of a city."""
        return f"Sunny in {city}"

    answer = await thinker.run("What is the weather in Seoul?")
    assert "Sunny in practice" in answer.output, answer.output
    assert len(texts) == 1, texts
    assert "🙂" in texts.pop()


asyncio.run(main())
