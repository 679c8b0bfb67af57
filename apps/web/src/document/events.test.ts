import { FrameType } from "@brudnopis/schema";
import { createDecoder } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarString } from "lib0/encoding";
import { expect, test } from "vitest";
import { onEvent } from "./events.ts";
import { FakeProvider } from "./testing.ts";

const question = Uint8Array.of(FrameType.event);

function listening(provider = new FakeProvider()) {
  let heard = 0;
  const stop = onEvent(provider.asProvider(), "plan", () => {
    heard += 1;
  });
  const tell = (topic: string) => {
    const encoder = createEncoder();
    writeVarString(encoder, topic);
    const handler = provider.messageHandlers[FrameType.event] as unknown as EventHandler;
    handler(undefined, createDecoder(toUint8Array(encoder)));
  };
  return { provider, stop, tell, heard: () => heard };
}
type EventHandler = (encoder: undefined, decoder: ReturnType<typeof createDecoder>) => void;

test("P18 asks at once where there is a connection, and hears its own topic alone", () => {
  const provider = new FakeProvider();
  provider.open();

  const { tell, heard } = listening(provider);
  tell("plan");
  tell("weather");

  expect(provider.sent).toEqual([question]);
  expect(heard()).toBe(1);
});

test("P18 asks again after each reconnect, and takes it for an event", () => {
  const { provider, heard } = listening();

  provider.open();
  provider.drop();
  provider.open();

  expect(provider.sent).toEqual([question, question]);
  expect(heard()).toBe(2);
});

test("who has stopped listening hears nothing, and asks for nothing", () => {
  const { provider, stop, tell, heard } = listening();

  stop();
  provider.open();
  tell("plan");

  expect([provider.sent, heard()]).toEqual([[], 0]);
});

test("P18 several listen at once, each to its own topic, and the server is asked once", () => {
  const provider = new FakeProvider();
  provider.open();
  let reviews = 0;

  const { tell, stop, heard } = listening(provider);
  const stopReview = onEvent(provider.asProvider(), "review", () => {
    reviews += 1;
  });
  tell("review");
  stop();
  tell("review");
  tell("plan");
  stopReview();
  tell("review");

  expect([provider.sent.length, heard(), reviews]).toEqual([1, 0, 2]);
});
