/** How many reports are kept; older ones go by themselves. */
export const KEPT_RUNS = 1000;
