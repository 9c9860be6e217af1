"""What litellm gets from the practice backend: a loop with a tool, a stream, responses, embeddings."""

import litellm

TOOL = {
    "type": "function",
    "function": {
        "name": "get_weather",
        "description": "Get the weather",
        "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
    },
}
MODEL = "openai/gpt-4o"
HELLO = [{"role": "user", "content": "인사해 주세요"}]

messages = [{"role": "user", "content": "What is the weather in Paris?"}]
answer = litellm.completion(model=MODEL, messages=messages, tools=[TOOL], tool_choice="auto").choices[0].message
[call] = answer.tool_calls
messages += [answer, {"role": "tool", "tool_call_id": call.id, "name": call.function.name, "content": "22 degrees"}]
said = litellm.completion(model=MODEL, messages=messages, tools=[TOOL]).choices[0].message.content
assert "22 degrees" in said, said
text = litellm.completion(model=MODEL, messages=HELLO, temperature=0).choices[0].message.content
chunks = litellm.completion(model=MODEL, messages=HELLO, temperature=0, stream=True)
assert "".join(chunk.choices[0].delta.content or "" for chunk in chunks) == text
assert litellm.responses(model=MODEL, input=HELLO, temperature=0).output[0].content[0].text == text
assert len(litellm.embedding(model="openai/text-embedding-3-small", input=["cat"]).data[0]["embedding"]) == 1536
