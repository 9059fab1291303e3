/**
 * Scalar names of AssemblyScript, so that one source is TypeScript and WebAssembly.
 * An `i32` is always a whole number in −2^31 … 2^31 − 1: end every sum that may overflow with `| 0`, and divide it by a
 * number with a point (`/ 12.0`), or WebAssembly drops the fraction.
 */
type i32 = number;
type u32 = number;
type f64 = number;
type bool = boolean;
