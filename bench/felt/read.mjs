/** From what the threads noted, and from a trace of the browser, to figures. */

export function quantile(values, share) {
  const sorted = values.filter((value) => Number.isFinite(value)).sort((a, b) => a - b);
  return sorted.length > 0 ? sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] : Number.NaN;
}

const both = (values) => ({ p50: quantile(values, 0.5), p95: quantile(values, 0.95) });

/** Milliseconds of every hop of a move, from the key to the paint. `notes` of all threads, in order of time. */
export function hopsOf(notes) {
  const desk = "hourglass desk";
  const ways = notes.filter(({ what }) => what === "moved").flatMap((moved) => {
    const after = notes.filter(({ t }) => t >= moved.t);
    const first = (test) => after.find(test);
    const asked = first(({ who, what, kind }) => who === "page" && what === "said" && kind === "simulate");
    if (!asked) return [];
    const mine = (where, did, about) => first(({ t, who, what, kind, ask }) => t >= asked.t && who === where && what === did && kind === about && ask === asked.ask);
    const heard = mine(desk, "heard", "simulate");
    const given = heard && first(({ t, who, what, kind }) => t >= heard.t && who === desk && what === "given" && kind === "run");
    const atWorker = (did, about) => given && first(({ who, what, kind, task }) => who === "hourglass" && what === did && kind === about && task === given.task);
    const taken = given && first(({ who, what, task }) => who === desk && what === "taken" && task === given.task);
    const curves = mine("page", "heard", "curves");
    const shown = (did) => curves && first(({ t, what }) => t >= curves.t && what === did);
    const refined = first(({ who, what, kind, ask, refined: last }) => who === "page" && what === "heard" && kind === "curves" && ask === asked.ask && last);
    return [{
      steps: [asked, heard, given, atWorker("heard", "run"), atWorker("said", "batch"), taken, mine(desk, "said", "curves"), curves, shown("drawn"), shown("painted")].map((note) => (note ? note.t - moved.t : Number.NaN)),
      refined: refined ? refined.t - moved.t : Number.NaN,
    }];
  });
  const hops = names.map((name, at) => ({
    name,
    hop: both(ways.map(({ steps }) => steps[at] - (at > 0 ? steps[at - 1] : 0))),
    since: both(ways.map(({ steps }) => steps[at])),
  }));
  const refined = ways.map((way) => way.refined).filter(Number.isFinite);
  return { count: ways.length, painted: hops[hops.length - 1].since, refined: refined.length > 0 ? both(refined) : null, hops };
}

const names = [
  "the page asks", "the desk hears it", "a worker is free and given its run", "the worker hears it", "it has compiled and simulated",
  "the desk has the batch", "it has estimated the curves", "the page hears them", "the first band is drawn", "the frame is painted",
];

/** Frames and tasks of the page's thread in `span` milliseconds of a trace: the busiest of the renderers' is ours. */
export function framesOf(events, span) {
  const ofThread = ({ pid, tid }) => events.filter((event) => event.pid === pid && event.tid === tid && event.ph === "X");
  const mains = events.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain").map(ofThread);
  const ours = mains.sort((a, b) => b.length - a.length)[0];
  const tasks = ours.filter(({ name }) => name.endsWith("RunTask"));
  const frames = tasks
    .map((task) => ({ task, script: ours.filter(({ name, ts }) => name === "FireAnimationFrame" && ts >= task.ts && ts < task.ts + task.dur) }))
    .filter(({ script }) => script.length > 0);
  const most = (of) => Math.max(0, ...tasks.map((task) => (task[of] ?? 0) / 1000));
  return {
    framesPerSecond: (1000 * frames.length) / span,
    script: both(frames.map(({ script }) => script.reduce((sum, { tdur = 0 }) => sum + tdur / 1000, 0))),
    thread: both(frames.map(({ task }) => (task.tdur ?? 0) / 1000)),
    longest: { work: most("tdur"), wall: most("dur") },
    over50: tasks.filter(({ tdur = 0 }) => tdur > 50_000).length,
  };
}
