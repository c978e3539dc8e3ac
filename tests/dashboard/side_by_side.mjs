// What the page's four animals say for each state, for tests/dashboard/test_side_by_side.py. NaN is sent as null.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { letters, looked, near, readOuts, rows, solved, stateOf, told } from "../../chapters/monoamine/browser/dashboard/side-by-side.js";

const [folder] = process.argv.slice(2);
const load = async (name) => (await import(pathToFileURL(`${folder}/${name}.mjs`)))[name];
const engine = { model: await load("model"), scenario: await load("scenario") };
const { states, data } = JSON.parse(readFileSync(0, "utf8"));

function answer(state) {
  const { scenes, looks, panel } = solved(engine, state, data);
  return {
    looks, panel, states: data.animals.map((animal) => stateOf(animal, state, data)), told: told(state, looks, data), looked: looked(state, scenes, data),
    readOuts: looks.map((one) => readOuts(one, data)), near: near(state, panel, data),
    letters: letters(scenes, panel, data), rows: rows(scenes, data),
  };
}

process.stdout.write(JSON.stringify(states.map(answer), (_, value) => (value instanceof Float64Array ? [...value] : value)));
