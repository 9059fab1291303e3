/** What a ghost adds up: changes in each cell. People, and cents. */
export class Sums {
  won: Float64Array;
  lost: Float64Array;
  newMrr: Float64Array;
  expanded: Float64Array;
  contracted: Float64Array;
  churned: Float64Array;
  /** Payments that arrive. */
  revenue: Float64Array;
  /** Cost of delivering, and partners' shares. */
  delivery: Float64Array;
  /** All other money in and out. */
  other: Float64Array;
  /** By stage: entries, those of the win counted in, and leavings, those of customers lost counted in. */
  entered: Float64Array[];
  left: Float64Array[];
  /** Customers who have walked out into an exit stage: among those entered only when all are known. */
  walkedOut: Float64Array[];

  constructor(cells: number, stages: number) {
    const row = () => new Float64Array(cells);
    this.won = row();
    this.lost = row();
    this.newMrr = row();
    this.expanded = row();
    this.contracted = row();
    this.churned = row();
    this.revenue = row();
    this.delivery = row();
    this.other = row();
    this.entered = Array.from({ length: stages }, row);
    this.left = Array.from({ length: stages }, row);
    this.walkedOut = Array.from({ length: stages }, row);
  }
}
