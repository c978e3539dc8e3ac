// What a reader takes away: curves as CSV, plots as one PNG, the synapse as SVG, the scene as a link.

/** @import { DashboardData, DashboardExhibit, Scene } from "./types.js" */

import { headOf } from "./caption.js";
import { cell } from "../exhibits/csv.js";
import { createGiver } from "../exhibits/hand-over.js";
import { share } from "./share.js";
import { sheetOf } from "./sheet.js";
import { standingAlone } from "./svg-file.js";

/**
 * @param {Scene} scene
 * @param {Pick<DashboardData, "rules">} data
 * @returns {string} the curves, one row a run, transmitter and minute, each with the scene it is of
 */
export function csvOf(scene, data) {
  const { times, runs, state } = scene;
  const lines = ["given,transmitter,quantity,minute,percent_of_baseline,region,hypothesis,doses"];
  const product = data.rules.product[state.see][state.product], tone = state.tone === 1 ? "" : `; baseline firing x ${state.tone}`;
  const doses = state.doses.filter(Boolean).map(({ drug, amount, route, time, every }) =>
    `${drug} ${Number(amount.toPrecision(6))} mg/kg ${route} at ${time} min${every === "once" ? "" : ` ${every}`}`);
  const setting = [state.region, state.hypothesis, cell(`${doses.join("; ") || "nothing"}${tone}`)].join(",");
  for (const run of runs) {
    /** @type {[string, string, Float64Array][]} */
    const curves = Object.entries(run.outside).map(([name, curve]) => [name, "extracellular", curve]);
    for (const [name, quantity, curve] of [...curves, /** @type {const} */ ([state.see, product, run.product])]) {
      times.forEach((minute, i) => lines.push([cell(run.key), name, quantity, minute, Number(curve[i].toPrecision(6)), setting].join(",")));
    }
  }
  return `${lines.join("\n")}\n`;
}

/**
 * @param {DashboardExhibit} exhibit
 * @returns {{take: (what: string, addresses: {scene: string, page: string}) => Promise<void>, clear: () => void}} what its buttons do with its scene;
 *   clear takes back what was said of a scene that is no longer shown
 */
export function createTake(exhibit) {
  const { element, payload: { data } } = exhibit, { take } = data.text;
  // What became of something is said beside its button.
  const groups = /** @type {HTMLElement[]} */ ([...element.querySelectorAll(".dash-take")]).map((group) => ({
    group, giver: createGiver(group.querySelector("[data-taken]"), data.text.hand_over),
  }));
  const drawing = () => /** @type {SVGSVGElement} */ (element.querySelector(".synapse-stage svg"));
  const ways = {
    link: (giver, { scene }) => giver.copy(scene),
    share: (giver, { page }) => share(exhibit, giver, page),
    csv: (giver) => giver.file(`${take.file}.csv`, new Blob([csvOf(exhibit.scene, data)], { type: "text/csv" })),
    svg: (giver) => giver.file(`${take.file}.svg`, new Blob([synapse()], { type: "image/svg+xml" })),
    png: async (giver) => {
      const there = await drawn(exhibit, () => giver.say(take.waiting));
      const sheet = there && sheetOf(exhibit);
      if (!sheet) return giver.say(take.no_plots);
      giver.file(`${take.file}.png`, await new Promise((/** @type {BlobCallback} */ resolve) => sheet.toBlob(resolve)));
    },
  };
  const synapse = () => {
    const [title, ...head] = headOf(exhibit.scene, data);
    return new XMLSerializer().serializeToString(standingAlone(drawing(), { title, head, foot: take.source }));
  };
  const clear = () => groups.forEach(({ giver }) => giver.clear());
  // There is nothing to take of what is not shown.
  const nothing = [...(drawing() ? [] : ["svg"]), ...(data.plots.length ? [] : ["png"])];
  for (const what of nothing) /** @type {HTMLElement} */ (element.querySelector(`[data-take="${what}"]`)).hidden = true;
  return {
    clear,
    take: async (what, addresses) => {
      const { giver } = groups.find(({ group }) => group.querySelector(`[data-take="${what}"]`));
      clear();
      try {
        await ways[what](giver, addresses);
      } catch (error) {
        giver.fail(error);
      }
    },
  };
}

/**
 * Whether the plots are there. Who asks for their picture before they have come near them has them drawn first.
 * @param {DashboardExhibit} exhibit
 * @param {() => void} wait tells that it takes a while
 */
async function drawn(exhibit, wait) {
  if (exhibit.state !== "ready") {
    wait();
    await new Promise((resolve) => {
      for (const end of ["ready", "error"]) exhibit.element.addEventListener(`monoamine:${end}`, resolve, { once: true });
      exhibit.start();
    });
    // They are painted with the frame after the next.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  }
  return exhibit.state === "ready";
}
