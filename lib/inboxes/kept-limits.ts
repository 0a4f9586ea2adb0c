/** What retention may be set to; null, no limit, aside. */
export const LEAST_DAYS = 1;
export const MOST_DAYS = 3_650;
export const LEAST_COUNT = 100;
export const MOST_COUNT = 10_000_000;
