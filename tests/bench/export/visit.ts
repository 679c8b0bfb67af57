/** A person who has files made, over HTTP as the page does it. */
import { ExportJob } from "@brudnopis/schema";

export interface Place {
  readonly url: string;
  /** Id of the document. */
  readonly konin: string;
}

export class Visit {
  readonly #place: Place;
  readonly cookie: string;

  private constructor(place: Place, cookie: string) {
    this.#place = place;
    this.cookie = cookie;
  }

  static async signIn(place: Place, email: string, password: string): Promise<Visit> {
    const answer = await fetch(`${place.url}/api/sign-in`, {
      method: "POST",
      headers: { origin: place.url, "content-type": "application/json" },
      body: JSON.stringify({ email, password }),
    });
    const cookies = answer.headers.getSetCookie().map((each) => each.split(";")[0]);
    return new Visit(place, cookies.join("; "));
  }

  /** From the click to the last byte. */
  async file(request: object): Promise<{ readonly ms: number; readonly job: ExportJob }> {
    const start = performance.now();
    let job = ExportJob.parse(await this.json("POST", "exports", request));
    while (job.phase !== "done") {
      if (job.problem || job.phase === "cancelled") throw new Error(JSON.stringify(job));
      job = ExportJob.parse(await this.json("GET", `exports/${job.id}?wait=20000`));
    }
    await (await this.ask("GET", `exports/${job.id}/file`)).arrayBuffer();
    const ms = performance.now() - start;
    await this.ask("DELETE", `exports/${job.id}`);
    return { ms, job };
  }

  /** Resolves when the server has an edit. */
  async reads(mark: string): Promise<void> {
    while (!(await (await this.ask("GET", "content")).text()).includes(mark));
  }

  async json(method: string, path: string, body?: object): Promise<unknown> {
    return (await this.ask(method, path, body)).json();
  }

  async ask(method: string, path: string, body?: object): Promise<Response> {
    const { url, konin } = this.#place;
    const answer = await fetch(`${url}/api/documents/${konin}/${path}`, {
      method,
      headers: {
        origin: url,
        cookie: this.cookie,
        ...(body ? { "content-type": "application/json" } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  }
}
