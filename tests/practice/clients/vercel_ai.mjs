// What the Vercel AI SDK gets from the practice backend: a tool, a stream, an object, and a next turn by item names.
import assert from "node:assert/strict";
import { createOpenAI } from "@ai-sdk/openai";
import { generateObject, generateText, stepCountIs, streamText, tool } from "ai";
import { z } from "zod";

const openai = createOpenAI({ baseURL: process.env.OPENAI_BASE_URL });
const weather = tool({
  description: "Get the weather in a location",
  inputSchema: z.object({ location: z.string() }),
  execute: async () => ({ temperature: 72 }),
});
const prompt = "What is the weather in San Francisco?";
const hello = { role: "user", content: "인사해 주세요" };
for (const model of [openai("gpt-4o"), openai("gpt-6-luna"), openai.chat("gpt-4o")]) {
  const result = await generateText({ model, tools: { weather }, stopWhen: stepCountIs(5), prompt });
  assert.equal(result.steps.length, 2);
  let streamed = "";
  for await (const delta of streamText({ model, messages: [hello] }).textStream) streamed += delta;
  assert.match(streamed, /🙂|반가워요/u);
  const { object } = await generateObject({ model, schema: z.object({ name: z.string() }), prompt: "A name" });
  assert.equal(typeof object.name, "string");
  const messages = [{ role: "user", content: prompt }, ...result.response.messages, hello];
  assert.match((await generateText({ model, messages })).text, /🙂|반가워요/u);
}
