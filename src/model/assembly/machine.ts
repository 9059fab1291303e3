/** What `kernel/machine.ts` is in JavaScript: the same operations, as WebAssembly has them. Read by the AssemblyScript compiler alone. */

@inline
export function mul32(a: i32, b: i32): i32 {
  return a * b;
}

@inline
export function toInt(x: f64): i32 {
  return i32(x);
}

@inline
export function wrap32(x: f64): i32 {
  return i32(i64(x));
}

@inline
export function upper32(x: f64): i32 {
  return i32(i64(x) >> 32);
}

@inline
export function unsigned(word: i32): f64 {
  return f64(u32(word));
}

export function sortFirst(array: Float64Array, count: i32): void {
  for (let gap: i32 = count >> 1; gap > 0; gap >>= 1) {
    for (let from: i32 = gap; from < count; from++) {
      const value: f64 = array[from];
      let at: i32 = from;
      for (; at >= gap && array[at - gap] > value; at -= gap) array[at] = array[at - gap];
      array[at] = value;
    }
  }
}

@inline
export function highWord(x: f64): i32 {
  return i32(reinterpret<u64>(x) >> 32);
}

@inline
export function lowWord(x: f64): i32 {
  return i32(reinterpret<u64>(x));
}

@inline
export function fromWords(high: i32, low: i32): f64 {
  return reinterpret<f64>((u64(u32(high)) << 32) | u64(u32(low)));
}
