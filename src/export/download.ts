/** Hands a file to the reader under a name. Called from a click. */
export function download(name: string, file: Blob): void {
  const address = URL.createObjectURL(file);
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = name;
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  // The browser has taken hold of the file by the time it comes to its next task; Safari needs a little longer.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
