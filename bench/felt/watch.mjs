/**
 * What is put into the app to see where the time goes: nothing in the app knows of it. Threads note when they hear and
 * when they say something; the page also notes when the hand moved and when a band was drawn. Both functions are sent as text.
 * All times are milliseconds since the epoch, which threads share.
 */

/** In a worker. Its notes are fetched over a channel that all threads of the origin share. */
export function watchWorker() {
  const now = () => performance.timeOrigin + performance.now();
  const notes = [];
  const note = (what, { kind, ask, task, refined, from, to, batch, curves }) =>
    notes.push({ t: now(), what, kind, ask, task, refined, from: batch?.from ?? from, to: batch?.to ?? to, replications: curves?.replications });
  const say = self.postMessage.bind(self);
  self.postMessage = (message, ...rest) => {
    note("said", message);
    say(message, ...rest);
  };
  self.addEventListener("message", ({ data }) => note("heard", data));
  const Plain = self.Worker;
  if (Plain) {
    self.Worker = class extends Plain {
      constructor(...given) {
        super(...given);
        this.addEventListener("message", ({ data }) => note("taken", data));
      }
      postMessage(message, ...rest) {
        note("given", message);
        super.postMessage(message, ...rest);
      }
    };
  }
  const channel = new BroadcastChannel("felt");
  channel.addEventListener("message", ({ data }) => {
    if (data === "tell") channel.postMessage({ who: self.name, notes: notes.splice(0) });
  });
}

/** In the page: `window.felt`. */
export function watchPage() {
  const now = () => performance.timeOrigin + performance.now();
  const notes = [];
  const tasks = [];
  window.felt = {
    notes, tasks, now,
    /** Notes of all threads since the last call. */
    async tell() {
      const told = [{ who: "page", notes: notes.splice(0) }];
      const channel = new BroadcastChannel("felt");
      channel.addEventListener("message", ({ data }) => data.who && told.push(data));
      channel.postMessage("tell");
      await new Promise((resolve) => setTimeout(resolve, 300));
      channel.close();
      return told;
    },
  };
  document.addEventListener("input", (event) => notes.push({ t: performance.timeOrigin + event.timeStamp, what: "moved" }), true);
  const Plain = window.Worker;
  window.Worker = class extends Plain {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", ({ data }) => notes.push({ t: now(), what: "heard", kind: data.kind, ask: data.ask, refined: data.refined, replications: data.curves?.replications }));
    }
    postMessage(message, ...rest) {
      notes.push({ t: now(), what: "said", kind: message.kind, ask: message.ask });
      super.postMessage(message, ...rest);
    }
  };
  // A band is drawn when its outline has changed; a message sent then arrives after the frame has been painted.
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => notes.push({ ...data, t: now() });
  const seen = new MutationObserver((changes) => {
    const changed = changes.filter(({ target, oldValue }) => target.matches(".hg-fan-outer") && target.getAttribute("d") && target.getAttribute("d") !== oldValue);
    if (changed.length === 0) return;
    const charts = [...new Set(changed.map(({ target }) => target.closest("[data-chart]")?.dataset.chart))];
    notes.push({ t: now(), what: "drawn", charts });
    port2.postMessage({ what: "painted", charts });
  });
  addEventListener("DOMContentLoaded", () => seen.observe(document.getElementById("curves"), { subtree: true, attributes: true, attributeFilter: ["d"], attributeOldValue: true }));
  if (PerformanceObserver.supportedEntryTypes.includes("longtask")) {
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ startTime, duration }) => ({ t: performance.timeOrigin + startTime, ms: duration })))).observe({ type: "longtask", buffered: true });
  }
}
