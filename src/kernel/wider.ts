/** Larger copies of flat arrays, for those that grow when more is going on than ever before. The new part is 0. */
export function widerInts(array: Int32Array, length: i32): Int32Array {
  const wider = new Int32Array(length);
  for (let at: i32 = 0; at < array.length; at++) wider[at] = array[at];
  return wider;
}

export function widerWords(array: Uint32Array, length: i32): Uint32Array {
  const wider = new Uint32Array(length);
  for (let at: i32 = 0; at < array.length; at++) wider[at] = array[at];
  return wider;
}

export function widerFloats(array: Float64Array, length: i32): Float64Array {
  const wider = new Float64Array(length);
  for (let at: i32 = 0; at < array.length; at++) wider[at] = array[at];
  return wider;
}
