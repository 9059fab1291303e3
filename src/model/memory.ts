/**
 * Objects of the dialect in the memory of the WebAssembly build: written there from JavaScript, and read back. Where each
 * field lies the compiler has told (tools/assembly.mjs); nothing here knows a class by name.
 */

/** A class: number, size in bytes, and its fields as name, offset and type (f64, i32, bool, Float64Array, Hours, Hours[] …). */
export interface ClassLayout {
  id: number;
  size: number;
  fields: [name: string, offset: number, type: string][];
  /** Of a class with one object: its fields are globals of the module, whose names begin so. */
  globals?: string;
  /** And what it keeps in rows, from the global `rows` on: name, type, offset in a row, bytes of a row. */
  columns?: [name: string, type: string, offset: number, stride: number][];
}
export type Layout = Record<string, ClassLayout>;

export interface MemoryExports {
  memory: WebAssembly.Memory;
  /** Room for an object of so many bytes and that class; its address. */
  __new(size: number, id: number): number;
}

type Words = Float64Array | Int32Array | Uint32Array;
const typedArrays: Record<string, new (buffer: ArrayBufferLike, at: number, length: number) => Words> = { Float64Array, Int32Array, Uint32Array };

export class Memory {
  readonly #exports: MemoryExports;
  readonly #layout: Layout;

  constructor(exports: MemoryExports, layout: Layout) {
    this.#exports = exports;
    this.#layout = layout;
  }

  get bytes(): number {
    return this.#exports.memory.buffer.byteLength;
  }

  /** Writes all fields of `object` to the one of class `name` at `address`; what they refer to is made there, once each. */
  write(object: object, name: string, address: number): void {
    this.#write(object, name, address, new Map());
  }

  /**
   * The fields of the object of class `name` at `address`, and of all it refers to, but for those named in `except`. Arrays
   * are windows into the memory: they hold until the next run.
   */
  read(name: string, address: number, except: ReadonlySet<string>): unknown {
    return this.#read(name, address, except, new DataView(this.#exports.memory.buffer));
  }

  /** The text at `address`. */
  text(address: number): string {
    return String.fromCharCode(...new Uint16Array(this.#exports.memory.buffer, address, this.#bytesAt(address) / 2));
  }

  /** Every new object may move the buffer: a view holds until the next one. */
  #view(): DataView {
    return new DataView(this.#exports.memory.buffer);
  }

  /** The size of the array or text at `address` stands before it. */
  #bytesAt(address: number): number {
    return this.#view().getUint32(address - 4, true);
  }

  #write(object: object, name: string, address: number, made: Map<object, number>): void {
    const { fields, globals } = this.#layout[name];
    for (const [field, offset, type] of fields) {
      const given = (object as Record<string, unknown>)[field];
      const value = typeof given === "object" ? this.#make(given, type, made) : Number(given);
      const at = address + offset;
      if (globals !== undefined) this.#global(globals + field).value = value;
      else if (type === "f64") this.#view().setFloat64(at, value, true);
      else if (type === "bool") this.#view().setUint8(at, value);
      else this.#view().setInt32(at, value, true);
    }
  }

  #global(name: string): { value: number } {
    return (this.#exports as unknown as Record<string, { value: number }>)[name];
  }

  #make(value: object | null, type: string, made: Map<object, number>): number {
    if (value === null) return 0;
    const known = made.get(value);
    if (known !== undefined) return known;
    const { id, size } = this.#layout[type];
    let address: number;
    if (type in typedArrays) {
      const { length, byteLength } = value as Words;
      address = this.#exports.__new(byteLength, id);
      new typedArrays[type](this.#exports.memory.buffer, address, length).set(value as Words);
    } else if (type.endsWith("[]")) {
      const elements = (value as object[]).map((each) => this.#make(each, type.slice(0, -2), made));
      const data = this.#exports.__new(elements.length * 4, this.#layout.ArrayBuffer.id);
      new Uint32Array(this.#exports.memory.buffer, data, elements.length).set(elements);
      address = this.#exports.__new(size, id);
      // The head of an array: where its buffer and its first element lie, how many bytes, how many elements.
      new Uint32Array(this.#exports.memory.buffer, address, 4).set([data, data, elements.length * 4, elements.length]);
    } else {
      address = this.#exports.__new(size, id);
      this.#write(value, type, address, made);
    }
    made.set(value, address);
    return address;
  }

  #read(name: string, address: number, except: ReadonlySet<string>, view: DataView): unknown {
    // The one object of its class may have no address.
    if (address === 0 && this.#layout[name].globals === undefined) return null;
    if (name in typedArrays) return new typedArrays[name](view.buffer, address, this.#bytesAt(address) / (name === "Float64Array" ? 8 : 4));
    if (name.endsWith("[]")) {
      const data = view.getUint32(address + 4, true);
      return Array.from({ length: view.getUint32(address + 12, true) }, (_, index) => this.#read(name.slice(0, -2), view.getUint32(data + 4 * index, true), except, view));
    }
    const object: Record<string, unknown> = {};
    const { fields, globals, columns } = this.#layout[name];
    for (const [field, offset, type] of fields) {
      if (except.has(field)) continue;
      const at = address + offset;
      const value = globals !== undefined ? this.#global(globals + field).value : type === "f64" ? view.getFloat64(at, true) : type === "bool" ? view.getUint8(at) : view.getInt32(at, true);
      object[field] = type === "f64" || type === "i32" ? value : type === "bool" ? value !== 0 : this.#read(type, value, except, view);
    }
    for (const [field, type, offset, stride] of columns ?? []) {
      // Made into an array once somebody asks: most are never read.
      let column: Words | undefined;
      Object.defineProperty(object, field, { get: () => (column ??= this.#column(type, this.#global(`${globals}rows`).value + offset, stride, object.capacity as number)) });
    }
    return object;
  }

  #column(type: string, address: number, stride: number, rows: number): Words {
    const view = this.#view();
    const column = type === "f64" ? new Float64Array(rows) : new Int32Array(rows);
    for (let row = 0; row < rows; row++) column[row] = type === "f64" ? view.getFloat64(address + row * stride, true) : view.getInt32(address + row * stride, true);
    return column;
  }
}
