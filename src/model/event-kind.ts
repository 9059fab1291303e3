/** What happens: kinds of events in the fingerprint and of entries of an `EventLog`. */
export class EventKind {
  /** Enters `stage`. The first entry of a person is its arrival. */
  static readonly enter: i32 = 1;
  /** A team begins to work on it (it leaves the line). */
  static readonly start: i32 = 2;
  /** The work is done; the dwell begins. */
  static readonly done: i32 = 3;
  /** Becomes a customer; `cents` = first MRR, 0 if it uses a free stage or orders instead. */
  static readonly won: i32 = 4;
  /** Pays; `cents` = amount. */
  static readonly pay: i32 = 5;
  /** MRR grows; `cents` = step. */
  static readonly expand: i32 = 6;
  /** Leaves as a customer; `cents` = MRR lost. */
  static readonly churn: i32 = 7;
  /** Invites somebody who takes it up: `other` = the person invited. */
  static readonly invite: i32 = 8;
  /** An invitation to an account that was touched before. */
  static readonly waste: i32 = 9;
  /** Is untouched market again. */
  static readonly back: i32 = 10;
  /** An account manager's call ends. */
  static readonly call: i32 = 11;
  /** Gives up waiting in the line, or finds it full. */
  static readonly renege: i32 = 12;
  /** A need opens. */
  static readonly need: i32 = 13;
  /** Does something that scores; `cents` = points. */
  static readonly activity: i32 = 14;
  /** Somebody answers for the account from now on; `cents` = number of the head. */
  static readonly assign: i32 = 15;
  /** Orders; `cents` = amount. */
  static readonly order: i32 = 16;
  /** A ticket is answered. */
  static readonly ticket: i32 = 17;
  /** MRR shrinks; `cents` = step. */
  static readonly contract: i32 = 18;
  /** Begins to pay after a free time; `cents` = MRR. */
  static readonly subscribe: i32 = 19;
}
