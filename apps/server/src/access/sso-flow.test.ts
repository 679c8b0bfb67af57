import { expect, test } from "vitest";
import { FakeTime } from "../testing.ts";
import { createCookie, ssoFlowMs } from "./cookies.ts";
import { createSeal } from "./seal.ts";
import { Flows } from "./sso-flow.ts";

test("W1 a flow is taken once", () => {
  const { flows, begin } = openFlows();
  const { header, flow } = begin();

  expect(flows.take(header)).toEqual(flow);
  expect(flows.take(header)).toBeUndefined();
});

test("W1 flows that are under way at the same time are taken each", () => {
  const { flows, begin } = openFlows();
  const [first, second] = [begin(), begin()];

  expect(flows.take(second.header)).toEqual(second.flow);
  expect(flows.take(first.header)).toEqual(first.flow);
});

test("W2 a flow is over after ten minutes", () => {
  const { flows, begin, time } = openFlows();
  const { header } = begin();

  time.advance(ssoFlowMs);

  expect(flows.take(header)).toBeUndefined();
});

test("a cookie of another installation is nothing", () => {
  const { header } = openFlows("another key ".repeat(4)).begin();

  expect(openFlows().flows.take(header)).toBeUndefined();
});

test("the cookie gives nothing away", () => {
  const { header, flow } = openFlows().begin();

  for (const secret of [flow.state, flow.nonce, flow.verifier, "zaproszenie"]) {
    expect(header).not.toContain(secret);
    expect(Buffer.from(header.split("=")[1] ?? "", "base64url").toString()).not.toContain(secret);
  }
});

function openFlows(secret = "the key of this installation ".repeat(2)) {
  const time = new FakeTime();
  const cookie = createCookie("sso", false);
  const flows = new Flows({ seal: createSeal(secret), cookie, clock: time.clock });
  const begin = () => {
    const { flow, setCookie } = flows.begin({ returnTo: "/", invitation: "zaproszenie" });
    return { flow, header: setCookie.split(";")[0] ?? "" };
  };
  return { flows, time, begin };
}
