// The molecules of the synapse picture between two moments: crowds sway, flows run along their roads.

/** @import { Picture, Site, Snapshot } from "./types.js" */
/** @import { Stream } from "./synapse-counts.js" */

import { makeSvg } from "../exhibits/elements.js";
import { STREAMS } from "./synapse-counts.js";

/**
 * @param {SVGElement} svg
 * @param {string} name
 * @returns {SVGGraphicsElement[]}
 */
export const parts = (svg, name) => [.../** @type {NodeListOf<SVGGraphicsElement>} */ (svg.querySelectorAll(`[data-part="${name}"]`))];

/**
 * @param {SVGElement} svg
 * @param {string} name of a part that holds groups
 * @returns {SVGGraphicsElement[]}
 */
export const groupsOf = (svg, name) => /** @type {SVGGraphicsElement[]} */ ([...parts(svg, name)[0].children]);

const GOLDEN = 2.399963; // radians: phases of neighbors differ, without chance
const SWELL = 2; // seconds in which swaying begins
const POINTS = 20; // of a road
const GROWN = 0.15; // share of a trip in which a dot comes, and in which it goes

/**
 * A way through the drawing, and the site or transmitter that it is for.
 * @typedef {{points: DOMPoint[], site?: string, amine?: string}} Road
 */

/** @typedef {{move: SVGTransform, size: SVGTransform, road: Road | null, done: number}} Courier a dot on its way */

/**
 * All that moves: step(seconds) moves it on, clear() takes what is on its way, home() brings all back.
 * @typedef {object} Motion
 * @property {(snapshot: Snapshot, drawn: Picture) => void} follow
 * @property {(seconds: number) => void} step
 * @property {() => void} clear
 * @property {() => void} home
 */

/**
 * @param {SVGSVGElement} svg
 * @returns {Motion}
 */
export function moving(svg) {
  const reach = Number(svg.dataset.wander);
  const crowds = ["outside", "cytosol"].map((name) => swaying(groupsOf(svg, name), reach));
  const streams = streamsOf(svg);
  const clear = () => streams.forEach((flow) => flow.clear());
  let time = 0;
  return {
    follow({ transmitter }, drawn) {
      crowds[0].number = drawn.outside.dots;
      crowds[1].number = drawn.cytosol.dots;
      const states = drawn.carriers.flatMap(({ sites }) => sites.map(({ state }) => state));
      for (const flow of streams) flow.follow(drawn.flows[flow.name].rate, states, transmitter);
    },
    step(seconds) {
      time += seconds;
      for (const crowd of crowds) crowd.move(time);
      for (const flow of streams) flow.step(seconds);
    },
    clear,
    home() {
      time = 0;
      for (const crowd of crowds) crowd.move(0);
      clear();
    },
  };
}

/**
 * Groups of dots that sway about their places; the last ones are empty while there are few dots.
 * @param {SVGGraphicsElement[]} groups
 * @param {number} reach
 */
function swaying(groups, reach) {
  const moves = groups.map((group) => group.transform.baseVal.getItem(0));
  const crowd = {
    number: 0,
    move(time) {
      const size = reach * Math.min(1, time / SWELL);
      for (let i = 0; i < Math.min(crowd.number, moves.length); i++) {
        const phase = i * GOLDEN;
        const pace = 0.7 + (i % 7) * 0.09;
        const dx = 0.6 * Math.sin(pace * time + phase) + 0.4 * Math.sin(2.3 * pace * time + 2 * phase);
        const dy = 0.6 * Math.cos(0.9 * pace * time + 3 * phase) + 0.4 * Math.sin(1.9 * pace * time + phase);
        moves[i].setTranslate(size * dx, size * dy);
      }
    },
  };
  return crowd;
}

/** @param {SVGSVGElement} svg */
function streamsOf(svg) {
  const [place] = parts(svg, "couriers");
  return Object.entries(STREAMS).map(([name, settings]) => {
    const paths = /** @type {SVGPathElement[]} */ ([...svg.querySelectorAll(`[data-road="${name}"]`)]);
    const roads = paths.map((path) => ({
      points: pointsOf(path), site: path.dataset.site, amine: path.dataset.for,
    }));
    return stream(name, settings, roads, couriers(place, settings));
  });
}

/**
 * Read once: a browser measures paths slowly.
 * @param {SVGPathElement} path
 */
function pointsOf(path) {
  const length = path.getTotalLength();
  return Array.from({ length: POINTS + 1 }, (_, index) => path.getPointAtLength((length * index) / POINTS));
}

