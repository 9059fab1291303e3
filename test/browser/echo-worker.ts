/** Doubles what it is sent. */
addEventListener("message", (event: MessageEvent<Float64Array>) => {
  const doubled = event.data.map((value) => value * 2);
  postMessage(doubled, { transfer: [doubled.buffer] });
});
