/**
 * Adds up the reports that the test runners left in test-results/ and prints one plain closing line.
 * Fails when a test failed and when none ran: a run without tests proves nothing.
 */
import { readFileSync, readdirSync } from "node:fs";

const folder = new URL("../test-results/", import.meta.url);
const total = { passed: 0, failed: 0, skipped: 0 };

const add = {
  vitest(report) {
    total.passed += report.numPassedTests;
    total.skipped += report.numPendingTests + report.numTodoTests;
    // A file that breaks while loading has failed without a single test in it.
    const brokenFiles = report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
    total.failed += report.numFailedTests + brokenFiles.length;
  },
  playwright({ stats, errors }) {
    total.passed += stats.expected;
    total.skipped += stats.skipped;
    total.failed += stats.unexpected + stats.flaky + errors.length;
  },
};

let names = [];
try {
  names = readdirSync(folder).filter((name) => name.endsWith(".json"));
} catch {
  // No runner got as far as writing a report.
}
for (const name of names) {
  const runner = name.split(/[-.]/)[0];
  add[runner]?.(JSON.parse(readFileSync(new URL(name, folder), "utf8")));
}
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ""}`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
