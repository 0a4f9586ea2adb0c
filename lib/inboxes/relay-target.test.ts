import { expect, test } from "vitest";
import { relayProblems } from "./relay-target";

const ownOrigins = ["https://sandbox.example.com", "http://localhost:3001", "http://127.0.0.1:3001"];
const rulesOf = (url: string) =>
  relayProblems([{ told: { kind: "relay", url }, times: null }], { ownOrigins, targets: { kind: "open" } }).map(
    ({ rule }) => rule,
  );

test.each([
  "https://sandbox.example.com/notify/in_1",
  "https://SANDBOX.example.com./notify/in_1",
  "https://sandbox.example.com:443/notify/in_2/",
  "http://sandbox.example.com/notify/in_1",
  "http://sandbox.example.com:80/notify/in_1",
  "http://localhost:3001/notify/in_1",
  "http://localhost.:3001/notify/in_1",
  "http://qianyue.localhost:3001/notify/in_1",
  "http://0.0.0.0:3001/notify/in_1",
  "http://127.1:3001/notify/in_1",
  "http://2130706433:3001/notify/in_1",
  "http://127.9.9.9:3001/notify/in_1",
  "http://[::1]:3001/notify/in_1",
  "http://[::]:3001/notify/in_1",
  "http://[::ffff:127.0.0.1]:3001/notify/in_1",
  "http://[::ffff:0.0.0.0]:3001/notify/in_1",
  "http://localhost:3001/x/../notify/in_1",
])("an inbox relays to no inbox of its own server, written as %s", (url) => {
  expect(rulesOf(url)).toEqual(["own_inbox"]);
});

test.each([
  "http://localhost:8080/notify/in_1",
  "https://other.example.com/notify/in_1",
  "https://sandbox.example.com:8443/notify/in_1",
  "http://localhost/notify/in_1",
  "http://localhost:3001/other",
  "http://10.0.0.1:3001/notify/in_1",
])("%s is somebody else", (url) => {
  expect(rulesOf(url)).toEqual([]);
});
