import { describe, expect, test } from "vitest";
import { readAllowList } from "./allow-list";
import { judgeTarget, type TargetRule, targetPolicy } from "./policy";

const own = ["http://localhost:3001", "https://pay.example.com/base"];
const listed = (places: string) =>
  targetPolicy({ callsPrivate: false, allowedPlaces: readAllowList(places) ?? [], ownOrigins: own });
const closed = listed("qa.example.com, other.example.com:8443");
const open = targetPolicy({ callsPrivate: true, allowedPlaces: [], ownOrigins: own });

const ruleOf = (url: string, policy = closed): TargetRule | "allowed" => {
  const judged = judgeTarget(url, policy);
  return judged.kind === "allowed" ? "allowed" : judged.rule;
};

describe("while both doors are bound to loopback", () => {
  test.each([
    "http://localhost:8080/notify",
    "http://127.0.0.1:1/",
    "http://10.1.2.3/",
    "http://192.168.1.5:9000/a?b=c",
    "https://qa.example.com/",
  ])("%s may be a target", (url) => expect(ruleOf(url, open)).toBe("allowed"));

  test.each([
    ["file:///etc/passwd", "scheme"],
    ["gopher://localhost/", "scheme"],
    ["ftp://localhost/", "scheme"],
    ["data:text/plain,a", "scheme"],
    ["javascript:alert(1)", "scheme"],
    ["unix:/var/run/docker.sock", "scheme"],
    ["http://user:secret@localhost/", "credentials"],
    ["http://user@localhost/", "credentials"],
    ["/notify", "invalid"],
    ["http://", "invalid"],
  ])("%s may not: %s", (url, rule) => expect(ruleOf(url, open)).toBe(rule));
});

describe("while a door is open to others", () => {
  test.each([
    "https://qa.example.com/notify",
    "http://qa.example.com/",
    "https://QA.Example.com./x",
    "http://other.example.com:8443/",
    "http://localhost:3001/notify/in_1",
    "https://pay.example.com/notify/in_1",
  ])("%s is listed, or an inbox of our own", (url) => expect(ruleOf(url)).toBe("allowed"));

  test.each([
    "https://qa.example.com:8443/",
    "https://other.example.com/",
    "https://sub.qa.example.com/",
    "https://qa.example.com.evil.example/",
    "https://8.8.8.8/",
  ])("%s is not listed", (url) => expect(ruleOf(url)).toBe("not_listed"));

  test("what is behind our own machine door besides the inboxes is no target", () => {
    expect(ruleOf("http://localhost:3001/sandbox/reset")).toBe("private");
    expect(ruleOf("http://localhost:3001/notify/../sandbox/reset")).toBe("private");
    expect(ruleOf("http://localhost:3001/v3/certificates")).toBe("private");
    expect(ruleOf("https://pay.example.com/sandbox/reset")).toBe("not_listed");
  });

  test("nothing is listed when no list was given", () => {
    expect(ruleOf("https://qa.example.com/", listed(""))).toBe("not_listed");
  });

  test.each(["file:///etc/passwd", "gopher://qa.example.com/", "ftp://qa.example.com/", "ldap://qa.example.com/"])(
    "%s is refused for its scheme",
    (url) => expect(ruleOf(url)).toBe("scheme"),
  );

  test("a listed host with credentials is refused", () => {
    expect(ruleOf("https://a:b@qa.example.com/")).toBe("credentials");
  });
});

/** Also an operator's own list opens no way to them. */
describe("even when it is listed", () => {
  const metadata: [name: string, host: string][] = [
    ["Amazon's", "169.254.169.254"],
    ["Amazon's by IPv6", "[fd00:ec2::254]"],
    ["its containers'", "169.254.170.2"],
    ["Google's by name", "metadata.google.internal"],
    ["Google's by name with its final point", "METADATA.google.internal."],
    ["Alibaba's", "100.100.100.200"],
    ["Tencent's", "169.254.0.23"],
    ["Tencent's by name", "metadata.tencentyun.com"],
    ["Oracle's", "192.0.0.192"],
    ["Azure's wire server", "168.63.129.16"],
    ["in decimal", "2852039166"],
    ["in octal", "0251.0376.0251.0376"],
    ["in hexadecimal", "0xa9fea9fe"],
    ["mapped into IPv6", "[::ffff:169.254.169.254]"],
  ];
  test.each(metadata)("the metadata address is refused: %s (%s)", (_, host) => {
    expect(ruleOf(`http://${host}/latest/meta-data/`, listed(host))).toBe("metadata");
  });

  const hosts: [name: string, host: string][] = [
    ["loopback", "127.0.0.1"],
    ["all of loopback", "127.9.9.9"],
    ["short loopback", "127.1"],
    ["decimal loopback", "2130706433"],
    ["octal loopback", "0177.0.0.1"],
    ["hexadecimal loopback", "0x7f.0x0.0x0.0x1"],
    ["localhost", "localhost"],
    ["a name under localhost", "a.localhost"],
    ["IPv6 loopback", "[::1]"],
    ["unspecified", "0.0.0.0"],
    ["unspecified, short", "0"],
    ["unspecified IPv6", "[::]"],
    ["private class A", "10.0.0.1"],
    ["private class B", "172.16.0.1"],
    ["the end of private class B", "172.31.255.255"],
    ["private class C", "192.168.0.1"],
    ["link-local", "169.254.1.1"],
    ["carrier-grade NAT", "100.64.0.1"],
    ["benchmarking", "198.18.0.1"],
    ["documentation", "203.0.113.5"],
    ["multicast", "224.0.0.1"],
    ["reserved", "240.0.0.1"],
    ["broadcast", "255.255.255.255"],
    ["unique local IPv6", "[fd12:3456::1]"],
    ["link-local IPv6", "[fe80::1]"],
    ["site-local IPv6", "[fec0::1]"],
    ["multicast IPv6", "[ff02::1]"],
    ["IPv4-mapped", "[::ffff:10.0.0.1]"],
    ["IPv4-mapped public", "[::ffff:8.8.8.8]"],
    ["IPv4-compatible", "[::127.0.0.1]"],
    ["IPv4-translated", "[::ffff:0:127.0.0.1]"],
    ["6to4", "[2002:7f00:1::]"],
    ["NAT64", "[64:ff9b::7f00:1]"],
    ["local NAT64", "[64:ff9b:1::7f00:1]"],
    ["Teredo", "[2001:0:7f00:1::]"],
    ["documentation IPv6", "[2001:db8::1]"],
  ];
  test.each(hosts)("an address that is not public is refused: %s (%s)", (_, host) => {
    expect(ruleOf(`http://${host}/`, listed(host))).toBe("private");
  });

  test.each(["8.8.8.8", "[2606:4700:4700::1111]", "172.32.0.1", "100.128.0.1"])("a public one is not: %s", (host) => {
    expect(ruleOf(`http://${host}/`, listed(host))).toBe("allowed");
  });
});
