import type { Command, Outcome } from "./command";
import { closeOrder, placeOrder } from "./order-rules";
import { agree, failPayment, pay, turnDown } from "./payer-rules";
import { presign } from "./presign-rules";
import type { Slice } from "./state";
import { terminate } from "./terminate-rules";

/** The whole behaviour of the platform, deterministic: the same slice and command give the same outcome, always. */
export function transition(slice: Slice, command: Command): Outcome {
  switch (command.kind) {
    case "place_order":
      return placeOrder(slice, command);
    case "presign":
      return presign(slice, command);
    case "pay":
      return pay(slice, command);
    case "fail_payment":
      return failPayment(slice, command);
    case "agree":
      return agree(slice, command);
    case "decline":
    case "close":
      return turnDown(slice, command);
    case "close_order":
      return closeOrder(slice, command);
    case "terminate":
      return terminate(slice, command);
  }
}
