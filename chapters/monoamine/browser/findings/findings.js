// The findings plot: form -> state -> plot, words, list, cards and table.

/** @import { Choice, FindingsData, Selection } from "./types.js" */
/** @import { Behaviour, BokehDocument, FormExhibit } from "../exhibits/types.js" */

import { cards, sentence } from "./describe.js";
import { formFigure } from "../exhibits/form-figure.js";
import { showCards, showList, showRows } from "../exhibits/panels.js";
import { columns, height, select, yFrame } from "./select.js";

/**
 * @param {FormExhibit<FindingsData, Choice, Selection> & {selection?: Selection}} exhibit
 * @returns {Behaviour}
 */
export function findingsPlot(exhibit) {
  const { element, payload: { data } } = exhibit;
  const overlay = element.querySelector(".exhibit-slot").appendChild(document.createElement("p"));
  overlay.className = "exhibit-nothing";
  return formFigure(exhibit, {
    answer: (state) => select(data.rows, state, data.axes),
    tell: (state, selection) => sentence(data.rows, state, selection, data.names, data.text),
    show: (state, selection) => {
      overlay.textContent = emptiness(state, selection, data.text.sentence);
      overlay.hidden = !overlay.textContent;
      showList(element, "worded", selection.worded.map((number) => {
        const { item, source } = data.rows[number];
        return { text: item.text, source };
      }));
      showCards(element, "cards", cards(data.rows, data.others, state, data.names, data.systems, data.text));
      showRows(element, "findings", selection.matched);
      exhibit.selection = selection;
    },
    draw: (bokeh, state, selection) => draw(bokeh, exhibit, state, selection),
  });
}

// What stands in the plot when no point does.
function emptiness(state, selection, parts) {
  if (selection.points.length) return "";
  if (!state.drugs.length) return parts.no_drug;
  return selection.matched.length ? parts.only_words : parts.empty;
}

/**
 * @param {BokehDocument} bokeh
 * @param {FormExhibit<FindingsData>} exhibit
 * @param {Choice} state
 * @param {Selection} selection
 */
function draw(bokeh, { payload: { data } }, state, selection) {
  const named = (name) => bokeh.get_model_by_name(name);
  for (const drug of data.drugs) {
    for (const [kind, values] of Object.entries(columns(selection, data.rows, drug))) {
      named(`${kind}-${drug}`).data = values;
    }
  }
  const axis = data.axes[state.axis];
  const frame = yFrame(selection.points, state.scale);
  setAxis(named("x-axis"), axis.ticks, axis.label);
  setAxis(named("y-axis"), frame.ticks.map(([at, value]) => [at, String(value)]), data.axes.y);
  named("x-range").setv({ start: axis.range[0], end: axis.range[1] });
  named("y-range").setv({ start: frame.range[0], end: frame.range[1] });
  named("strip").setv({ left: axis.band[0], right: axis.band[1] });
  named("baseline").location = height(100, state.scale);
}

function setAxis(axis, ticks, label) {
  axis.setv({ axis_label: label, major_label_overrides: new Map(ticks) });
  axis.ticker.ticks = ticks.map(([at]) => at);
}
