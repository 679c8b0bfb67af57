import { ImageInfo, imageLimits, PersonData } from "@brudnopis/schema";
import { Transformer } from "@napi-rs/image";
import { expect, test } from "vitest";
import { useServer } from "../../apps/server/src/testing.ts";
import { type Client, codeOf, signedIn } from "./client.ts";
import { ground, id } from "./ground.ts";
import { aDrawing, aGif, aPhoto, aPng, drawn, withExif } from "./pictures.ts";

const server = useServer(async () => ({ statements: await ground() }));
const konin = `/api/documents/${id("midkonin")}/images`;
const rybnik = `/api/documents/${id("midrybnik")}/images`;
const leszno = `/api/documents/${id("midleszno")}/images`;

test("B1 a drawing stays a PNG and says how large it is", async () => {
  const editor = await signedIn(server().url, "editor");

  const { status, headers, body } = await upload(editor, aDrawing(320, 200));

  const info = ImageInfo.parse(body);
  expect([status, info.type, info.width, info.height]).toEqual([201, "image/png", 320, 200]);
  expect(headers.get("location")).toBe(`${konin}/${info.id}`);
});

test("B1 a photo in PNG becomes a JPEG, one with holes stays a PNG", async () => {
  const editor = await signedIn(server().url, "editor");
  const holes = drawn(64, 64, (x, y) => [x * 4, y * 4, (x * y) & 255, x < 32 ? 0 : 255]);

  expect((await added(editor, aPhoto(600, 400).pngSync())).type).toBe("image/jpeg");
  expect((await added(editor, holes.pngSync())).type).toBe("image/png");
});

test("B1 what a phone wrote beside a photo is gone, and the photo stands upright", async () => {
  const editor = await signedIn(server().url, "editor");
  const photo = withExif(aPhoto(300, 200).jpegSync(90));
  expect(Buffer.from(photo).includes("GPS 52.2234")).toBe(true);

  const { id: image, width, height } = await added(editor, photo);

  const kept = await bytesOf(editor, image);
  expect([width, height]).toEqual([200, 300]);
  expect(kept.includes("GPS") || kept.includes("Exif")).toBe(false);
  expect(new Transformer(kept).metadataSync(true).orientation).toBeUndefined();
});

test("a large picture is kept no larger than a page can show", async () => {
  const editor = await signedIn(server().url, "editor");

  const { width, height } = await added(editor, aDrawing(4800, 120));

  expect([width, height]).toEqual([imageLimits.keptSide, 60]);
});

test("WebP and the first picture of a GIF become PNG", async () => {
  const editor = await signedIn(server().url, "editor");

  const webp = await added(editor, new Transformer(aDrawing()).webpLosslessSync());
  const gif = await added(editor, aGif());

  expect([webp.type, webp.width]).toEqual(["image/png", 320]);
  expect([gif.type, gif.width, gif.height]).toEqual(["image/png", 3, 2]);
  const pixels = new Transformer(await bytesOf(editor, gif.id)).rawPixelsSync();
  const [red, green, blue] = [
    [255, 0, 0, 255],
    [0, 255, 0, 255],
    [0, 0, 255, 255],
  ];
  expect([...pixels]).toEqual([red, green, blue, blue, green, red].flat());
});

