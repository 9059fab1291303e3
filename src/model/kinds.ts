/** Kinds of work that every scenario has; those its stages name come after them. */
export const PROSPECTING: i32 = 0;
/** As the kinds of task in task.ts. */
export const CALLS: i32 = 1;
export const TICKETS: i32 = 2;
export const TRAVEL: i32 = 3;
export const SWITCHING: i32 = 4;
