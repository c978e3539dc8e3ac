// A finished run and what is read off it. Minutes from the start, levels in uM. Arrays are worked out when they are
// first asked for, and kept: read them, do not change them.
import { MINUTES, number, oneOf, own, refused } from "./protocol.js";

/** @import { Entry, Solved } from "./types.js" */

/** `transmitter` is DA, 5-HT, NE or BDNF everywhere, `quantity` a name of the reader's: DOPAC, tissue, DOPAC/DA, ... */
export class Run {
  #run;
  /** @type {Map<string, any>} */
  #kept = new Map();

  /** @param {Solved} run */
  constructor(run) {
    this.#run = run;
    /** Minutes from the start. @type {Float64Array} */
    this.timesMin = run.timesMin;
    /** Steps of the solver. @type {{accepted: number, refused: number}} */
    this.steps = run.steps;
  }

  /**
   * One state of the network over timesMin, by its symbol; uM, umol/kg in depots.
   * @param {string} symbol
   * @returns {Float64Array}
   */
  state(symbol) {
    const { model, states } = this.#run;
    return states[placeOf("symbol", symbol, model.species)];
  }

  /**
   * One quantity over timesMin, uM or ratio.
   * @param {string} transmitter
   * @returns {Float64Array}
   */
  series(transmitter, quantity = "extracellular") {
    return this.#once(`series ${transmitter} ${quantity}`, () => {
      const product = this.#product(transmitter, quantity);
      if (product) {
        const store = this.series(transmitter, "tissue");
        return this.series(transmitter, product).map((level, i) => level / store[i]);
      }
      const [first, ...more] = this.#parts(transmitter, quantity).map((symbol) => this.state(symbol));
      return more.length ? first.map((level, i) => more.reduce((sum, column) => sum + column[i], level)) : first;
    });
  }

  /**
   * The baseline of the same, uM or ratio.
   * @param {string} transmitter
   * @returns {number}
   */
  resting(transmitter, quantity = "extracellular") {
    if (this.#product(transmitter, quantity)) {
      // A ratio to a store that is as good as empty means nothing.
      const { intact, scenario } = this.#run;
      const store = this.resting(transmitter, "tissue");
      if (!(store > scenario.limits.empty * this.#level(intact, transmitter, "tissue"))) return NaN;
    }
    return this.#level(this.#run.before, transmitter, quantity);
  }

  /**
   * Percent of baseline over timesMin; NaN where the baseline is as good as empty.
   * @param {string} transmitter
   * @returns {Float64Array}
   */
  relative(transmitter, quantity = "extracellular") {
    return this.#once(`relative ${transmitter} ${quantity}`, () => {
      const { intact, scenario } = this.#run;
      const base = this.resting(transmitter, quantity);
      const enough = base > scenario.limits.empty * this.#level(intact, transmitter, quantity);
      return this.series(transmitter, quantity).map((level) => (enough ? (100 * level) / base : NaN));
    });
  }

  /**
   * Percent of baseline at one minute; between two times: linear.
   * @param {string} transmitter
   * @param {number} atMin
   * @returns {number}
   */
  percent(transmitter, atMin, quantity = "extracellular") {
    const times = this.timesMin, end = times.at(-1);
    if (!(Number.isFinite(atMin) && atMin >= times[0] && atMin <= end)) {
      throw refused("atMin", atMin, `0 to ${Number(end.toPrecision(6))}`);
    }
    const curve = this.relative(transmitter, quantity);
    const before = howMany(times, (minute) => minute <= atMin) - 1;
    if (times[before] === atMin) return curve[before];
    const share = (atMin - times[before]) / (times[before + 1] - times[before]);
    return curve[before] + share * (curve[before + 1] - curve[before]);
  }

  /**
   * The point farthest from baseline, counted in folds; NaN where there is no baseline.
   * @param {string} transmitter
   * @returns {{atMin: number, percent: number}}
   */
  peak(transmitter, quantity = "extracellular") {
    const curve = this.relative(transmitter, quantity);
    const far = curve.map((percent) => Math.abs(Math.log(Math.max(percent, this.#run.scenario.limits.empty) / 100)));
    const place = far.reduce((best, distance, i) => (distance > far[best] ? i : best), 0);
    return { atMin: Number.isNaN(curve[place]) ? NaN : this.timesMin[place], percent: curve[place] };
  }

  /**
   * Minutes from the peak until half of the change is gone; NaN when the run ends before.
   * @param {string} transmitter
   * @returns {number}
   */
  halfLife(transmitter, quantity = "extracellular") {
    const { atMin, percent } = this.peak(transmitter, quantity);
    const curve = this.relative(transmitter, quantity);
    /** @type {(minute: number, i: number) => boolean} */
    const half = (minute, i) => minute > atMin && (curve[i] - 100) / (percent - 100) <= 1 / 2;
    return (this.timesMin.find(half) ?? NaN) - atMin;
  }

  /**
   * The rate of one reaction of the network over timesMin, uM/h.
   * @param {string} reaction
   * @returns {Float64Array}
   */
  flow(reaction) {
    const { reactions, rates } = this.#run.model;
    const place = placeOf("reaction", reaction, reactions);
    return this.#once("flows", () => this.#read(rates, reactions.length))[place];
  }

  /**
   * One of the network's outputs over timesMin, such as the share of DAT held by MPH.
   * @param {string} symbol
   * @returns {Float64Array}
   */
  output(symbol) {
    const { outputs, read } = this.#run.model;
    const place = placeOf("output", symbol, outputs);
    return this.#once("outputs", () => this.#read(read, outputs.length))[place];
  }

  /**
   * Percent of a receptor's sites that its amine holds, over timesMin.
   * @param {string} receptor D1, D2, alpha2A, alpha1 or beta1
   * @param {number} [local] level at the receptor over the level between cells: 1 far from terminals, more beside one
   * @returns {Float64Array}
   */
  receptorOccupancy(receptor, local = 1) {
    const { receptors } = this.#run.scenario;
    oneOf("receptor", receptor, Object.keys(receptors));
    number("local", local, "a number from 0");
    const { amine, half } = receptors[receptor];
    /** @param {number} level */
    const held = (level) => 100 * filled(local * level, half);
    return this.#once(`receptor ${receptor} ${local}`, () => this.series(amine).map(held));
  }

  /** Change of raclopride binding over timesMin in percent, negative: displaced. @returns {Float64Array} */
  racloprideChange() {
    const { half, share } = this.#run.scenario.raclopride;
    /** @param {number} level */
    const left = (level) => 1 - share * filled(level, half);
    const before = left(this.resting("DA"));
    return this.#once("raclopride", () => this.series("DA").map((level) => 100 * (left(level) / before - 1)));
  }

  /**
   * @template T
   * @param {string} name
   * @param {() => T} make
   * @returns {T} what it made the first time
   */
  #once(name, make) {
    if (!this.#kept.has(name)) this.#kept.set(name, make());
    return this.#kept.get(name);
  }

  /**
   * A function of the model at every time, with the parameters that held then: one array for each of its results.
   * @param {(y: Float64Array, p: Float64Array, out: Float64Array) => void} read
   * @param {number} size how many results
   */
  #read(read, size) {
    const { states, stretches } = this.#run;
    const table = Array.from({ length: size }, () => new Float64Array(this.timesMin.length));
    const y = new Float64Array(states.length), row = new Float64Array(size);
    let stretch = 0;
    this.timesMin.forEach((minute, i) => {
      while (stretches[stretch + 1]?.from <= minute / MINUTES) stretch++;
      for (let s = 0; s < y.length; s++) y[s] = states[s][i];
      read(y, stretches[stretch].p, row);
      for (let r = 0; r < size; r++) table[r][i] = row[r];
    });
    return table;
  }

  /**
   * One quantity of one moment, uM or ratio.
   * @param {Float64Array} moment states
   * @param {string} transmitter
   * @param {string} quantity
   * @returns {number}
   */
  #level(moment, transmitter, quantity) {
    const product = this.#product(transmitter, quantity);
    if (product) {
      const store = this.#level(moment, transmitter, "tissue");
      return store > 0 ? this.#level(moment, transmitter, product) / store : NaN;
    }
    const { species } = this.#run.model;
    const places = this.#parts(transmitter, quantity).map((symbol) => placeOf("symbol", symbol, species));
    return places.reduce((sum, place) => sum + moment[place], 0);
  }

  /**
   * The quantity above the line, when `quantity` is a ratio.
   * @param {string} transmitter
   * @param {string} quantity
   * @returns {string | undefined}
   */
  #product(transmitter, quantity) {
    return own(own(this.#run.scenario.ratios, transmitter) ?? {}, quantity);
  }

  /**
   * The symbols of the states that make a quantity.
   * @param {string} transmitter
   * @param {string} quantity
   * @returns {string[]}
   */
  #parts(transmitter, quantity) {
    const { quantities, ratios, transmitters } = this.#run.scenario;
    oneOf("transmitter", transmitter, [...new Set([...transmitters, ...Object.keys(quantities)])]);
    oneOf("quantity", quantity, Object.keys({ ...quantities[transmitter], ...own(ratios, transmitter) }).sort());
    return quantities[transmitter][quantity];
  }
}

/** Share of a receptor that is occupied at a level, half of it at `half`. @param {number} level @param {number} half */
function filled(level, half) {
  return level / half / (1 + level / half);
}

/** @param {string} name @param {string} symbol @param {Entry[]} entries */
function placeOf(name, symbol, entries) {
  const place = entries.findIndex((entry) => entry.symbol === symbol);
  if (place >= 0) return place;
  throw refused(name, symbol, entries.map((entry) => entry.symbol).join(", "));
}

/**
 * How many of the ascending times, from the first on, are early.
 * @param {Float64Array} times
 * @param {(time: number) => boolean} early
 */
export function howMany(times, early) {
  let low = 0, high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (early(times[middle])) low = middle + 1;
    else high = middle;
  }
  return low;
}
