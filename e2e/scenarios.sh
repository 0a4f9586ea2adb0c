#!/usr/bin/env bash
# Every way in which a first contract can end, played with curl alone against a machine door that runs (npm start).
# Exit code 0 only if each contract and each delivery ends as it must. Without arguments all are played:
#   e2e/scenarios.sh [agree] [decline] [close] [fail] [expire]
#   DOOR           the machine door on this machine, http://localhost:3001 unless PLATFORM_PORT says otherwise
#   SANDBOX_TOKEN  the one that the door was started with, if any
set -euo pipefail
cd "$(dirname "$0")/.."

DOOR=${DOOR:-http://localhost:${PLATFORM_PORT:-3001}}
case $DOOR in
  http://localhost:* | http://127.0.0.1:*) ;;
  *) echo "DOOR must be on this machine, like http://localhost:3001: $DOOR" >&2 && exit 2 ;;
esac
FOLDER=$(mktemp -d)
MERCHANT=$FOLDER/merchant
RUN=$(date +%s)$$
CLOCK=
FAILED=0

control() { # METHOD PATH [JSON]: what the control API answers, and the status in a last line of its own
  curl -sS -X "$1" "$DOOR/sandbox$2" -w '\n%{http_code}' ${SANDBOX_TOKEN:+-H "Authorization: Bearer $SANDBOX_TOKEN"} \
    -H 'Content-Type: application/json' ${3:+--data-binary "$3"}
}

cleanup() {
  [ -z "$CLOCK" ] || control PUT /clock "$CLOCK" >/dev/null
  rm -rf "$FOLDER"
}
trap cleanup EXIT

call() { # PATH JSON: a signed call, as a merchant's backend makes it (npm run sign does the same, a little slower)
  printf '%s' "$2" >"$FOLDER/body.json"
  curl -sS --fail-with-body "$DOOR$1" --data-binary @"$FOLDER/body.json" \
    -H "Authorization: $(node --import tsx lib/commands/sign.ts --merchant "$MERCHANT" POST "$1" "$FOLDER/body.json")" \
    -H 'Accept: application/json' -H 'Content-Type: application/json'
}

of_merchant() { sed -nE "s/^ *\"$1\": \"?([^\",]*)\"?,?$/\1/p" "$MERCHANT/merchant.json"; }

begin() { # NAME: an order and a pre-sign for it; sets PREPAY_ID and CODE
  CODE=$1$RUN
  CODE=${CODE:0:32}
  local order presign
  order=$(printf '{"sp_appid":"%s","sp_mchid":"%s","sub_mchid":"%s","description":"%s","out_trade_no":"%s","notify_url":"%s","amount":{"total":100},"payer":{"sp_openid":"%s"}}' \
    "$SP_APPID" "$MCHID" "$SUB_MCHID" "$1" "$CODE" "$DOOR/sandbox/sink/204" "$SP_OPENID")
  PREPAY_ID=$(call /v3/pay/partner/transactions/jsapi "$order" | sed -E 's/.*"prepay_id":"([^"]+)".*/\1/')
  presign=$(printf '{"sp_appid":"%s","sp_openid":"%s","sub_mchid":"%s","sub_appid":"%s","service_id":%s,"out_contract_code":"%s","notify_url":"%s","contract_display_account":"%s","prepay_id":"%s"}' \
    "$SP_APPID" "$SP_OPENID" "$SUB_MCHID" "$SUB_APPID" "$SERVICE_ID" "$CODE" "$DOOR/sandbox/sink/204" "$1" "$PREPAY_ID")
  call /v3/password-exempt-contract/contracts/service-provider/pre-entrust-sign/pay-redirect-sign "$presign" >/dev/null
}

payer() { control POST "/cashier/$PREPAY_ID/$1" >"$FOLDER/acted"; } # ACTION

expect() { # WHAT WANTED FOUND
  if [ "$2" = "$3" ]; then
    printf '  ok    %s: %s\n' "$1" "$3"
  else
    printf '  WRONG %s: %s, expected %s\n' "$1" "$3" "$2"
    FAILED=1
  fi
}

expect_end() { # SESSION-STATE CONTRACT-STATUS DELIVERIES
  control POST /clock/advance '{"ms":0}' >/dev/null # attempts what is due and waits for it: nothing here sleeps
  local deliveries
  deliveries=$(control GET "/deliveries?contractCode=$CODE" | grep -oE '"eventType":"[^"]+"|"state":"[^"]+"' |
    sed -E 's/.*:"([^"]+)"/\1/' | paste -d' ' - - | sort | paste -sd, - || true)
  expect session "$1" "$(control GET "/cashier/$PREPAY_ID" | sed -nE 's/.*"session":\{"state":"([A-Z]+)".*/\1/p')"
  expect contract "$2" "$(control GET "/contracts/$MCHID/$CODE" | tail -n 1)"
  expect deliveries "$3" "$deliveries"
}

agree() {
  echo 'agree: paid, then agreed'
  payer pay && payer agree
  expect_end SIGNED 200 'ENTRUST.SIGN delivered,TRANSACTION.SUCCESS delivered'
}

decline() {
  echo 'decline: paid, then declined'
  payer pay && payer decline
  expect_end DECLINED 404 'TRANSACTION.SUCCESS delivered'
}

close() {
  echo 'close: paid, then closed without an answer'
  payer pay && payer close
  expect_end CLOSED 404 'TRANSACTION.SUCCESS delivered'
}

fail() {
  echo 'fail: the payment fails, so nothing is offered and nothing is told'
  payer fail
  expect_end ACTIVE 404 ''
}

expire() {
  echo 'expire: paid, then two hours pass on the sandbox clock'
  payer pay
  control POST /clock/advance '{"ms":7200000}' >/dev/null
  payer agree
  expect 'agreeing afterwards' session_expired "$(sed -nE 's/.*"rule":"([a-z_]+)".*/\1/p' "$FOLDER/acted")"
  expect_end EXPIRED 404 'TRANSACTION.SUCCESS delivered'
}

npm run --silent enroll -- --out "$MERCHANT" >/dev/null
MCHID=$(of_merchant mchid) SP_APPID=$(of_merchant sp_appid) SUB_MCHID=$(of_merchant sub_mchid)
SUB_APPID=$(of_merchant sub_appid) SERVICE_ID=$(of_merchant service_id) SP_OPENID=$(of_merchant sp_openid)
CLOCK=$(control GET /clock | sed -nE 's/.*"state":(\{[^}]*\}).*/\1/p')

[ "$#" -gt 0 ] || set -- agree decline close fail expire
for scenario in "$@"; do
  begin "$scenario"
  "$scenario"
done

if [ "$FAILED" = 0 ]; then echo 'Every end is as it must be.'; else echo 'Not every end is as it must be.'; fi
exit "$FAILED"
