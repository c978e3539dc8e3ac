// The page's modules asked by twins.py: reads {states, links, rules, points, reach, score, text, names, axes, dashes,
// card} from standard input and answers what the page would show for each state and read in each link. NaN is sent as null.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { cardOf } from "../../chapters/monoamine/browser/dashboard/card.js";
import { dosePanel, panels } from "../../chapters/monoamine/browser/dashboard/draw.js";
import { decode, encode } from "../../chapters/monoamine/browser/dashboard/state.js";
import { doseResponse, moment, scene } from "../../chapters/monoamine/browser/dashboard/scene.js";
import { csvOf } from "../../chapters/monoamine/browser/dashboard/export.js";
import { headline, tell } from "../../chapters/monoamine/browser/dashboard/tell.js";
import { groups } from "../../chapters/monoamine/browser/dashboard/where.js";

const [folder] = process.argv.slice(2);
const load = async (name) => (await import(pathToFileURL(`${folder}/${name}.mjs`)))[name];
const engine = { model: await load("model"), scenario: await load("scenario") };
const { states, links, ...data } = JSON.parse(readFileSync(0, "utf8"));
const { rules, text } = data;

function answered(curve) {
  if (!curve) return null;
  return { amounts: curve.amounts, said: curve.amounts.map(() => curve.next()) };
}

function shown(state) {
  const made = scene(engine, state, rules), now = moment(made, rules);
  const answer = answered(doseResponse(engine, state, rules));
  const runs = made.runs.map(({ key, drugs, outside, product }) => ({ key, drugs, outside, product }));
  return {
    times: made.times, runs, moment: now, answer, dosePanel: dosePanel(state, answer, rules), panels: panels(made, data),
    told: tell(made, data), toldProduct: tell(made, data, ["product"]), groups: groups(now, text, rules), link: encode(state, rules), csv: csvOf(made, data),
    brief: headline(made, data), card: cardOf(made, data, data.card),
  };
}

const plain = (_, value) => (value instanceof Float64Array ? [...value] : value);
const answers = { states: states.map(shown), links: links.map((link) => decode(link, rules)) };
process.stdout.write(JSON.stringify(answers, plain));
