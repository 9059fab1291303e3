/**
 * Scalar names of AssemblyScript, so that one source is TypeScript and WebAssembly.
 * In this folder an `i32` is always a whole number in −2^31 … 2^31 − 1: end every sum that may overflow with `| 0`.
 */
type i32 = number;
type u32 = number;
type f64 = number;
type bool = boolean;
