// Answers studies and what is said of them, for tests/figures/test_study_design.py.
import { readFileSync } from "node:fs";
import { live, told } from "../../chapters/monoamine/browser/figures/study-design.js";
import { beside, study } from "../../chapters/monoamine/browser/figures/study.js";

const { states, data } = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(states.map((state) => {
  const found = study(state, data.facts);
  return { found, told: told(state, found, data), live: live(state, found, data), beside: beside(state.here, data.facts) };
})));
