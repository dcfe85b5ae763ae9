// A scripted session of the official client against an emulator that plays Scripts.TwoCalls.
// Usage: node session.mjs BASE_ADDRESS. Prints one line for each part that went well; exits 1 at the first that does not.
import assert from "node:assert/strict";
import OpenAI, { toFile, APIError, NotFoundError, BadRequestError, RateLimitError } from "openai";

const client = new OpenAI({ apiKey: "any", baseURL: process.argv[2], maxRetries: 0 });
const model = "tally-analyst";
const tool = {
  type: "function", name: "get_weather", description: "Weather of a city", strict: true,
  parameters: { type: "object", properties: { city: { type: "string" } }, required: ["city"], additionalProperties: false },
};

async function finish(response) {
  while (response.status === "queued" || response.status === "in_progress") response = await client.responses.retrieve(response.id);
  return response;
}

async function files() {
  const file = await client.files.create({ file: await toFile(Buffer.from("a,b\n1,2\n"), "sales.csv"), purpose: "assistants" });
  assert.equal(file.status, "processed");
  assert.equal((await client.files.retrieve(file.id)).bytes, 8);
  const listed = [];
  for await (const one of client.files.list({ purpose: "assistants" })) listed.push(one.id);
  assert.deepEqual(listed, [file.id]);
  assert.equal((await client.files.delete(file.id)).deleted, true);
  await assert.rejects(client.files.retrieve(file.id), NotFoundError);
}

async function conversation() {
  const created = await client.conversations.create({ metadata: { session: "s" }, items: [{ type: "message", role: "user", content: "Hello" }] });
  const added = await client.conversations.items.create(created.id, { items: [{ type: "message", role: "user", content: [{ type: "input_text", text: "Again" }] }] });
  assert.equal(added.data.length, 1);
  const texts = [];
  for await (const item of client.conversations.items.list(created.id, { order: "asc", limit: 1 })) texts.push(item.content[0].text);
  assert.deepEqual(texts, ["Hello", "Again"]);
  assert.equal((await client.conversations.items.retrieve(added.last_id, { conversation_id: created.id })).id, added.last_id);
  await client.conversations.items.delete(added.last_id, { conversation_id: created.id });
  assert.equal((await client.conversations.update(created.id, { metadata: { session: "t" } })).metadata.session, "t");
  assert.equal((await client.conversations.delete(created.id)).deleted, true);
}

async function parallelFunctions() {
  const { id } = await client.conversations.create({});
  const shared = { model, conversation: id, background: true, store: true, instructions: "Be brief.", tools: [tool] };
  const first = await finish(await client.responses.create({ ...shared, input: "What is the weather?" }));
  const calls = first.output.filter((item) => item.type === "function_call");
  assert.deepEqual(calls.map((call) => JSON.parse(call.arguments).city), ["Lausanne", "Genève"]);
  await assert.rejects(client.responses.create({ ...shared, input: "Well?" }), BadRequestError);
  const end = await finish(await client.responses.create({
    ...shared, input: calls.map((call) => ({ type: "function_call_output", call_id: call.call_id, output: "sunny" })),
  }));
  assert.equal(end.status, "completed");
  assert.equal(end.output_text, "Lausanne is sunny and Genève is not.");
  const inputs = [];
  for await (const item of client.responses.inputItems.list(end.id)) inputs.push(item.type);
  assert.equal(inputs.length, 5);
  await client.responses.delete(end.id);
}

async function streaming() {
  const stream = client.responses.stream({ model, input: "What is the weather?", tools: [tool] });
  const called = [];
  stream.on("response.function_call_arguments.done", (event) => called.push(JSON.parse(event.arguments).city));
  const final = await stream.finalResponse();
  assert.deepEqual(called, ["Lausanne", "Genève"]);
  assert.equal(final.output.length, 2);
}

async function reattaching() {
  const stream = await client.responses.create({ model, input: "Hello", background: true, stream: true });
  let id, last;
  for await (const event of stream) {
    if (event.type === "response.created") id = event.response.id;
    last = event.sequence_number;
    if (event.type === "response.in_progress") break;
  }
  let text = "";
  let ended = false;
  for await (const event of await client.responses.retrieve(id, { stream: true, starting_after: last })) {
    assert.equal(event.sequence_number, ++last);
    if (event.type === "response.output_text.delta") text += event.delta;
    ended = event.type === "response.completed";
  }
  assert.ok(ended);
  assert.equal(text, "Hello.");
}

async function cancelling() {
  const response = await client.responses.create({ model, input: "Hello", background: true }, { headers: { "x-tally-fault": "never-ends" } });
  assert.equal((await client.responses.cancel(response.id)).status, "cancelled");
  assert.equal((await client.responses.retrieve(response.id)).status, "cancelled");
}

