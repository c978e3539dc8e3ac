// A stiff solver for the model: a Rosenbrock method. Each step solves one linear system with several right-hand sides,
// so there is no iteration that could fail to converge, and what is much faster than the step is damped (uptake settles
// in 0.1 s, enzymes in days). Time in hours, levels as the model has them.

/**
 * Rodas5P: eight stages, order 5, error estimate of order 4, stiffly accurate, L-stable, dense output of order 4.
 * G. Steinebach, Construction of Rosenbrock-Wanner method Rodas5P and numerical benchmarks within the Julia
 * Differential Equations package, BIT Numerical Mathematics 63:27 (2023). On this model it is as fast as Rodas4 for
 * errors of 1e-4 and a fifth faster for smaller ones. Row s holds the weights of the stages before s. Each of the two
 * last stages starts where the one before started plus its result, and so does the end of the step.
 */
const GAMMA = 0.21193756319429014;
const ORDER = 5;
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

const SAFETY = 0.9;
const LEAST_CHANGE = 0.2;
const MOST_CHANGE = 8;
// Below this share of the time reached, a step no longer moves the clock.
const SMALLEST_STEP = 1e-14;

/**
 * A solver with its working arrays; it can be used for one stretch after another.
 *
 * A step is refused when the error it estimates is above rtol*|level| + atol in any state, when it makes a state fall
 * below -atol, or when a pivot vanishes. States are never clipped while solving: that would add matter. What is left
 * below zero is at most atol, and the reader of the result may set it to 0.
 *
 * @param {object} model a module made by model/export/javascript.py
 * @param {{rtol?: number, atol?: number, maxSteps?: number}} [options] maxSteps counts refused steps too
 * @returns {{advance: Function, interpolate: Function, steps: {accepted: number, refused: number}}}
 */
export function createSolver(model, { rtol = 1e-5, atol = 1e-9, maxSteps = 20000 } = {}) {
  const n = model.species.length;
  const stages = COUPLING.length;
  const u = Array.from({ length: stages }, () => new Float64Array(n));
  const bend = DENSE.map(() => new Float64Array(n));
  const slope = new Float64Array(n);
  const start = new Float64Array(n);
  const next = new Float64Array(n);
  const values = new Float64Array(model.entries);
  const lu = new Float64Array(model.work);
  const steps = { accepted: 0, refused: 0 };
  let bent = false;

  /** out = base + sum of scale*weights[j]*u[j], two at a time because memory is what takes the time */
  function combine(base, weights, scale, out) {
    const even = weights.length & ~1;
    if (out !== base) out.set(base);
    for (let j = 0; j < even; j += 2) {
      const first = weights[j] * scale, second = weights[j + 1] * scale, one = u[j], other = u[j + 1];
      for (let i = 0; i < n; i++) out[i] += first * one[i] + second * other[i];
    }
    if (even < weights.length) add(weights[even] * scale, u[even], out);
  }

  function add(weight, one, out) {
    for (let i = 0; i < n; i++) out[i] += weight * one[i];
  }

  /** Try a step from y; the end state is in next. Answers the error over what is allowed. */
  function attempt(y, p, h) {
    if (!model.factor(values, 1 / (h * GAMMA), lu)) return Infinity;
    u[0].set(slope);
    model.solve(lu, u[0]);
    for (let s = 1; s < stages; s++) {
      if (s < POINT.length) combine(y, POINT[s], 1, next);
      else add(1, u[s - 1], next);
      model.rhs(next, p, u[s]);
      combine(u[s], COUPLING[s], 1 / h, u[s]);
      model.solve(lu, u[s]);
    }
    const last = u[stages - 1];
    let error = 0;
    for (let i = 0; i < n; i++) {
      next[i] += last[i];
      const part = Math.abs(last[i]) / (atol + rtol * Math.max(Math.abs(y[i]), Math.abs(next[i])));
      if (Number.isNaN(part)) return Infinity;
      error = Math.max(error, part);
      if (next[i] < -atol && next[i] < y[i]) error = Math.max(error, 2);
    }
    return error;
  }

  /** Short enough that the fastest change at the start is seen; after that the error estimate decides. */
  function firstStep(y, span) {
    let fastest = 0;
    for (let i = 0; i < n; i++) fastest = Math.max(fastest, Math.abs(slope[i]) / (atol + rtol * Math.abs(y[i])));
    return Math.min(span, 1 / (Math.sqrt(rtol) * fastest));
  }

  /**
   * Carry y (changed in place) from one time to another with constant parameters.
   *
   * @param {Float64Array} y states
   * @param {Float64Array} p parameters as model.derive leaves them
   * @param {number} from hours
   * @param {number} to hours, later than from
   * @param {(t: number, h: number) => void} [seen] called after each step from t to t + h, while interpolate() reads it
   * @throws {Error} when maxSteps is used up, or the step becomes too small to go on
   */
  function advance(y, p, from, to, seen = () => {}) {
    const power = 1 / ORDER;
    model.rhs(y, p, slope);
    let t = from, h = firstStep(y, to - from), before = 0, errorBefore = 1, fresh = true;
    while (t < to) {
      if (fresh) model.jac(y, p, values);
      const ends = t + h * 1.01 >= to;
      if (ends) h = to - t;
      const error = attempt(y, p, h);
      let change = error > 0 ? SAFETY * error ** -power : MOST_CHANGE;
      fresh = error <= 1;
      if (fresh) {
        // Gustafsson's predictive control: the trend of the error over two steps decides on the third.
        if (before) change = Math.min(change, SAFETY * (h / before) * (errorBefore / error ** 2) ** power);
        before = h;
        errorBefore = Math.max(error, 0.01);
        steps.accepted++;
        bent = false;
        start.set(y);
        y.set(next);
        model.rhs(y, p, slope);
        seen(t, h);
        t = ends ? to : t + h;
      } else {
        steps.refused++;
        change = Number.isFinite(error) ? Math.min(change, 0.9) : LEAST_CHANGE;
      }
      h *= Math.min(MOST_CHANGE, Math.max(LEAST_CHANGE, change));
      if (t < to) guard(t, h);
    }
  }

  function guard(t, h) {
    const why = steps.accepted + steps.refused >= maxSteps ? `${maxSteps} steps used up`
      : h > SMALLEST_STEP * Math.max(t, 1e-6) ? "" : "the step became too small";
    if (why) throw new Error(`No solution: ${why} at ${t} h.`);
  }

  /**
   * States inside the step just made.
   * @param {number} share of the step that has passed, 0 to 1
   * @param {Float64Array} out
   */
  function interpolate(share, out) {
    const left = 1 - share;
    if (!bent) DENSE.forEach((weights, k) => combine(bend[k].fill(0), weights, 1, bend[k]));
    bent = true;
    for (let i = 0; i < n; i++) {
      let curve = 0;
      for (let k = bend.length - 1; k >= 0; k--) curve = curve * share + bend[k][i];
      out[i] = left * start[i] + share * (next[i] + left * curve);
    }
  }

  return { advance, interpolate, steps };
}
