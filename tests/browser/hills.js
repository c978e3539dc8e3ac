// Answers where scenes stand on the hill, for tests/figures/test_hill.py.
import { readFileSync } from "node:fs";
import { stand, told } from "../../chapters/monoamine/browser/figures/hill.js";

const { states, data } = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(states.map((state) => {
  const found = stand(state, data.facts);
  return { found, told: told(state, found, data) };
})));
