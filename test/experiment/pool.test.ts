import { describe, expect, test, vi } from "vitest";
import { embedded, experiment, pool, ReplicationFailure, worker, type Engine, type Listener, type Port, type Request, type Runner } from "../../src/experiment/index.ts";
import { uniforms } from "./luck.ts";
import { pretend, scenarioOf, type Calls } from "./pretend.ts";

const scenario = scenarioOf();
const task = { scenario, seed: "1729", from: 0, to: 4, uncertain: false };

/** Workers in this thread that answer after some milliseconds of their own; `meddle` sees each request first, and may eat it. */
function workers(size: number, engine: Engine, { delay = () => 0, meddle = () => false }: { delay?: () => number; meddle?: (request: Request, listener: Listener, number: number) => boolean } = {}) {
  const log: Request[] = [];
  let opened = 0;
  let closed = 0;
  const runner = pool(size, (listener): Port => {
    const number = opened++;
    const hear = worker(engine, (reply) => setTimeout(() => listener.message(reply), delay()), () => new Promise((resolve) => setTimeout(resolve, 0)));
    return {
      post: (request) => {
        log.push(request);
        if (!meddle(request, listener, number)) setTimeout(() => hear(structuredClone(request)), 0);
      },
      close: () => void closed++,
    };
  });
  return { runner, log, get opened() { return opened; }, get closed() { return closed; } };
}

test("pool.run(task) gives the same curves with 1, 2, 4 and 7 workers, however long each takes", async () => {
  const alone = await experiment(embedded(pretend()), scenario, { replications: 120 }, pretend());
  for (const size of [1, 2, 4, 7]) {
    const uniform = uniforms(size);
    const { runner } = workers(size, pretend(), { delay: () => uniform() * 12 });
    expect(await experiment(runner, scenario, { replications: 120 }, pretend())).toEqual(alone);
  }
});

test("pool sends a scenario once to each worker, and each compiles it once", async () => {
  const calls: Calls = { compiled: 0, replicated: [] };
  const { runner, log } = workers(2, pretend(calls));
  await experiment(runner, scenario, { replications: 200 }, pretend());
  // Another object of the same content is the same scenario.
  await experiment(runner, structuredClone(scenario), { replications: 50 }, pretend());
  expect(calls.compiled).toBe(2);
  expect(log.filter(({ kind }) => kind === "learn")).toHaveLength(2);
});

test("pool keeps the last four scenarios compiled and lets the worker forget older ones", async () => {
  const calls: Calls = { compiled: 0, replicated: [] };
  const { runner, log } = workers(1, pretend(calls));
  const run = (id: string) => runner.run({ ...task, scenario: scenarioOf(id), to: 1 });
  for (const id of ["a", "b", "c", "d", "a", "e", "a", "b"]) await run(id);
  expect(log.filter(({ kind }) => kind === "forget")).toHaveLength(2);
  expect(calls.compiled).toBe(6);
});

test("pool takes a scenario as it was when it was asked, though it is changed later", async () => {
  const { runner, log } = workers(1, pretend());
  const changing = scenarioOf("before");
  const asked = runner.run({ ...task, scenario: changing });
  changing.id = "after";
  await asked;
  await runner.run({ ...task, scenario: changing });
  expect(log.flatMap((request) => (request.kind === "learn" ? [request.scenario.id] : []))).toEqual(["before", "after"]);
});

describe("a worker that dies", () => {
  const deaths: Record<string, (listener: Listener) => void> = {
    "with an error": (listener) => listener.trouble("died: out of memory"),
    "by sending something unreadable": (listener) => listener.message({ kind: "batch?" }),
    "by sending nothing at all": (listener) => listener.message(undefined),
  };
  for (const [how, die] of Object.entries(deaths)) {
    test(`is replaced ${how}, its task is done by the next, and somebody hears of it`, async () => {
      const team = workers(2, pretend(), {
        meddle: (request, listener, number) => {
          if (number > 0 || request.kind !== "run") return false;
          setTimeout(() => die(listener), 1);
          return true;
        },
      });
      const heard = vi.fn<(message: string) => void>();
      team.runner.onTrouble = heard;
      const curves = await experiment(team.runner, scenario, { replications: 60 }, pretend());
      expect(curves).toEqual(await experiment(embedded(pretend()), scenario, { replications: 60 }, pretend()));
      expect(heard).toHaveBeenCalledTimes(1);
      expect(heard.mock.calls[0][0]).toMatch(/^a worker .*; replications 0 to 1 are tried again$/);
      expect([team.opened, team.closed]).toEqual([3, 1]);
    });
  }

  test("while idle is replaced when there is work", async () => {
    const listeners: Listener[] = [];
    const runner = pool(1, (listener) => {
      listeners.push(listener);
      const hear = worker(pretend(), (reply) => listener.message(reply), async () => {});
      return { post: (request) => hear(request), close: () => {} };
    });
    const heard = vi.fn<(message: string) => void>();
    runner.onTrouble = heard;
    listeners[0].trouble("exited with code 1");
    expect(heard).toHaveBeenCalledWith("a worker exited with code 1; it is replaced");
    expect(listeners).toHaveLength(1);
    expect((await runner.run(task)).to).toBe(4);
    expect(listeners).toHaveLength(2);
  });

  test("twice on one task makes it fail with its seed and replication, and the others go on", async () => {
    const { runner } = workers(2, pretend(), {
      meddle: (request, listener) => {
        if (request.kind !== "run" || request.from !== 8) return false;
        setTimeout(() => listener.trouble("exited with code 134"), 1);
        return true;
      },
    });
    const [failed, good] = await Promise.allSettled([runner.run({ ...task, from: 8, to: 16 }), runner.run(task)]);
    expect(good.status).toBe("fulfilled");
    const { reason } = failed as PromiseRejectedResult;
    expect(reason).toBeInstanceOf(ReplicationFailure);
    expect(reason).toMatchObject({ seed: "1729", replication: 8, message: "one of replications 8 to 15 of seed 1729 failed twice: a worker exited with code 134" });
  });

  test("before it was ever born makes the task fail, not hang", async () => {
    const runner = pool(2, () => {
      throw new Error("could not be loaded");
    });
    await expect(runner.run(task)).rejects.toThrow("one of replications 0 to 3 of seed 1729 failed twice: a worker could not be loaded");
  });
});

