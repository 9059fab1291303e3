/** A small card beside a stage; never takes the pointer, always stays within the picture. */
export class Note {
  readonly node = document.createElement("div");

  constructor() {
    this.node.className = "hourglass-note";
    this.node.hidden = true;
  }

  show(title: string, lines: string[], x: number, y: number, width: number): void {
    const head = document.createElement("strong");
    head.textContent = title;
    this.node.replaceChildren(head, ...lines.map((text) => {
      const row = document.createElement("div");
      row.textContent = text;
      return row;
    }));
    this.node.hidden = false;
    const half = this.node.offsetWidth / 2;
    this.node.style.left = `${Math.round(Math.min(width - 2 * half - 4, Math.max(4, x - half)))}px`;
    this.node.style.top = `${Math.round(y)}px`;
  }

  hide(): void {
    this.node.hidden = true;
  }
}
