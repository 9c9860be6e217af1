// What the `openai` npm package gets from the practice backend: models, chat, streams, responses, embeddings, errors.
import assert from "node:assert/strict";
import OpenAI from "openai";

const client = new OpenAI({ maxRetries: 0 }); // key and base URL come from the environment
const model = "gpt-4o";
const messages = [{ role: "user", content: "인사해 주세요" }];

const listed = [];
for await (const item of client.models.list()) listed.push(item.id);
assert.ok(listed.includes(model));

const completion = await client.chat.completions.create({ model, messages, temperature: 0 });
const text = completion.choices[0].message.content;
assert.match(text, /🙂/u);

let streamed = "";
const stream = await client.chat.completions.create({ model, messages, temperature: 0, stream: true });
for await (const chunk of stream) streamed += chunk.choices[0]?.delta?.content ?? "";
assert.equal(streamed, text);

const first = await client.responses.create({ model, input: "My name is Mina." });
const second = await client.responses.create({ model, input: "And now?", previous_response_id: first.id });
assert.match(second.output_text, /My name is Mina\./);
assert.equal((await client.responses.retrieve(second.id)).output_text, second.output_text);

const types = [];
let spoken = "";
for await (const event of await client.responses.create({ model, input: "인사해 주세요", temperature: 0, stream: true })) {
  types.push(event.type);
  if (event.type === "response.output_text.delta") spoken += event.delta;
}
assert.equal(types[0], "response.created");
assert.equal(types.at(-1), "response.completed");
assert.equal(spoken, text);

const final = await client.responses.stream({ model, input: "인사해 주세요", temperature: 0 }).finalResponse();
assert.equal(final.output_text, text);

const vectors = await client.embeddings.create({ model: "text-embedding-3-small", input: ["고양이", "cat"] });
assert.equal(vectors.data[1].embedding.length, 1536);
assert.equal((await client.moderations.create({ input: "Hello" })).results[0].flagged, false);

await assert.rejects(
  client.chat.completions.create({ model: "no-such-model", messages }),
  (error) => error instanceof OpenAI.NotFoundError && error.code === "model_not_found",
);
