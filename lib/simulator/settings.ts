const HOUR_MS = 3_600_000;

/**
 * What the simulator does where WeChat Pay's documentation is silent, each with a default, all of them assumed unless
 * a source is named. The two hours of `prepay_id` and session are official.
 */
export type Settings = {
  /** Official (服务商 JSAPI 下单, 支付后场景预签约). */
  prepayLifeMs: number;
  sessionLifeMs: number;
  /** Official (服务商 JSAPI 下单): seven days, at least one minute, at most fifteen days. */
  orderLifeMs: number;
  orderLifeMinMs: number;
  orderLifeMaxMs: number;
  /** Assumed: an openid that was never seen belongs to a new payer. */
  acceptUnknownOpenid: boolean;
  /** Assumed: a code whose session ended without a contract may be used again, with another body too. */
  releaseUnsignedCode: boolean;
  /** Assumed: a second pre-sign for one `prepay_id` with another code takes the place of the first. */
  secondPresignReplaces: boolean;
  /** Assumed: which of the two observed gateway profiles serves these routes (texts of rows 4 and 9 differ). */
  gatewayProfile: "standard" | "transactions";
  /** Assumed: the real limit is not known. */
  maxBodyBytes: number;
  /** Assumed: the contract notification's names; the product's own page is not public. */
  contractEvent: { eventType: string; originalType: string; summary: string };
  /** Documented: slower than five seconds counts as failed (回调通知注意事项). */
  answerWithinMs: number;
};

export const DEFAULT_SETTINGS: Settings = {
  prepayLifeMs: 2 * HOUR_MS,
  sessionLifeMs: 2 * HOUR_MS,
  orderLifeMs: 7 * 24 * HOUR_MS,
  orderLifeMinMs: 60_000,
  orderLifeMaxMs: 15 * 24 * HOUR_MS,
  acceptUnknownOpenid: true,
  releaseUnsignedCode: true,
  secondPresignReplaces: true,
  gatewayProfile: "standard",
  maxBodyBytes: 1024 * 1024,
  contractEvent: { eventType: "ENTRUST.SIGN", originalType: "entrust", summary: "签约结果通知" },
  answerWithinMs: 5000,
};
