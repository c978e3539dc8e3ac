// The synapse picture: draws what the simulation says at one moment, and moves the molecules between two moments.
// `picture` turns levels and flows into counts, states and widths; `createSynapse` puts them into the drawing that
// dashboard/synapse_svg.py made, and touches only what has changed. Motion adds nothing to the numbers: without it the
// same dots stand still.

import { digits, fill } from "../exhibits/words.js";
import { tokenName } from "../exhibits/theme.js";

const NONE = { name: "", blocked: 0, loaded: 0 };
const LINE = { rest: 1.6, most: 3.4 }; // units of the drawing; the style sheet has the first before any script
const SEEN = 0.05; // exchange, in folds of the resting release, from which a carrier is drawn turned around
// Of each flow: trips per second at its resting flow (exchange: at the resting release), seconds a trip takes, and how
// many dots there are for it.
const STREAMS = {
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
 * What is drawn for a snapshot.
 * @param {object} snapshot levels and flows in folds of rest, shares from 0 to 1 (see createSynapse)
 * @param {object} limits how many of each thing the drawing holds, from its data-limits
 * @returns {{outside: Count, cytosol: Count, vesicles: {dots: number[], more: boolean}, carriers: Carrier[],
 *   drugs: {blocker: boolean, releaser: boolean}, brake: {now: number, rest: number},
 *   receptors: {now: number, rest: number}, autoreceptors: number, flows: Object<string, {rate: number, width: number}>}}
 *   Count is {dots, more}: more means that the level is above what can be drawn. Carrier is {name, sites}, a site
 *   {state: "open" | "blocked" | "loaded", holds: "" | "blocker" | "releaser", held: 0..1}. Widths are in units of the
 *   drawing, rates in trips per second.
 */
export function picture(snapshot, limits) {
  const carriers = carriersOf(snapshot, limits.sites);
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
    flows: flows(snapshot),
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

function count(fold, { rest, most }) {
  const wanted = Math.round(level(fold) * rest);
  return { dots: Math.min(wanted, most), more: wanted > most };
}

function vesicles(fold, { count: number, rest, most }) {
  const { dots, more } = count(fold, { rest: rest * number, most: most * number });
  // The first vesicles get the dots that do not go round.
  return { dots: Array.from({ length: number }, (_, index) => Math.floor((dots + number - 1 - index) / number)), more };
}

function carriersOf({ carriers = [], exchange }, sites) {
  const shown = carriers.length ? carriers.slice(0, 2) : [NONE];
  const each = sites / shown.length;
  // A flow that is there has a carrier to go through, however few are loaded: one of the kind that is loaded most.
  const loads = shown.map(({ loaded }) => share(loaded));
  const driven = level(exchange) < SEEN ? -1 : loads.indexOf(Math.max(...loads));
  return shown.map(({ name, blocked }, kind) => ({ name, sites: sitesOf(share(blocked), loads[kind], each, kind === driven) }));
}

// A blocker fills the places of one kind of carrier from the right, amphetamine from the left. A place that would be
// filled in part shows its part, so that nothing jumps while the simulation runs.
function sitesOf(blocked, loaded, each, driven) {
  const fill = (amount, index) => share(amount * each - index);
  return Array.from({ length: each }, (_, index) => {
    const turned = driven && index === 0;
    const releaser = turned ? 1 : fill(Math.min(loaded, 1 - blocked), index);
    const blocker = turned ? 0 : fill(blocked, each - 1 - index);
    const holds = Math.max(blocker, releaser) < 0.1 ? "" : blocker > releaser ? "blocker" : "releaser";
    const held = holds ? Math.max(blocker, releaser) : 0;
    return { state: held < 0.5 ? "open" : holds === "blocker" ? "blocked" : "loaded", holds, held };
  });
}

function flows(snapshot) {
  return Object.fromEntries(Object.entries(STREAMS).map(([name, { flow, rate, seconds, most }]) => {
    const fold = level(snapshot[flow]);
    return [name, { rate: Math.min(fold * rate, most / seconds), width: Math.min(LINE.rest * Math.sqrt(fold), LINE.most) }];
  }));
}

// --- the drawing ----------------------------------------------------------------------------------

/**
 * Bring the drawing of dashboard/synapse_svg.py to life.
 * @param {SVGSVGElement} svg
 * @param {object} [options]
 * @param {Object<string, Object<string, string>>} [options.labels] by transmitter: words that differ from the
 *   drawing's own, by their key
 * @returns {{show: (snapshot: object) => void, pause: () => void, resume: () => void, destroy: () => void,
 *   running: boolean}} `show` draws {transmitter: "DA" | "5-HT" | "NE"; outside, vesicular, cytosolic: fold of rest;
 *   release, uptake, breakdown, packing, synthesis: fold of the own resting flow; exchange: fold of the resting
 *   release; carriers: one or two {name, blocked, loaded}; brake, brakeRest, receptors, receptorsRest: 0..1; optional:
 *   inks {blocker, releaser}, CSS custom properties, labels, words by key, and scene, its name: under another name no
 *   molecule of the last scene is still on its way}. `running`: whether molecules move.
 */
export function createSynapse(svg, options = {}) {
  const limits = JSON.parse(svg.dataset.limits);
  const draw = drawing(svg, limits, options.labels ?? {});
  const motion = moving(svg);
  const engine = whenSeen(svg, motion);
  const begin = onChange(motion.clear);
  return {
    show(snapshot) {
      const drawn = picture(snapshot, limits);
      draw(snapshot, drawn);
      begin(snapshot.scene);
      motion.follow(snapshot, drawn);
    },
    pause: () => engine.hold(true),
    resume: () => engine.hold(false),
    destroy: engine.destroy,
    get running() { return engine.running; },
  };
}

const parts = (svg, name) => [...svg.querySelectorAll(`[data-part="${name}"]`)];

// Calls apply only with a value that differs from the last one.
function onChange(apply) {
  let last;
  return (value) => {
    if (value === last) return;
    last = value;
    apply(value);
  };
}

const shown = (element) => onChange((on) => element.toggleAttribute("data-off", !on));

// Shows the first n of some elements. The elements are in the order in which they appear.
function firstOf(elements) {
  const switches = elements.map(shown);
  return onChange((n) => switches.forEach((set, index) => set(index < n)));
}

const groupsOf = (svg, name) => [...parts(svg, name)[0].children];

// The drawing deals its dots out to groups, one after the other: back into one row.
function dealt(groups) {
  return [...groups[0].children].flatMap((_, round) => groups.flatMap((group) => group.children[round] ?? []));
}

const style = (elements, property) => onChange((value) => {
  for (const element of elements) element.style.setProperty(property, value);
});

const text = (element) => onChange((value) => { element.textContent = value; });

function drawing(svg, limits, labels) {
  const places = {
    outside: firstOf(dealt(groupsOf(svg, "outside"))),
    cytosol: firstOf(dealt(groupsOf(svg, "cytosol"))),
    vesicles: parts(svg, "vesicle").map((vesicle) => firstOf([...vesicle.querySelectorAll(".dot")])),
    more: Object.fromEntries(["outside", "cytosol", "vesicles"].map((name) => [name, shown(parts(svg, `more-${name}`)[0])])),
  };
  const bound = ["receptor", "autoreceptor"].map((name) => occupier(parts(svg, name)));
  const carriers = carrierDrawer(svg);
  const lines = lineDrawer(svg);
  const readings = readingDrawer(svg, limits);
  const dress = dresser(svg, labels);
  return (snapshot, drawn) => {
    dress(snapshot);
    places.outside(drawn.outside.dots);
    places.cytosol(drawn.cytosol.dots);
    drawn.vesicles.dots.forEach((dots, index) => places.vesicles[index](dots));
    for (const [name, set] of Object.entries(places.more)) set(drawn[name].more);
    bound[0](drawn.receptors.now);
    bound[1](drawn.autoreceptors);
    carriers(drawn);
    lines(drawn);
    readings(snapshot, drawn);
  };
}

// The drawing says in which order receptors are taken.
function occupier(cups) {
  const order = [...cups].sort((a, b) => a.dataset.order - b.dataset.order);
  const switches = order.map((cup) => {
    const dot = shown(cup.querySelector(".dot"));
    return onChange((on) => { cup.toggleAttribute("data-occupied", on); dot(on); });
  });
  return onChange((n) => switches.forEach((set, index) => set(index < n)));
}

function carrierDrawer(svg) {
  const sites = parts(svg, "site").map((site) => ({
    state: onChange((state) => { site.dataset.state = state; }),
    holds: onChange((holds) => { site.dataset.holds = holds; }),
    held: style([site], "--held"),
  }));
  const names = [1, 2].map((number) => text(parts(svg, `carrier_${number}`)[0]));
  const number = onChange((n) => { svg.dataset.carriers = n; });
  const keys = ["blocker", "releaser"].map((drug) => [drug, shown(parts(svg, `key-${drug}`)[0])]);
  return ({ carriers, drugs }) => {
    number(carriers.length);
    names.forEach((set, index) => set(carriers[index]?.name ?? ""));
    carriers.flatMap((carrier) => carrier.sites).forEach(({ state, holds, held }, index) => {
      sites[index].state(state);
      sites[index].holds(holds);
      sites[index].held(held.toFixed(2));
    });
    for (const [drug, set] of keys) set(drugs[drug]);
  };
}

function lineDrawer(svg) {
  const widths = ["release", "uptake", "exchange", "packing", "breakdown", "synthesis"].map((flow) =>
    [flow === "exchange" ? "exchange-out" : flow, style([...svg.querySelectorAll(`[data-arrow="${flow}"]`)], "--flow")]);
  const brakes = [["now", "brake"], ["rest", "brake-rest"]].map(([when, name]) => [when, style(parts(svg, name), "--brake")]);
  return ({ flows: drawn, brake }) => {
    for (const [name, set] of widths) set(drawn[name].width.toFixed(1));
    for (const [when, set] of brakes) set(brake[when].toFixed(1));
  };
}

function readingDrawer(svg, { sites, receptors }) {
  const reading = (name) => {
    const element = svg.querySelector(`[data-reading="${name}"]`);
    const set = text(element);
    return (values) => set(fill(element.dataset.template, values));
  };
  const [outside, occupied] = [reading("outside_now"), reading("receptors_now")];
  const lines = parts(svg, "hold-line");
  const set = lines.map(text);
  return (snapshot, drawn) => {
    outside({ fold: foldText(snapshot.outside) });
    occupied({ n: drawn.receptors.now, all: receptors, rest: drawn.receptors.rest });
    const all = drawn.carriers.flatMap((carrier) => carrier.sites);
    const told = ["blocked", "loaded"].flatMap((state) => {
      const n = all.filter((site) => site.state === state).length;
      return n ? [fill(lines[0].dataset[state], { n, all: sites })] : [];
    });
    set.forEach((say, index) => say(told[index] ?? ""));
  };
}

// Colors, and the words that depend on the transmitter or on the snapshot.
function dresser(svg, labels) {
  const words = [...svg.querySelectorAll("[data-label]")].map((element) => {
    const own = element.textContent;
    return { key: element.dataset.label, own, set: text(element) };
  });
  const amine = onChange((name) => {
    svg.dataset.transmitter = name;
    svg.style.setProperty("--amine", `var(${tokenName(name)})`);
  });
  const inks = ["blocker", "releaser"].map((drug) => [drug, style([svg], `--${drug}`)]);
  return ({ transmitter, labels: now, inks: chosen }) => {
    amine(transmitter);
    for (const { key, own, set } of words) set(now?.[key] ?? labels[transmitter]?.[key] ?? own);
    for (const [drug, set] of inks) if (chosen?.[drug]) set(`var(${chosen[drug]})`);
  };
}

// --- motion ---------------------------------------------------------------------------------------

const GOLDEN = 2.399963; // radians: phases of neighbors differ, without chance
const SWELL = 2; // seconds in which swaying begins
const POINTS = 20; // of a road
const GROWN = 0.15; // share of a trip in which a dot comes, and in which it goes

// All that moves: step(seconds) moves it on, clear() takes what is on its way, home() brings all back.
function moving(svg) {
  const reach = Number(svg.dataset.wander);
  const crowds = ["outside", "cytosol"].map((name) => swaying(groupsOf(svg, name), reach));
  const streams = streamsOf(svg);
  const clear = () => streams.forEach((one) => one.clear());
  let time = 0;
  return {
    follow({ transmitter }, drawn) {
      crowds[0].number = drawn.outside.dots;
      crowds[1].number = drawn.cytosol.dots;
      const states = drawn.carriers.flatMap(({ sites }) => sites.map(({ state }) => state));
      for (const one of streams) one.follow(drawn.flows[one.name].rate, states, transmitter);
    },
    step(seconds) {
      time += seconds;
      for (const crowd of crowds) crowd.move(time);
      for (const one of streams) one.step(seconds);
    },
    clear,
    home() {
      time = 0;
      for (const crowd of crowds) crowd.move(0);
      clear();
    },
  };
}

// Groups of dots that sway about their places; the last ones are empty while there are few dots.
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

function streamsOf(svg) {
  const [place] = parts(svg, "couriers");
  return Object.entries(STREAMS).map(([name, settings]) => {
    const roads = [...svg.querySelectorAll(`[data-road="${name}"]`)].map((path) => ({
      points: pointsOf(path), site: path.dataset.site, amine: path.dataset.for,
    }));
    return stream(name, settings, roads, couriers(place, settings));
  });
}

// Read once: a browser measures paths slowly.
function pointsOf(path) {
  const length = path.getTotalLength();
  return Array.from({ length: POINTS + 1 }, (_, index) => path.getPointAtLength((length * index) / POINTS));
}

const SVG = "http://www.w3.org/2000/svg";
const SHAPES = {
  dot: ["circle", { r: 3.3 }],
  ring: ["circle", { r: 2.8 }],
  tri: ["path", { d: "M0 -5L4.75 3.75H-4.75Z" }],
};

function couriers(place, { most, shape = "dot" }) {
  const [tag, attributes] = SHAPES[shape];
  return Array.from({ length: most }, () => {
    const element = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries({ ...attributes, class: shape, transform: "translate(0 0) scale(0)" })) {
      element.setAttribute(name, value);
    }
    place.append(element);
    const list = element.transform.baseVal;
    return { move: list.getItem(0), size: list.getItem(1), road: null, done: 1 };
  });
}

// A flow as dots that set out one after the other along its roads in turn.
function stream(name, { seconds: trip, through, lead = 0 }, roads, pool) {
  let [rate, due, turn, usable] = [0, lead, 0, roads];
  const start = () => {
    const free = pool.find(({ road }) => road === null);
    if (!free || !usable.length) return;
    free.road = usable[turn++ % usable.length];
    free.done = 0;
  };
  return {
    name,
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

function stop(courier) {
  courier.road = null;
  courier.size.setScale(0, 0);
}

// --- when it moves --------------------------------------------------------------------------------

// Runs `motion` while the picture is in view, the tab is shown, motion is welcome and nobody holds it.
function whenSeen(svg, motion) {
  const welcome = matchMedia("(prefers-reduced-motion: no-preference)");
  const until = new AbortController();
  let [frame, last, held, inView] = [0, 0, false, false];
  const step = (now) => {
    // After a stall the molecules go on from where they were; a first frame may be dated before its request.
    motion.step(Math.min(Math.max(now - last, 0), 50) / 1000);
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
  const view = new IntersectionObserver((entries) => {
    inView = entries.at(-1).isIntersecting;
    decide();
  });
  view.observe(svg);
  document.addEventListener("visibilitychange", decide, until);
  welcome.addEventListener("change", decide, until);
  return {
    get running() { return frame > 0; },
    hold(on) {
      held = on;
      decide();
    },
    destroy() {
      inView = false;
      decide();
      view.disconnect();
      until.abort();
    },
  };
}
