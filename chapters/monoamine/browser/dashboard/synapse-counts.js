// What the synapse picture holds at a moment: levels and flows as counts, states and widths. The JavaScript twin of
// dashboard/synapse_counts.py.

/** @import { Count, Limits, Picture, Site, Snapshot } from "./types.js" */

import { digits } from "../exhibits/words.js";

const NONE = { name: "", blocked: 0, loaded: 0 };

/**
 * A flow as dots on their way.
 * @typedef {object} Stream
 * @property {string} flow
 * @property {number} rate trips per second at its resting flow (exchange: at the resting release)
 * @property {number} seconds that a trip takes
 * @property {number} most dots at once
 * @property {Site["state"]} [through] state of the carriers that it goes through
 * @property {number} [lead] share of a trip by which its first dot sets out early
 * @property {"dot" | "ring" | "tri"} [shape]
 */
/** @type {Record<string, Stream>} */
export const STREAMS = {
  "release": { flow: "release", rate: 0.8, seconds: 1.5, most: 5 },
  "uptake": { flow: "uptake", rate: 0.8, seconds: 1.5, most: 5, through: "open" },
  "exchange-out": { flow: "exchange", rate: 0.8, seconds: 1.5, most: 4, through: "loaded", lead: 0.5 },
  "exchange-in": { flow: "exchange", rate: 0.8, seconds: 1.5, most: 4, through: "loaded", shape: "tri" },
  "packing": { flow: "packing", rate: 0.6, seconds: 1.5, most: 3 },
  "breakdown": { flow: "breakdown", rate: 0.3, seconds: 1.5, most: 2 },
  "waste": { flow: "breakdown", rate: 0.3, seconds: 4, most: 5, shape: "ring" },
  "synthesis": { flow: "synthesis", rate: 0.3, seconds: 2, most: 2 },
};

/**
 * @param {Snapshot} snapshot
 * @param {Limits} limits from the drawing's data-limits
 * @returns {Picture} what is drawn for it
 */
export function picture(snapshot, limits) {
  const carriers = carriersOf(snapshot, limits);
  const drugs = (snapshot.carriers ?? []).slice(0, 2);
  return {
    outside: count(snapshot.outside, limits.outside),
    cytosol: count(snapshot.cytosolic, limits.cytosol),
    vesicles: vesicles(snapshot.vesicular, limits.vesicle),
    carriers,
    drugs: {
      blocker: drugs.some(({ blocked }) => share(blocked) >= 0.01),
      releaser: drugs.some(({ loaded }) => share(loaded) >= 0.01),
    },
    brake: { now: between(limits.brake, snapshot.brake), rest: between(limits.brake, snapshot.brakeRest) },
    receptors: { now: part(snapshot.receptors, limits.receptors), rest: part(snapshot.receptorsRest, limits.receptors) },
    autoreceptors: part(snapshot.brake, limits.autoreceptors),
    flows: flows(snapshot, limits.line),
  };
}

/**
 * A fold of rest in few digits.
 * @param {number} value fold of rest
 * @returns {string} two digits below 100, whole numbers above: 0.52, 1, 2.1, 14, 200
 */
export function foldText(value) {
  return digits(Math.min(level(value), 9999));
}

const level = (value) => (value > 0 ? Number(value) : 0); // NaN and what is missing become 0
const share = (value) => Math.min(level(value), 1);
const part = (value, all) => Math.round(share(value) * all);
const between = ({ least, most }, value) => least + (most - least) * share(value);

/** @returns {Count} */
function count(fold, { rest, most }) {
  const wanted = Math.round(level(fold) * rest);
  return { dots: Math.min(wanted, most), more: wanted > most };
}

function vesicles(fold, { count: number, rest, most }) {
  const { dots, more } = count(fold, { rest: rest * number, most: most * number });
  // The first vesicles get the dots that do not go round.
  return { dots: Array.from({ length: number }, (_, index) => Math.floor((dots + number - 1 - index) / number)), more };
}

/**
 * @param {Snapshot} snapshot
 * @param {Limits} limits
 * @returns {Picture["carriers"]}
 */
function carriersOf({ carriers = [], exchange }, limits) {
  const shown = carriers.length ? carriers.slice(0, 2) : [NONE];
  const each = limits.sites / shown.length;
  // A flow that is there has a carrier to go through, however few are loaded: one of the kind that is loaded most.
  const loads = shown.map(({ loaded }) => share(loaded));
  const driven = level(exchange) < limits.exchange ? -1 : loads.indexOf(Math.max(...loads));
  return shown.map(({ name, blocked }, kind) => ({ name, sites: sitesOf(share(blocked), loads[kind], each, kind === driven, limits.held) }));
}

/**
 * A blocker fills the places of one kind of carrier from the right, amphetamine from the left. A place that would be
 * filled in part shows its part, so that nothing jumps while the simulation runs.
 * @param {number} blocked
 * @param {number} loaded
 * @param {number} each places of the kind
 * @param {boolean} driven whether exchange goes through it
 * @param {number} least share of a place that is drawn
 * @returns {Site[]}
 */
function sitesOf(blocked, loaded, each, driven, least) {
  const fill = (amount, index) => share(amount * each - index);
  return Array.from({ length: each }, (_, index) => {
    const turned = driven && index === 0;
    const releaser = turned ? 1 : fill(Math.min(loaded, 1 - blocked), index);
    const blocker = turned ? 0 : fill(blocked, each - 1 - index);
    const holds = Math.max(blocker, releaser) < least ? "" : blocker > releaser ? "blocker" : "releaser";
    const held = holds ? Math.max(blocker, releaser) : 0;
    return { state: held < 0.5 ? "open" : holds === "blocker" ? "blocked" : "loaded", holds, held };
  });
}

/**
 * @param {Snapshot} snapshot
 * @param {Limits["line"]} line
 * @returns {Picture["flows"]}
 */
function flows(snapshot, line) {
  return Object.fromEntries(Object.entries(STREAMS).map(([name, { flow, rate, seconds, most }]) => {
    const fold = level(snapshot[flow]);
    return [name, { rate: Math.min(fold * rate, most / seconds), width: Math.min(line.rest * Math.sqrt(fold), line.most) }];
  }));
}
