/**
 * Objects of the dialect in the memory of the WebAssembly build: written there from JavaScript, and read back. Where each
 * field lies the compiler has told (tools/assembly.mjs); nothing here knows a class by name.
 */

/** A class: number, size in bytes, and its fields as name, offset and type (f64, i32, bool, Float64Array, Hours, Hours[] …). */
export interface ClassLayout {
  id: number;
  size: number;
  fields: [name: string, offset: number, type: string][];
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
    const bytes = this.#view().getUint32(address - 4, true);
    return String.fromCharCode(...new Uint16Array(this.#exports.memory.buffer, address, bytes / 2));
  }

  /** Every new object may move the buffer: a view holds until the next one. */
  #view(): DataView {
    return new DataView(this.#exports.memory.buffer);
  }

  #write(object: object, name: string, address: number, made: Map<object, number>): void {
    for (const [field, offset, type] of this.#layout[name].fields) {
      const value = (object as Record<string, unknown>)[field];
      const at = address + offset;
      if (type === "f64") this.#view().setFloat64(at, value as number, true);
      else if (type === "i32") this.#view().setInt32(at, value as number, true);
      else if (type === "bool") this.#view().setUint8(at, value ? 1 : 0);
      else {
        const there = this.#make(value as object | null, type, made);
        this.#view().setUint32(at, there, true);
      }
    }
  }

  #make(value: object | null, type: string, made: Map<object, number>): number {
    if (value === null) return 0;
    const known = made.get(value);
    if (known !== undefined) return known;
    const { id, size } = this.#layout[type];
    let address: number;
    if (type in typedArrays) {
      const { length, BYTES_PER_ELEMENT: bytes } = value as Words;
      const data = this.#buffer(length * bytes);
      new typedArrays[type](this.#exports.memory.buffer, data, length).set(value as Words);
      address = this.#exports.__new(size, id);
      this.#point(address, data, length * bytes);
    } else if (type.endsWith("[]")) {
      const elements = (value as object[]).map((each) => this.#make(each, type.slice(0, -2), made));
      const data = this.#buffer(elements.length * 4);
      new Uint32Array(this.#exports.memory.buffer, data, elements.length).set(elements);
      address = this.#exports.__new(size, id);
      this.#point(address, data, elements.length * 4);
      this.#view().setUint32(address + 12, elements.length, true);
    } else {
      address = this.#exports.__new(size, id);
      this.#write(value, type, address, made);
    }
    made.set(value, address);
    return address;
  }

  #buffer(bytes: number): number {
    return this.#exports.__new(bytes, this.#layout.ArrayBuffer.id);
  }

  /** The head of an array: where its buffer and its first element lie, and how many bytes follow. */
  #point(address: number, data: number, bytes: number): void {
    const view = this.#view();
    view.setUint32(address, data, true);
    view.setUint32(address + 4, data, true);
    view.setUint32(address + 8, bytes, true);
  }

  #read(name: string, address: number, except: ReadonlySet<string>, view: DataView): unknown {
    if (address === 0) return null;
    if (name in typedArrays) {
      const typed = typedArrays[name];
      const bytes = view.getUint32(address + 8, true);
      return new typed(view.buffer, view.getUint32(address + 4, true), bytes / (name === "Float64Array" ? 8 : 4));
    }
    if (name.endsWith("[]")) {
      const data = view.getUint32(address + 4, true);
      return Array.from({ length: view.getUint32(address + 12, true) }, (_, index) => this.#read(name.slice(0, -2), view.getUint32(data + 4 * index, true), except, view));
    }
    const object: Record<string, unknown> = {};
    for (const [field, offset, type] of this.#layout[name].fields) {
      const at = address + offset;
      if (type === "f64") object[field] = view.getFloat64(at, true);
      else if (type === "i32") object[field] = view.getInt32(at, true);
      else if (type === "bool") object[field] = view.getUint8(at) !== 0;
      else if (!except.has(field)) object[field] = this.#read(type, view.getUint32(at, true), except, view);
    }
    return object;
  }
}
