// Answers where scenes stand on the hill, for tests/figures/test_hill.py.
import { readFileSync } from "node:fs";
import { setText, stand, told, tops, turn, verdict } from "../../chapters/monoamine/browser/figures/hill.js";

const { states, data } = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(states.map((state) => {
  const found = stand(state, data.facts);
  return {
    found, told: told(state, found, data), tops: tops(state, data.facts), turn: found.top === null ? null : turn(state, data.facts),
    verdict: verdict(state, found, data), set: setText(state, data),
  };
})));
