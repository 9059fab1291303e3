/**
 * One measurement, in a process of its own: the workload once untimed, so that everything is warm, then once timed.
 * `node measure.mjs <module> <task as JSON>` prints one line of JSON. Time is what the process used of processors, its
 * compiler's and collector's threads included: a shared machine makes clocks useless.
 */
const [module, task] = process.argv.slice(2);
const { open } = await import(module);
const run = await open(JSON.parse(task));

run();
const before = process.cpuUsage();
const answer = run();
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ ...answer, milliseconds: (user + system) / 1000 }));
