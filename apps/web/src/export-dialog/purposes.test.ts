import { expect, test } from "vitest";
import {
  firstChoice,
  formatsFor,
  purposes,
  purposesFor,
  requestOf,
  withPurpose,
} from "./purposes.ts";

const everything = {
  canComment: true,
  hasOwnTemplate: true,
  hasPersonalFields: true,
  canEdit: true,
};
const all = {
  ...firstChoice,
  language: "en",
  isForArchive: true,
  inOwnTemplate: true,
  withReview: true,
  collection: "actions",
  withPersonalData: true,
} as const;

test("what is chosen and does not go with the format is not asked for", () => {
  expect(requestOf(all, everything)).toEqual({
    format: "pdf",
    preset: "full",
    language: "en",
    isForArchive: true,
    inOwnTemplate: false,
    withReview: false,
    withPersonalData: true,
  });
  expect(requestOf({ ...all, format: "docx", purpose: "form" }, everything)).toMatchObject({
    preset: "form",
    isForArchive: false,
    inOwnTemplate: true,
    withReview: false,
    withPersonalData: false,
  });
  expect(requestOf({ ...all, purpose: "data", format: "csv" }, everything)).toMatchObject({
    preset: "full",
    collection: "actions",
  });
});

test("who may not edit asks for nobody's personal data, and who may not comment for no remarks", () => {
  const reader = { ...everything, canEdit: false, canComment: false };

  expect(requestOf({ ...all, format: "docx" }, reader)).toMatchObject({
    withPersonalData: false,
    withReview: false,
  });
  expect(purposesFor(["read", "export"])).not.toContain("review");
  expect(purposesFor(["read", "export", "comment"])).toEqual(purposes);
});

test("another purpose keeps the format where it has it", () => {
  const inWord = { ...firstChoice, format: "docx" } as const;

  expect(withPurpose(inWord, "council").format).toBe("docx");
  expect(withPurpose(inWord, "data").format).toBe("xlsx");
  for (const purpose of purposes) {
    expect(formatsFor(purpose)).toContain(withPurpose(inWord, purpose).format);
  }
});

test("a revision is named in what is asked for", () => {
  expect(requestOf(firstChoice, everything, "r4")).toMatchObject({ revision: "r4" });
});
