import { expect, test } from "vitest";

test("a module worker answers with a transferred array", async () => {
  const worker = new Worker(new URL("./echo-worker.ts", import.meta.url), { type: "module" });
  const given = new Float64Array([1, 2, 3]);
  const answer = new Promise<Float64Array>((resolve, reject) => {
    worker.onmessage = (event: MessageEvent<Float64Array>) => resolve(event.data);
    worker.onerror = (event) => reject(new Error(event.message));
  });
  worker.postMessage(given, [given.buffer]);
  expect([...(await answer)]).toEqual([2, 4, 6]);
  expect(given.length).toBe(0);
  worker.terminate();
});
