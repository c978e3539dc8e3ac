// Reads {rows, axes, names, systems, text, states} from standard input and answers what the page would show for each
// state. tests/findings/test_findings_parity.py compares it with Python.

import { readFileSync } from "node:fs";
import { cards, sentence } from "../../chapters/monoamine/browser/findings/describe.js";
import { columns, select, yFrame } from "../../chapters/monoamine/browser/findings/select.js";

const { rows, others, axes, names, systems, text, states } = JSON.parse(readFileSync(0, "utf8"));
const answers = states.map((state) => {
  const selection = select(rows, state, axes);
  return {
    selection,
    frame: yFrame(selection.points, state.scale),
    columns: state.drugs.map((drug) => columns(selection, rows, drug)),
    sentence: sentence(rows, state, selection, names, text),
    cards: cards(rows, others, state, names, systems, text),
  };
});
process.stdout.write(JSON.stringify(answers));
