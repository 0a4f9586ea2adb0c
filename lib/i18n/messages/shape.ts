/** The keys of a dictionary with any text behind them: what a translation must have, no more and no less. */
export type Shape<Dictionary> = {
  readonly [Key in keyof Dictionary]: Dictionary[Key] extends string ? string : Shape<Dictionary[Key]>;
};