describe("a replication that fails", () => {
  test("once is tried again", async () => {
    let failures = 1;
    const { runner } = workers(1, pretend({ compiled: 0, replicated: [], failure: (r) => (r === 2 && failures-- > 0 ? "array too large" : undefined) }));
    const heard = vi.fn<(message: string) => void>();
    runner.onTrouble = heard;
    expect((await runner.run(task)).to).toBe(4);
    expect(heard).toHaveBeenCalledWith("array too large; replications 0 to 3 are tried again");
  });

  test("twice rejects with its seed and number, and ends the experiment", async () => {
    const calls: Calls = { compiled: 0, replicated: [], failure: (r) => (r === 21 ? "people vanished" : undefined) };
    const { runner } = workers(2, pretend(calls));
    const failed = experiment(runner, scenario, { replications: 10_000, seed: "FERN" }, pretend());
    await expect(failed).rejects.toMatchObject({ name: "ReplicationFailure", seed: "FERN", replication: 21, message: "replication 21 of seed FERN failed twice: people vanished" });
    await new Promise((resolve) => setTimeout(resolve, 30));
    const done = calls.replicated.length;
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(calls.replicated.length).toBe(done);
    expect(done).toBeLessThan(200);
  });
});

describe("aborting", () => {
  async function firstAbort(runner: Runner, calls: Calls) {
    const controller = new AbortController();
    const running = runner.run({ ...task, to: 1000 }, controller.signal);
    const waiting = runner.run({ ...task, from: 1000, to: 1004 }, controller.signal);
    const other = runner.run({ ...task, from: 2000, to: 2002 });
    await new Promise((resolve) => setTimeout(resolve, 15));
    const reason = new DOMException("a newer experiment began", "AbortError");
    controller.abort(reason);
    const settled = await Promise.race([Promise.allSettled([running, waiting]), new Promise<never>((_, reject) => setTimeout(() => reject(new Error("not at once")), 5))]);
    expect(settled).toEqual([{ status: "rejected", reason }, { status: "rejected", reason }]);
    expect((await other).from).toBe(2000);
    expect(calls.replicated).not.toContain(999);
    expect(calls.replicated).not.toContain(1000);
  }

  test("rejects at once what waits and what runs, which leaves off; what others asked is done", async () => {
    const calls: Calls = { compiled: 0, replicated: [] };
    await firstAbort(workers(1, pretend(calls)).runner, calls);
  });

  test("works on this thread too: it gives way now and then", async () => {
    const calls: Calls = { compiled: 0, replicated: [] };
    const slow = pretend(calls);
    const replicate: Engine["replicate"] = (model, key, r) => {
      const until = performance.now() + 3;
      while (performance.now() < until);
      return slow.replicate(model, key, r);
    };
    await firstAbort(embedded({ ...slow, replicate }), calls);
  });

  test("before the start asks nothing of any worker", async () => {
    const { runner, log } = workers(1, pretend());
    await expect(runner.run(task, AbortSignal.abort("no"))).rejects.toBe("no");
    expect(log).toEqual([]);
  });

  test("with a dying worker neither retries nor complains", async () => {
    let kill: () => void = () => {};
    const team = workers(1, pretend(), {
      meddle: (request, listener) => {
        kill = () => listener.trouble("died");
        return request.kind === "run";
      },
    });
    const heard = vi.fn<(message: string) => void>();
    team.runner.onTrouble = heard;
    const controller = new AbortController();
    const asked = team.runner.run(task, controller.signal);
    controller.abort("enough");
    await expect(asked).rejects.toBe("enough");
    kill();
    expect(team.opened).toBe(1);
    expect(heard).not.toHaveBeenCalled();
  });
});

test("pool.close() rejects what is under way and ends its workers", async () => {
  const team = workers(2, pretend());
  const asked = [runner(), runner(), runner()];
  function runner() {
    return team.runner.run(task);
  }
  team.runner.close();
  expect((await Promise.allSettled(asked)).map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  expect(team.closed).toBe(2);
  await expect(team.runner.run(task)).rejects.toThrow("runner is closed");
});

test("pool.film(scenario, seed, replication) gives the log of that future", async () => {
  const { runner } = workers(1, pretend());
  const log = await runner.film(scenario, "1729", 7);
  expect(log.replication).toBe(7);
  expect(log.time[0]).toBe(pretend().seedKey("1729")[0]);
});

test("pool(0) is a programmer's error", () => {
  expect(() => pool(0, () => ({ post: () => {}, close: () => {} }))).toThrow("invalid number of workers: 0; expected a whole number of 1 or more");
});
