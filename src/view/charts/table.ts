/** Numbers behind a picture, for those who listen to it and those who want to read them off. */
export interface Table {
  caption: string;
  columns: string[];
  /** First cell of each row is its heading. */
  rows: string[][];
}

export function renderTable(table: Table): HTMLTableElement {
  const element = document.createElement("table");
  element.createCaption().textContent = table.caption;
  const head = element.createTHead().insertRow();
  for (const text of table.columns) head.append(heading(text, "col"));
  const body = element.createTBody();
  for (const row of table.rows) {
    const line = body.insertRow();
    row.forEach((text, index) => {
      if (index === 0) line.append(heading(text, "row"));
      else line.insertCell().textContent = text;
    });
  }
  return element;
}

function heading(text: string, scope: "col" | "row"): HTMLTableCellElement {
  const cell = document.createElement("th");
  cell.scope = scope;
  cell.textContent = text;
  return cell;
}
