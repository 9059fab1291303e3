/** What was asked can't be done as it was asked: one clear line, and exit code 2. Everything else that goes wrong is a failure, 1. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}
