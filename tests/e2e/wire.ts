/** The connection of a page, on which news can be kept back: what others did is then done, and not known here yet. */
import type { Page } from "playwright-core";

export interface Wire {
  /** From now on nothing arrives; what the page sends still goes out. */
  hold(): void;
  /** All that was kept back arrives, in its order. */
  release(): void;
}

/** To be called before the page opens a document. */
export async function wireOf(page: Page): Promise<Wire> {
  let isHeld = false;
  let kept: (() => void)[] = [];
  await page.routeWebSocket(/\/sync\//, (client) => {
    const server = client.connectToServer();
    server.onMessage((frame) => {
      const arrive = () => client.send(frame);
      if (isHeld) kept.push(arrive);
      else arrive();
    });
  });
  return {
    hold: () => {
      isHeld = true;
    },
    release: () => {
      isHeld = false;
      for (const arrive of kept) arrive();
      kept = [];
    },
  };
}
