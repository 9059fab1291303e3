import { isPng } from "./chunk.ts";
import { readPngCargo } from "./png.ts";
import { readCargo, type Found } from "./stamp.ts";
import { readSvg } from "./svg.ts";
import { readCsv } from "./table.ts";

/** More than any file of ours; what is larger is not read. Bytes. */
const most = 64 * 2 ** 20;

/**
 * What a file that was made here says of its origin: any PNG, SVG, JSON or CSV of ours, and a bare scenario. Null when
 * it says nothing, whatever it is. Goes by content, since names and kinds get lost on the way.
 */
export async function readStamp(file: Blob): Promise<Found | null> {
  if (file.size > most) return null;
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (isPng(bytes)) return readPngCargo(bytes);
  const text = new TextDecoder().decode(bytes).trimStart();
  if (text.startsWith("{")) return readCargo(text);
  if (text.startsWith("<")) return readSvg(text);
  return readCsv(text);
}
