// One step of a Rosenbrock method, and the states inside it.

/** @import { Model } from "./types.js" */

/**
 * Rodas5P: eight stages, order 5, error estimate of order 4, stiffly accurate, L-stable, dense output of order 4.
 * G. Steinebach, Construction of Rosenbrock-Wanner method Rodas5P and numerical benchmarks within the Julia
 * Differential Equations package, BIT Numerical Mathematics 63:27 (2023). On this model it is as fast as Rodas4 for
 * errors of 1e-4 and a fifth faster for smaller ones. Row s holds the weights of the stages before s. Each of the two
 * last stages starts where the one before started plus its result, and so does the end of the step.
 */
const GAMMA = 0.21193756319429014;
export const ORDER = 5;
const POINT = [
  [],
  [3],
  [2.849394379747939, 0.45842242204463923],
  [-6.954028509809101, 2.489845061869568, -10.358996098473584],
  [2.8029986275628964, 0.5072464736228206, -0.3988312541770524, -0.04721187230404641],
  [-7.502846399306121, 2.561846144803919, -11.627539656261098, -0.18268767659942256, 0.030198172008377946],
];
const COUPLING = [
  [],
  [-14.155112264123755],
  [-17.97296035885952, -2.859693295451294],
  [147.12150275711716, -1.41221402718213, 71.68940251302358],
  [165.43517024871676, -0.4592823456491126, 42.90938336958603, -5.961986721573306],
  [24.854864614690072, -3.0009227002832186, 47.4931110020768, 5.5814197821558125, -0.6610691825249471],
  [
    30.91273214028599, -3.1208243349937974, 77.79954646070892, 34.28646028294783, -19.097331116725623,
    -28.087943162872662,
  ],
  [
    37.80277123390563, -3.2571969029072276, 112.26918849496327, 66.9347231244047, -40.06618937091002,
    -54.66780262877968, -9.48861652309627,
  ],
];
const DENSE = [
  [
    25.948786856663858, -2.5579724845846235, 10.433815404888879, -2.3679251022685204, 0.524948541321073,
    1.1241088310450404, 0.4272876194431874, -0.17202221070155493,
  ],
  [
    -9.91568850695171, -0.9689944594115154, 3.0438037242978453, -24.495224566215796, 20.176138334709044,
    15.98066361424651, -6.789040303419874, -6.710236069923372,
  ],
  [
    11.419903575922262, 2.8879645146136994, 72.92137995996029, 80.12511834622643, -52.072871366152654,
    -59.78993625266729, -0.15582684282751913, 4.883087185713722,
  ],
];

/** The method with its working arrays. One step is kept at a time: the one tried last. */
export class Rodas5P {
  /** @param {Model} model */
  constructor(model) {
    const state = () => new Float64Array(model.species.length);
    this.model = model;
    this.stages = COUPLING.map(state);
    this.jacobian = new Float64Array(model.entries);
    this.lu = new Float64Array(model.work);
    /** Change per hour at the start of the step. */
    this.slope = state();
    /** States at the start of the step, once it is kept, and at its end. */
    this.start = state();
    this.end = state();
    /** The estimated error at the end, by state. */
    this.error = this.stages[this.stages.length - 1];
    this.bends = DENSE.map(state);
    this.bent = false;
  }

  /** See how the states change at y. @param {Float64Array} y @param {Float64Array} p */
  look(y, p) {
    this.model.rhs(y, p, this.slope);
  }

  /** Take the Jacobian at y. @param {Float64Array} y @param {Float64Array} p */
  linearise(y, p) {
    this.model.jac(y, p, this.jacobian);
  }

  /**
   * Try a step of h hours from y, where `look` and `linearise` were last.
   * @param {Float64Array} y
   * @param {Float64Array} p
   * @param {number} h
   * @returns {boolean} false when a pivot vanishes; otherwise the step is in `end` and `error`
   */
  attempt(y, p, h) {
    const { model, stages, lu, end } = this;
    if (!model.factor(this.jacobian, 1 / (h * GAMMA), lu)) return false;
    stages[0].set(this.slope);
    model.solve(lu, stages[0]);
    for (let s = 1; s < stages.length; s++) {
      if (s < POINT.length) combine(y, POINT[s], 1, stages, end);
      else add(1, stages[s - 1], end);
      model.rhs(end, p, stages[s]);
      combine(stages[s], COUPLING[s], 1 / h, stages, stages[s]);
      model.solve(lu, stages[s]);
    }
    add(1, this.error, end);
    return true;
  }

  /** Keep the step just tried: y goes on to its end. @param {Float64Array} y */
  keep(y) {
    this.start.set(y);
    y.set(this.end);
    this.bent = false;
  }

  /**
   * States inside the step just kept.
   * @param {number} share of the step that has passed, 0 to 1
   * @param {Float64Array} out
   */
  interpolate(share, out) {
    const { bends, start, end } = this, left = 1 - share;
    if (!this.bent) this.bend();
    for (let i = 0; i < out.length; i++) {
      let curve = 0;
      for (let k = bends.length - 1; k >= 0; k--) curve = curve * share + bends[k][i];
      out[i] = left * start[i] + share * (end[i] + left * curve);
    }
  }

  /** Work out how the states bend away from a straight line: once for each step that is looked into. */
  bend() {
    DENSE.forEach((weights, k) => combine(this.bends[k].fill(0), weights, 1, this.stages, this.bends[k]));
    this.bent = true;
  }
}

/**
 * out = base + sum of scale*weights[j]*stages[j], two at a time because memory is what takes the time
 * @param {Float64Array} base
 * @param {number[]} weights
 * @param {number} scale
 * @param {Float64Array[]} stages
 * @param {Float64Array} out may be base
 */
function combine(base, weights, scale, stages, out) {
  const even = weights.length & ~1, n = out.length;
  if (out !== base) out.set(base);
  for (let j = 0; j < even; j += 2) {
    const first = weights[j] * scale, second = weights[j + 1] * scale, one = stages[j], other = stages[j + 1];
    for (let i = 0; i < n; i++) out[i] += first * one[i] + second * other[i];
  }
  if (even < weights.length) add(weights[even] * scale, stages[even], out);
}

/** @param {number} weight @param {Float64Array} stage @param {Float64Array} out */
function add(weight, stage, out) {
  for (let i = 0; i < out.length; i++) out[i] += weight * stage[i];
}
