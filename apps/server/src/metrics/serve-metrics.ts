/** Metrics at a port of their own, for whoever runs the server. They are no part of what the product's port offers. */
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Health } from "../health/health.ts";
import { listenOn } from "../http/listen.ts";
import type { Metrics } from "./metrics.ts";

export interface MetricsAddress {
  readonly host: string;
  /** 0 lets the system choose a free one. */
  readonly port: number;
}

export interface MetricsServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * `GET /metrics` for Prometheus, `GET /health` for people.
 * @throws StartProblem when the address cannot be had.
 */
export async function serveMetrics(
  metrics: Metrics,
  health: () => Promise<Health>,
  address: MetricsAddress,
): Promise<MetricsServer> {
  const server = createServer((request, response) => {
    const say = async () => {
      if (request.method !== "GET") return end(response, 405, "");
      if (request.url === "/metrics")
        return end(response, 200, await metrics.text(), metrics.contentType);
      if (request.url !== "/health") return end(response, 404, "");
      const found = await health();
      return end(response, found.isReady ? 200 : 503, JSON.stringify(found), "application/json");
    };
    say().catch(() => end(response, 500, ""));
  });
  server.requestTimeout = 10_000;
  server.maxConnections = 32;
  await listenOn(server, address, "METRICS_");
  // A server that listens on a host and port has an address of this shape.
  const { port } = server.address() as AddressInfo;
  return { port, close: () => closed(server) };
}

function end(response: ServerResponse, status: number, body: string, type = "text/plain"): void {
  if (!response.headersSent) response.writeHead(status, { "content-type": type });
  response.end(body);
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
