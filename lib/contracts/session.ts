/** A pre-sign session lives two hours (docs: 支付后场景预签约). */
export const SESSION_MS = 2 * 3_600_000;
