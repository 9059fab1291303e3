/**
 * The globals that browsers, their workers and Node all have, in the small part that the layers below `view`
 * use. Those layers are checked against this list and no DOM library, so that everything they name exists
 * wherever a simulation may run. Layers above see the full declarations of their host instead.
 */

interface ImportMeta {
  readonly url: string;
}

interface Console {
  log(...data: unknown[]): void;
  warn(...data: unknown[]): void;
  error(...data: unknown[]): void;
}
declare const console: Console;

interface Performance {
  now(): number;
}
declare const performance: Performance;

declare function queueMicrotask(callback: () => void): void;
/** Node returns an object, browsers a number: keep it opaque. */
interface TimeoutHandle {
  readonly timeoutHandle: unique symbol;
}
declare function setTimeout(callback: () => void, milliseconds?: number): TimeoutHandle;
declare function clearTimeout(handle: TimeoutHandle | undefined): void;
declare function structuredClone<T>(value: T): T;

declare function atob(base64: string): string;
declare function btoa(binary: string): string;

declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes?: ArrayBuffer | ArrayBufferView, options?: { stream?: boolean }): string;
}

declare namespace WebAssembly {
  class Module {
    constructor(bytes: ArrayBuffer | ArrayBufferView<ArrayBuffer>);
  }
  class Instance {
    constructor(module: Module, imports: Record<string, Record<string, (...values: number[]) => unknown>>);
    readonly exports: Record<string, unknown>;
  }
  class Memory {
    readonly buffer: ArrayBuffer;
  }
  class RuntimeError extends Error {}
}

declare class URLSearchParams {
  constructor(init?: string | Record<string, string> | Iterable<[string, string]> | URLSearchParams);
  readonly size: number;
  append(name: string, value: string): void;
  delete(name: string): void;
  get(name: string): string | null;
  getAll(name: string): string[];
  has(name: string): boolean;
  set(name: string, value: string): void;
  sort(): void;
  toString(): string;
  entries(): IterableIterator<[string, string]>;
  keys(): IterableIterator<string>;
  values(): IterableIterator<string>;
  [Symbol.iterator](): IterableIterator<[string, string]>;
}
declare class URL {
  constructor(url: string | URL, base?: string | URL);
  hash: string;
  host: string;
  hostname: string;
  href: string;
  readonly origin: string;
  pathname: string;
  port: string;
  protocol: string;
  search: string;
  readonly searchParams: URLSearchParams;
  toString(): string;
}

interface Event {
  readonly type: string;
}
interface EventTarget {
  addEventListener(type: string, listener: (event: Event) => void, options?: { once?: boolean }): void;
  removeEventListener(type: string, listener: (event: Event) => void): void;
}
declare class DOMException extends Error {
  constructor(message?: string, name?: string);
}
interface AbortSignal extends EventTarget {
  readonly aborted: boolean;
  readonly reason: unknown;
  throwIfAborted(): void;
}
declare const AbortSignal: {
  abort(reason?: unknown): AbortSignal;
  any(signals: Iterable<AbortSignal>): AbortSignal;
  timeout(milliseconds: number): AbortSignal;
};
declare class AbortController {
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
}

interface ReadableStream<Chunk> {
  pipeThrough<Out>(transform: { readable: ReadableStream<Out>; writable: WritableStream<Chunk> }): ReadableStream<Out>;
  getReader(): { read(): Promise<{ done: false; value: Chunk } | { done: true; value?: undefined }>; cancel(reason?: unknown): Promise<void> };
}
interface WritableStream<Chunk> {
  getWriter(): { write(chunk: Chunk): Promise<void>; close(): Promise<void>; abort(reason?: unknown): Promise<void> };
}
type CompressionFormat = "deflate" | "deflate-raw" | "gzip";
declare class CompressionStream {
  constructor(format: CompressionFormat);
  readonly readable: ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly writable: WritableStream<ArrayBuffer | ArrayBufferView<ArrayBuffer>>;
}
declare class DecompressionStream {
  constructor(format: CompressionFormat);
  readonly readable: ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly writable: WritableStream<ArrayBuffer | ArrayBufferView<ArrayBuffer>>;
}
declare class Blob {
  constructor(parts?: (ArrayBuffer | ArrayBufferView<ArrayBuffer> | Blob | string)[], options?: { type?: string });
  readonly size: number;
  readonly type: string;
  arrayBuffer(): Promise<ArrayBuffer>;
  stream(): ReadableStream<Uint8Array<ArrayBuffer>>;
  text(): Promise<string>;
}
declare class Response {
  constructor(body?: ReadableStream<Uint8Array<ArrayBuffer>> | Blob | ArrayBuffer | string | null);
  arrayBuffer(): Promise<ArrayBuffer>;
  text(): Promise<string>;
}
