/** How much of what was replayed is kept; older and more than that goes by itself. */
export const KEPT_DAYS = 90;
/** More than two of the largest runs leave behind. */
export const KEPT_REPLAYS = 500_000;
/** Of those that have ended. */
export const KEPT_BULKS = 200;
