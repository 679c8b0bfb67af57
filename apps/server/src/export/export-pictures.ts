/** Pictures for files, from where they are stored. */
import { ImageType } from "@brudnopis/schema";
import type { Driver } from "../store/driver.ts";
import { fileBytes, filesOf, imageBytes, imagesOf } from "../store/stored-files.ts";
import type { ExportPictures } from "./export-source.ts";

export function createExportPictures(driver: Driver): ExportPictures {
  return {
    imagesOf: (documentId) => imagesOf(driver, documentId),
    marksOf: async (networkId) => {
      const marks = await filesOf(driver, "mark", networkId);
      return marks.flatMap(({ id, type, width, height, alt, place }) =>
        place === null ? [] : [{ id, type: ImageType.parse(type), width, height, alt }],
      );
    },
    bytesOf: async ({ id, networkId }, ids) => {
      const found = await imageBytes(driver, id, ids);
      if (networkId === null) return found;
      for (const mark of ids.filter((each) => !found.has(each))) {
        const file = await fileBytes(driver, "mark", networkId, mark);
        if (file) found.set(mark, file.bytes);
      }
      return found;
    },
  };
}
