/** Pictures in texts. A text holds only a picture's id and what it says; the picture itself lies with the server. */
import { z } from "zod";
import { LinkToken } from "./account.ts";

/** Random, 16 letters and digits: who does not know it cannot guess it, and the document's rights are asked all the same. */
export const ImageId = z.string().regex(/^[a-z0-9]{16}$/);
export type ImageId = z.infer<typeof ImageId>;

/** What a picture is kept as after it was read and written anew, without anything that came along with it. */
export const ImageType = z.enum(["image/png", "image/jpeg"]);
export type ImageType = z.infer<typeof ImageType>;

export const ImageInfo = z.strictObject({
  id: ImageId,
  type: ImageType,
  /** Pixels. */
  width: z.int().positive(),
  height: z.int().positive(),
  bytes: z.int(),
});
export type ImageInfo = z.infer<typeof ImageInfo>;

/** Why a picture is not taken: the message of the issue `image` of an `invalid-input`. */
export const ImageProblem = z.enum(["unknown", "svg", "heic", "broken", "pixels", "full"]);
export type ImageProblem = z.infer<typeof ImageProblem>;

/** Pictures of another document, for a text that was copied from there. */
export const ImageCopies = z.strictObject({
  from: z.string().max(40),
  images: z.array(ImageId).min(1).max(200),
});
export type ImageCopies = z.infer<typeof ImageCopies>;

/** A picture of what a guest's link shows: the link's secret is no part of an address. */
export const GuestImage = z.strictObject({ token: LinkToken, image: ImageId });
export type GuestImage = z.infer<typeof GuestImage>;

export const imageLimits = {
  /** Of what is sent. */
  uploadBytes: 10 * 2 ** 20,
  /** Of what is sent, width × height: a small file can unfold to gigabytes. */
  uploadPixels: 50_000_000,
  /** Of what is kept: the longer side; 2,400 are 300 to the inch across a page. */
  keptSide: 2400,
  perDocument: 200,
  altLength: 500,
  captionLength: 300,
} as const;