/** @type {Record<string, ["circle" | "path", Record<string, string | number>]>} */
const SHAPES = {
  dot: ["circle", { r: 3.3 }],
  ring: ["circle", { r: 2.8 }],
  tri: ["path", { d: "M0 -5L4.75 3.75H-4.75Z" }],
};

/**
 * @param {SVGGraphicsElement} place
 * @param {Stream} settings
 * @returns {Courier[]}
 */
function couriers(place, { most, shape = "dot" }) {
  const [tag, attributes] = SHAPES[shape];
  return Array.from({ length: most }, () => {
    const element = makeSvg(tag, { ...attributes, class: shape, transform: "translate(0 0) scale(0)" });
    place.append(element);
    const list = element.transform.baseVal;
    return { move: list.getItem(0), size: list.getItem(1), road: null, done: 1 };
  });
}

/**
 * A flow as dots that set out one after the other along its roads in turn.
 * @param {string} name
 * @param {Stream} settings
 * @param {Road[]} roads
 * @param {Courier[]} pool
 */
function stream(name, { seconds: trip, through, lead = 0 }, roads, pool) {
  let rate = 0, due = lead, turn = 0, usable = roads;
  const start = () => {
    const free = pool.find(({ road }) => road === null);
    if (!free || !usable.length) return;
    free.road = usable[turn++ % usable.length];
    free.done = 0;
  };
  return {
    name,
    /** @type {(next: number, states: Site["state"][], amine: string) => void} */
    follow(next, states, amine) {
      rate = next;
      usable = roads.filter((road) => (!through || states[road.site] === through)
        && (!road.amine || (road.amine === "NE") === (amine === "NE")));
      // A carrier that has closed, or turned around, lets nothing through.
      for (const courier of pool) if (courier.road && !usable.includes(courier.road)) stop(courier);
    },
    step(seconds) {
      due += rate * seconds;
      for (; due >= 1; due--) start();
      for (const courier of pool) if (courier.road) walk(courier, seconds / trip);
    },
    clear() {
      due = lead;
      for (const courier of pool) stop(courier);
    },
  };
}

/**
 * @param {Courier} courier
 * @param {number} share of its trip
 */
function walk(courier, share) {
  courier.done += share;
  if (courier.done >= 1) return stop(courier);
  const at = courier.done * POINTS;
  const [from, to] = [courier.road.points[Math.floor(at)], courier.road.points[Math.ceil(at)]];
  const part = at % 1;
  const size = Math.min(1, courier.done / GROWN, (1 - courier.done) / GROWN);
  courier.move.setTranslate(from.x + part * (to.x - from.x), from.y + part * (to.y - from.y));
  courier.size.setScale(size, size);
}

/** @param {Courier} courier */
function stop(courier) {
  courier.road = null;
  courier.size.setScale(0, 0);
}

// A frame that comes later was too much for the page.
const LATE_MS = 25;

/**
 * Runs a motion while the picture is in view, the tab is shown, motion is welcome and nobody holds it.
 * @param {SVGSVGElement} svg
 * @param {Motion} motion
 * @returns {{hold: (on: boolean) => void, yieldTo: (on: boolean) => void}} `hold` holds it, or lets it go; while it yields
 *   to something else that moves it stands still where the page does not keep up
 */
export function whenSeen(svg, motion) {
  const welcome = matchMedia("(prefers-reduced-motion: no-preference)");
  let frame = 0, last = 0, held = false, inView = false, yielding = false, late = false;
  const step = (now) => {
    late = yielding && (late || now - last > LATE_MS);
    // After a stall the molecules go on from where they were; a first frame may be dated before its request.
    if (!late) motion.step(Math.min(Math.max(now - last, 0), 50) / 1000);
    last = now;
    frame = requestAnimationFrame(step);
  };
  const go = () => {
    last = performance.now();
    frame = requestAnimationFrame(step);
    svg.toggleAttribute("data-moving", true);
  };
  const halt = () => {
    cancelAnimationFrame(frame);
    frame = 0;
  };
  const decide = () => {
    const run = inView && !held && !document.hidden && welcome.matches;
    if (run !== frame > 0) (run ? go : halt)();
    if (welcome.matches) return;
    motion.home();
    svg.toggleAttribute("data-moving", false);
  };
  new IntersectionObserver((entries) => {
    inView = entries.at(-1).isIntersecting;
    decide();
  }).observe(svg);
  document.addEventListener("visibilitychange", decide);
  welcome.addEventListener("change", decide);
  return {
    hold(on) {
      held = on;
      decide();
    },
    yieldTo(on) { yielding = on; },
  };
}
