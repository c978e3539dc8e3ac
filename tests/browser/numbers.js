// Prints how the page writes each number of standard input: {digits, times} by the numbers given.
import { readFileSync } from "node:fs";
import { digits } from "../../chapters/monoamine/browser/exhibits/words.js";
import { times } from "../../chapters/monoamine/browser/teaching/comparison.js";

const numbers = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify({ digits: numbers.map(digits), times: numbers.map(times) }));
