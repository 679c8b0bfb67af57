/**
 * Unpacks the browser that comes inside @sparticuz/chromium, with the libraries it needs beside it, so that tests need
 * nothing from the system. A program of its own, because the package unpacks to the temporary folder of its process,
 * and the libraries only where it believes to run in Amazon's Lambda: both are said by its environment.
 */
import chromium from "@sparticuz/chromium";

console.log(await chromium.executablePath());