const hostile: readonly (readonly [string, Uint8Array, string])[] = [
  ["nothing at all", new Uint8Array(), "unknown"],
  ["a page", Buffer.from("<!doctype html><script>alert(1)</script>"), "unknown"],
  ["a program that is called a picture", Buffer.from("MZ\x90\0\x03"), "unknown"],
  ["a drawing in SVG", Buffer.from('<?xml version="1.0"?>\n<svg onload="alert(1)"/>'), "svg"],
  ["a photo in HEIC", Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1"), "heic"],
  ["a picture cut off in its middle", aPhoto().jpegSync(90).subarray(0, 300), "broken"],
  ["a PNG without its pixels", aPng(40, 40, Buffer.from("no")), "broken"],
  ["a GIF with a broken code", aGif().with(37, 255), "broken"],
  [
    "a bomb: small, and enormous when it is unfolded",
    aPng(60_000, 60_000, Buffer.alloc(9)),
    "pixels",
  ],
];

test.each(hostile)("B2 %s is refused by what its bytes say", async (_, bytes, problem) => {
  const editor = await signedIn(server().url, "editor");

  const answer = await upload(editor, bytes, "image/png");

  expect(codeOf(answer)).toBe("invalid-input");
  expect(answer.body).toMatchObject({
    error: { issues: [{ path: "image", message: problem }] },
  });
});

test("B2 a PNG that unfolds to more than it says is read as far as it says", async () => {
  const editor = await signedIn(server().url, "editor");
  // 200 MB of nothing behind the rows that there are.
  const bomb = aPng(8, 8, Buffer.alloc(200_000_000));

  const { status, body } = await upload(editor, bomb);

  if (status === 201) expect(body).toMatchObject({ width: 8, height: 8 });
  else expect(body).toMatchObject({ error: { issues: [{ path: "image" }] } });
});

test("more bytes than a picture may have are refused before they are all read", async () => {
  const editor = await signedIn(server().url, "editor");

  // The server hangs up in the middle of what it will not read; a client sees the answer or that.
  const said = await upload(editor, new Uint8Array(50_000_000)).catch(() => undefined);

  if (said) expect(codeOf(said)).toBe("too-large");
  expect((await added(editor, aDrawing())).width).toBe(320);
});

test("B3 a picture is had with the rights of its document, under that document alone", async () => {
  const { url } = server();
  const editor = await signedIn(url, "editor");
  const stranger = await signedIn(url, "stranger");
  const { id: image } = await added(editor, aDrawing());

  const own = await editor.get(`${konin}/${image}`);
  expect([own.status, own.headers.get("content-type")]).toEqual([200, "image/png"]);
  expect(own.headers.get("cache-control")).toContain("private");
  const again = await editor.send(`${konin}/${image}`, {
    headers: { "if-none-match": own.headers.get("etag") ?? "" },
  });
  expect(again.status).toBe(304);
  expect((await stranger.get(`${konin}/${image}`)).status).toBe(404);
  expect((await stranger.get(`${leszno}/${image}`)).status).toBe(404);
  expect((await (await signedIn(url, "coordinator")).get(`${rybnik}/${image}`)).status).toBe(404);
  expect((await upload(await signedIn(url, "facilitator"), aDrawing())).status).toBe(404);
});

test.each(["..%2f..%2fetc%2fpasswd", "%00", "a'or'1'='1", "x".repeat(41)])(
  "the name %s is no picture's",
  async (name) => {
    const editor = await signedIn(server().url, "editor");

    expect([400, 404]).toContain((await editor.get(`${konin}/${name}`)).status);
  },
);

test("B3 a text's pictures go with it into another document of whoever may read the first", async () => {
  const { url } = server();
  const administrator = await signedIn(url, "administrator");
  const stranger = await signedIn(url, "stranger");
  const { id: image } = await added(administrator, aDrawing());
  const copies = { from: id("midkonin"), images: [image] };

  expect((await stranger.post(`${leszno}/copies`, copies)).status).toBe(404);
  expect((await administrator.post(`${leszno}/copies`, copies)).status).toBe(204);
  expect((await administrator.post(`${leszno}/copies`, copies)).status).toBe(204);

  expect((await stranger.get(`${leszno}/${image}`)).status).toBe(200);
});

test("who gave a picture is told so in their own file, and forgotten with them", async () => {
  const { url } = server();
  const [partner, administrator] = [
    await signedIn(url, "partner"),
    await signedIn(url, "administrator"),
  ];
  const { id: image, bytes } = await added(partner, aDrawing());
  const given = {
    kind: "image",
    document: { id: id("midkonin"), title: "MID konin" },
    name: "",
    bytes,
  };

  const own = PersonData.parse((await partner.get("/api/me/data")).body);
  const erased = await administrator.post(`/api/people/${id("partner")}/erase`);

  expect(own.files.items).toEqual([{ ...given, givenAt: expect.any(String) }]);
  expect(erased.status).toBe(204);
  const left = await administrator.get(`/api/people/${id("partner")}/data`);
  expect(PersonData.parse(left.body).files.items).toEqual([]);
  expect((await administrator.get(`${konin}/${image}`)).status).toBe(200);
});

function upload(client: Client, bytes: Uint8Array, type = "application/octet-stream") {
  return client.send(konin, { method: "POST", bytes, headers: { "content-type": type } });
}

async function added(client: Client, bytes: Uint8Array): Promise<ImageInfo> {
  const { status, body } = await upload(client, bytes);
  expect([status, body]).toEqual([201, expect.anything()]);
  return ImageInfo.parse(body);
}

async function bytesOf(client: Client, image: string): Promise<Buffer> {
  const { body } = await client.get(`${konin}/${image}`);
  if (!(body instanceof Uint8Array)) throw new Error("The picture is no bytes");
  return Buffer.from(body);
}
