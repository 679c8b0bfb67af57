/** Pictures in what somebody pastes, drops or chooses. */

export const acceptedTypes = "image/png,image/jpeg,image/webp,image/gif,image/*";

export function imageFilesIn(files: FileList | readonly File[] | undefined): File[] {
  return [...(files ?? [])].filter(({ type }) => type.startsWith("image/"));
}

/** What is copied in Word or Excel comes as text and, besides, as a picture of itself: the text is meant. */
export function pastedImages(data: DataTransfer | null): File[] {
  const html = data?.getData("text/html") ?? "";
  const isText = html !== "" && !/^\W*(<[^>]*>\W*)*<img[^>]*>(\W*<[^>]*>)*\W*$/i.test(html);
  return isText ? [] : imageFilesIn(data?.files);
}

export interface HtmlImages {
  /** Pictures that lie in the HTML itself. */
  readonly files: readonly File[];
  /** How many lie somewhere else: on a server, which is not asked, or in a folder, which a page cannot see. */
  readonly left: number;
  /** Of our own documents: which, by the document that they were copied from. */
  readonly ours: ReadonlyMap<string, readonly string[]>;
}

export function imagesInHtml(html: string): HtmlImages {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  const files: File[] = [];
  const ours = new Map<string, string[]>();
  let left = 0;
  for (const image of body.querySelectorAll("img")) {
    const { asset, document } = image.dataset;
    const file = asset === undefined ? fileOf(image.getAttribute("src") ?? "") : undefined;
    if (asset !== undefined) {
      if (document !== undefined) ours.set(document, [...(ours.get(document) ?? []), asset]);
    } else if (file) files.push(file);
    else if (!isTracker(image)) left += 1;
  }
  return { files, left, ours };
}

/** Mail and pages have pictures of one pixel, which say that somebody has read them. */
function isTracker(image: Element): boolean {
  return image.getAttribute("width") === "1" || image.getAttribute("height") === "1";
}

function fileOf(src: string): File | undefined {
  const [, type, data] = /^data:(image\/[a-z+.-]+);base64,(.+)$/is.exec(src) ?? [];
  if (type === undefined || data === undefined) return undefined;
  try {
    const letters = atob(data.replace(/\s/g, ""));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    return new File([bytes], "", { type });
  } catch {
    return undefined;
  }
}
