// A small dashboard for the tests of its modules: rules as dashboard/controls.py makes them, and words.

export const RULES = {
  version: "1", places: 10_000, slots: 3, windows: { "2h": 120, "7d": 10080 }, steps: { "2h": 1, "7d": 60 }, tone: [0.5, 2],
  amounts: { Semax: [0.01, 1], modafinil: [3, 600] }, firstDose: { Semax: 0.15, modafinil: 100 },
  routes: { Semax: ["ip", "nasal"], modafinil: ["ip", "oral"] }, every: ["once", "daily"], dayMin: 1440,
  choices: {
    in: { field: "region", allowed: ["striatum", "hippocampus"] }, for: { field: "window", allowed: ["2h", "7d"] },
    see: { field: "see", allowed: ["DA", "NE"] }, scale: { field: "scale", allowed: ["log", "linear"] },
    if: { field: "hypothesis", allowed: ["H0", "H1"] }, show: { field: "product", allowed: ["first", "tissue"] },
  },
  blank: {
    region: "striatum", hypothesis: "H0", window: "2h", tone: 1, see: "DA", product: "first", at: 40, vary: 1, scale: "log",
  },
  transmitters: ["DA", "NE"], product: { DA: { first: "DOPAC", tissue: "tissue" }, NE: { first: "metabolites", tissue: "tissue" } },
  levels: ["vesicular", "extracellular"], flows: {
    DA: { release: ["release_DA"], exchange: ["efflux_DAT", "efflux_NET"] }, NE: { release: ["release_NE"], exchange: ["efflux_NET"] },
  },
  carriers: { DA: ["DAT", "NET"], NE: ["NET"] }, blockers: ["MPH", "MOD"], brakes: { DA: "A_DA", NE: "A_NE" },
  receptors: { DA: 0.02, NE: 0.1 }, dosePoints: 5, rtol: 1e-5,
  floor: 1, sameDose: 0.01, margin: 0.05, parts: { beyond: [1.5, 0.6], known: [2.5, 1] }, unchanged: 2, gone: 1, noEffect: "H0", fold: 200, minutesUntil: 120,
};

export const TEXT = {
  units: { dose: "{value} mg/kg", minutes: "{value} min", hours: "{value} h" },
  regions: { striatum: "striatum", hippocampus: "hippocampus" },
  products: { DA: { first: "DOPAC", tissue: "dopamine in tissue" }, NE: { first: "MHPG", tissue: "norepinephrine in tissue" } },
  say: {
    product: "At {time} {transmitter} of {region} is {told}.", product_too: "{product}: {told}.",
    and: "and", or: "or", all: { 2: "both", 3: "all three" }, at: "At {time} {transmitter} in {region} is {told}.", with: "{change} with {what}", same: "unchanged",
    fold: "{value} times", up: "{value} % up", down: "{value} % down", gone: "gone", others: "Also {told}.",
    other: "{transmitter} is {change}", never: "nobody measured {transmitter} in {region} after {what}.",
    measured: "somebody measured {transmitter} in {region} after {what}.", no_dose: "Nothing is given.",
    hypothesis: "Semax {label}: {n} of {all}.", supposed: { H0: "acts nowhere", H1: "speeds all" }, together: "everything",
  },
  where: {
    levels: "Levels", flows: "Flows", sites: "Sites", rows: {
      vesicular: "in vesicles", extracellular: "outside", release: "release", exchange: "exchange",
      blocked: "{carrier} blocked", loaded: "{carrier} loaded", brake: "brake",
    },
  },
  runs: { together: "all together", nothing: "nothing given" },
};

export const dose = (drug, amount, changes = {}) => ({ drug, amount, route: "ip", time: 0, every: "once", ...changes });

export const state = (changes = {}) => ({ ...RULES.blank, doses: [null, null, null], ...changes });

/** A scene with made-up curves: `levels` by run, each percent of baseline by transmitter. */
export function made(changes, levels) {
  const all = Object.entries(levels).map(([key, outside]) => ({
    key, drugs: key === "together" ? Object.keys(levels).filter((one) => one !== "together") : key === "nothing" ? [] : [key],
    outside: Object.fromEntries(Object.entries(outside).map(([name, curve]) => [name, Float64Array.from(curve)])),
    product: Float64Array.from(outside.DA),
  }));
  const { length } = all[0].outside.DA;
  return { state: state(changes), times: Float64Array.from({ length }, (_, i) => 30 * i), runs: all };
}
