// What @openai/agents gets from the practice backend: a tool, a structured answer, a stream.
import assert from "node:assert/strict";
import { Agent, run, setTracingDisabled, tool } from "@openai/agents";
import { z } from "zod";

setTracingDisabled(true);
const getWeather = tool({
  name: "get_weather",
  description: "Get the weather for a given city",
  parameters: z.object({ city: z.string() }),
  execute: async ({ city }) => `Sunny in ${city}`,
});
const agent = new Agent({ name: "Assistant", instructions: "You are helpful.", tools: [getWeather] });
const asked = "What is the weather in Tokyo?";
const result = await run(agent, asked);
assert.match(result.finalOutput, /Sunny in practice/);
const extractor = new Agent({ name: "E", instructions: "Extract.", outputType: z.object({ name: z.string() }) });
assert.equal(typeof (await run(extractor, "Alice")).finalOutput.name, "string");
const streamed = await run(agent, asked, { stream: true });
for await (const event of streamed) assert.ok(event.type);
assert.equal(streamed.finalOutput, result.finalOutput);
