// Answers what the map holds for choices, for tests/tables/test_coverage_map.py.
import { readFileSync } from "node:fs";
import { cells, entry, looked, sentence } from "../../chapters/monoamine/browser/tables/coverage.js";

const { states, map } = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(states.map((state) => {
  const found = looked(map.rows, state), shown = cells(found, map);
  return {
    cells: shown.map(({ region, transmitter, status, preparations }) =>
      [region, transmitter, status, preparations.map(([code, ways]) => [code, entry(ways, map.text)])]),
    told: sentence(found, shown, state, map),
  };
})));
