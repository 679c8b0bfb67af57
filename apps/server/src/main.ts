/** The server as a program: `npm start`. */
import { type RunningServer, startServer } from "./compose.ts";
import { type Config, readConfig } from "./config.ts";
import { addressOf } from "./http/listen.ts";
import { run } from "./run.ts";

await run(async () => {
  const config = readConfig(process.env, process.cwd());
  const server = await startServer(config);
  print(server, config);
  return server;
});

function print(
  { url, setUpLink, metricsPort }: RunningServer,
  { host, baseUrl, metrics }: Config,
): void {
  const lines = [`Brudnopis is running at ${url}`];
  if (setUpLink !== undefined) {
    lines.push(
      "There is no account yet. Make the first one here (this link works once):",
      `  ${setUpLink}`,
    );
  }
  if (metrics && metricsPort !== undefined)
    lines.push(`Metrics are at ${addressOf(metrics.host, metricsPort)}/metrics`);
  if ((host === "0.0.0.0" || host === "::") && baseUrl === undefined) {
    lines.push(
      "To use it from other machines, set BASE_URL to the address that their browsers will show.",
    );
  }
  console.log(`\n${lines.join("\n")}\n\nCtrl-C stops it.`);
}
