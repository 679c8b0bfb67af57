export { writeCsv, writeCsvFiles } from "./write-csv.ts";
