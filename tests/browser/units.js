// Prints each text of standard input as the page binds its numbers to their units.
import { readFileSync } from "node:fs";
import { bound } from "../../chapters/monoamine/browser/exhibits/words.js";

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(bound)));
