import type { Fact, Graph, Item, Report, Table } from "./card.ts";

/** The card as Markdown that any reader of it shows: tables of GitHub's kind, the overview as a Mermaid diagram. */
export function markdown({ title, identity, sections }: Report): string {
  const parts = [
    `# ${escaped(title)}: report card`,
    `After STRESS-DES (Monks et al. 2019). ● changed by this link, ≈ rests on an assumption.`,
    facts(identity),
    ...sections.flatMap(({ number, heading, items }) => [`## ${number} ${heading}`, ...items.flatMap(itemParts)]),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function itemParts({ number, heading, paragraphs, graph, facts: told = [], tables = [], code }: Item): string[] {
  return [
    `### ${number} ${heading}`,
    ...paragraphs.map(paragraph),
    graph ? diagram(graph) : "",
    facts(told),
    ...tables.flatMap((table) => [`**${escaped(table.caption)}**`, grid(table)]),
    code === undefined ? "" : fenced(code),
  ];
}

function facts(told: readonly Fact[]): string {
  return told.map(({ term, text }) => `- **${escaped(term)}:** ${escaped(text)}`).join("\n");
}

function grid({ columns, rows, notes }: Table): string {
  const paths = rows.some(({ path }) => path !== "");
  const head = [...columns, ...(notes ? [notes] : []), ...(paths ? ["Path"] : [])];
  const lines = rows.map(({ cells: [first, ...others], note = "", path, mark }) => [
    (mark === "changed" ? "● " : mark === "assumed" ? "≈ " : "") + escaped(first),
    ...others.map(escaped),
    ...(notes ? [escaped(note)] : []),
    ...(paths ? [path === "" ? "" : coded(path)] : []),
  ]);
  return [head, head.map(() => "---"), ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** Text from a link stays text, whatever it looks like. */
function escaped(text: string): string {
  return text.replaceAll(/\s+/g, " ").replaceAll(/[\\`*_[\]<>|&]/g, (sign) => (sign === "<" ? "&lt;" : sign === "&" ? "&amp;" : `\\${sign}`));
}

/** What would begin a heading, a quotation or a list begins a paragraph. */
function paragraph(text: string): string {
  return escaped(text).replace(/^([#>+=~-]|\d+(?=[.)]))/, "\\$1");
}

function coded(path: string): string {
  return `\`${path.replaceAll("`", "'").replaceAll("|", "\\|")}\``;
}

function fenced(code: string): string {
  const fence = "`".repeat(Math.max(3, ...Array.from(code.matchAll(/`+/g), ([run]) => run.length + 1)));
  return `${fence}sh\n${code}\n${fence}`;
}

const arrows = { entry: "-->", exit: "-->", otherwise: "-.->", back: "==>" } as const;

function diagram({ nodes, edges }: Graph): string {
  const name = new Map(nodes.map(({ id }, at) => [id, `n${at}`]));
  const quoted = (text: string) => `"${text.replaceAll(/\s+/g, " ").replaceAll(/[#"<>`;|]/g, (sign) => `#${sign.codePointAt(0)};`)}"`;
  const lines = [
    ...nodes.map(({ id, label, place }) => `  ${name.get(id)}${place === "channel" ? `([${quoted(label)}])` : place === "exit" ? `[/${quoted(label)}/]` : `[${quoted(label)}]`}`),
    ...edges.map(({ from, to, label, way }) => `  ${name.get(from)} ${arrows[way]}${label === "" ? "" : `|${quoted(label)}|`} ${name.get(to)}`),
  ];
  return `\`\`\`mermaid\nflowchart LR\n${lines.join("\n")}\n\`\`\``;
}