async function errors() {
  await assert.rejects(client.responses.retrieve("resp_nobody"), NotFoundError);
  await assert.rejects(client.responses.create({ model, input: "x", wishes: 1 }), (error) => error instanceof BadRequestError && error.code === "unknown_parameter" && error.param === "wishes");
  await assert.rejects(client.responses.create({ model, input: "x" }, { headers: { "x-tally-fault": "rate-limit=3" } }), (error) => error instanceof RateLimitError && error.headers.get("retry-after") === "3");
  await assert.rejects(client.responses.create({ model, input: "x" }, { headers: { "x-tally-fault": "bad-gateway" } }), (error) => error instanceof APIError && error.status === 502);
  const retrying = new OpenAI({ apiKey: "any", baseURL: process.argv[2], maxRetries: 2 });
  assert.equal((await retrying.responses.create({ model, input: "Hello" })).output_text, "Hello.");
}

async function chaining() {
  const first = await client.responses.create({ model, input: "Hello" });
  const second = await client.responses.create({ model, input: "Hello again", previous_response_id: first.id });
  assert.equal(second.previous_response_id, first.id);
  assert.deepEqual((await client.models.list()).data.map((one) => one.id), [model]);
}

async function fileSearch() {
  const file = await client.files.create({ file: await toFile(Buffer.from("Ada lives in Vevey. She repairs clocks."), "book.txt"), purpose: "assistants" });
  const store = await client.vectorStores.create({ name: "docs", expires_after: { anchor: "last_active_at", days: 1 } });
  const batch = await client.vectorStores.fileBatches.createAndPoll(store.id, { file_ids: [file.id] }, { pollIntervalMs: 5 });
  assert.deepEqual([batch.status, batch.file_counts.completed], ["completed", 1]);
  assert.equal((await client.vectorStores.files.retrieve(file.id, { vector_store_id: store.id })).status, "completed");
  const found = await client.vectorStores.search(store.id, { query: "clocks" });
  assert.equal(found.data[0].filename, "book.txt");
  const answer = await client.responses.create({
    model, input: "What does she repair?", include: ["file_search_call.results"], tools: [{ type: "file_search", vector_store_ids: [store.id] }],
  });
  assert.equal(answer.output_text, "She repairs clocks.");
  assert.equal(answer.output[0].results[0].file_id, file.id);
  assert.equal(answer.output[1].content[0].annotations[0].file_id, file.id);
  const plain = await client.responses.create({ model, input: "Who was Napoleon?", tools: [{ type: "file_search", vector_store_ids: [store.id] }] });
  assert.equal(plain.output.some((item) => item.type === "file_search_call"), false);
  await assert.rejects(client.vectorStores.files.create(store.id, { file_id: "file-nobody" }), (error) => error instanceof APIError && error.status < 500);
  assert.equal((await client.vectorStores.delete(store.id)).deleted, true);
  await assert.rejects(client.vectorStores.retrieve(store.id), NotFoundError);
  await assert.rejects(client.responses.create({ model, input: "What does she repair?", tools: [{ type: "file_search", vector_store_ids: [store.id] }] }), APIError);
}

async function codeInterpreter() {
  const file = await client.files.create({ file: await toFile(Buffer.from("year,women\n2019,5\n2020,8\n"), "data.csv"), purpose: "assistants" });
  const container = await client.containers.create({ name: "c", file_ids: [file.id] });
  assert.equal((await client.containers.retrieve(container.id)).status, "running");
  const answer = await client.responses.create({ model, input: "Plot women", tools: [{ type: "code_interpreter", container: container.id }] });
  const citation = answer.output[1].content[0].annotations[0];
  assert.equal(citation.type, "container_file_citation");
  const content = await client.containers.files.content.retrieve(citation.file_id, { container_id: citation.container_id });
  assert.deepEqual([...new Uint8Array(await content.arrayBuffer()).slice(1, 4)], [80, 78, 71]);
  const names = [];
  for await (const one of client.containers.files.list(container.id)) names.push(`${one.source} ${one.path}`);
  assert.deepEqual(names.sort(), ["assistant /mnt/data/chart.png", "user /mnt/data/data.csv"]);
  const solved = await client.responses.create({
    model, input: "Solve 3x + 11 = 14.", include: ["code_interpreter_call.outputs"], tools: [{ type: "code_interpreter", container: container.id }],
  });
  assert.equal(solved.output_text, "x = 1");
  assert.match(solved.output[0].code, /solve\(3\*x \+ 11/);
  assert.deepEqual(solved.output[0].outputs, [{ type: "logs", logs: "[1]\n" }]);
  await client.containers.delete(container.id);
  await assert.rejects(client.containers.retrieve(container.id), NotFoundError);
  await assert.rejects(client.responses.create({ model, input: "Plot women", tools: [{ type: "code_interpreter", container: container.id }] }), APIError);
}

for (const part of [files, conversation, parallelFunctions, streaming, reattaching, cancelling, errors, chaining, fileSearch, codeInterpreter]) {
  await part();
  console.log(`ok ${part.name}`);
}
