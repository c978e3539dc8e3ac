// A stiff solver for the model: a Rosenbrock method of the RODAS family. Each step solves one linear system with several
// right-hand sides, so it needs no iteration that could fail to converge, and it damps what is much faster than the step
// (uptake settles in 0.1 s, enzymes in days). Time in hours, levels as the model has them.

/**
 * Rodas4: six stages, order 4, error estimate of order 3, L-stable and stiffly accurate, dense output of order 3.
 * E. Hairer, G. Wanner, Solving Ordinary Differential Equations II, section IV.10.
 */
export const RODAS4 = {
  order: 4,
  gamma: 0.25,
  a: [
    [],
    [1.544],
    [0.9466785280815826, 0.2557011698983284],
    [3.314825187068521, 2.896124015972201, 0.9986419139977817],
    [1.221224509226641, 6.019134481288629, 12.53708332932087, -0.687886036105895],
    [1.221224509226641, 6.019134481288629, 12.53708332932087, -0.687886036105895, 1],
  ],
  c: [
    [],
    [-5.6688],
    [-2.430093356833875, -0.2063599157091915],
    [-0.1073529058151375, -9.594562251023355, -20.47028614809616],
    [7.496443313967647, -10.24680431464352, -33.99990352819905, 11.7089089320616],
    [8.083246795921522, -7.981132988064893, -31.52159432874371, 16.31930543123136, -6.058818238834054],
  ],
  dense: [
    [10.12623508344586, -7.487995877610167, -34.80091861555747, -7.992771707568823, 1.025137723295662, 0],
    [-0.6762803392801253, 6.087714651680015, 16.43084320892478, 24.76722511418386, -6.594389125716872, 0],
  ],
};

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
 * @param {{rtol?: number, atol?: number, maxSteps?: number, method?: object}} [options] maxSteps counts refused steps too
 * @returns {{advance: Function, interpolate: Function, steps: {accepted: number, refused: number}}}
 */
export function createSolver(model, { rtol = 1e-5, atol = 1e-9, maxSteps = 20000, method = RODAS4 } = {}) {
  const n = model.species.length;
  const stages = method.a.length;
  const u = Array.from({ length: stages }, () => new Float64Array(n));
  const bend = method.dense.map(() => new Float64Array(n));
  const slope = new Float64Array(n);
  const start = new Float64Array(n);
  const next = new Float64Array(n);
  const values = new Float64Array(model.entries);
  const lu = new Float64Array(model.work);
  const steps = { accepted: 0, refused: 0 };
  let bent = false;

  /** out = base + sum of weights[j]*scale*u[j] */
  function combine(base, weights, scale, out) {
    if (out !== base) out.set(base);
    for (let j = 0; j < weights.length; j++) {
      const weight = weights[j] * scale, one = u[j];
      for (let i = 0; i < n; i++) out[i] += weight * one[i];
    }
  }

  /** Try a step from y; the end state is in next. Answers the error over what is allowed. */
  function attempt(y, p, h) {
    if (!model.factor(values, 1 / (h * method.gamma), lu)) return Infinity;
    u[0].set(slope);
    model.solve(lu, u[0]);
    for (let s = 1; s < stages; s++) {
      combine(y, method.a[s], 1, next);
      model.rhs(next, p, u[s]);
      combine(u[s], method.c[s], 1 / h, u[s]);
      model.solve(lu, u[s]);
    }
    const last = u[stages - 1];
    let error = 0;
    for (let i = 0; i < n; i++) {
      next[i] += last[i];
      const part = Math.abs(last[i]) / (atol + rtol * Math.max(Math.abs(y[i]), Math.abs(next[i])));
      if (!(part <= error)) error = part;
      if (next[i] < -atol && next[i] < y[i] && error < 2) error = 2;
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
    const power = 1 / method.order;
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
    if (steps.accepted + steps.refused >= maxSteps) throw new Error(`No solution: ${maxSteps} steps used up at ${t} h.`);
    if (!(h > SMALLEST_STEP * Math.max(t, 1e-6))) throw new Error(`No solution: the step became too small at ${t} h.`);
  }

  /**
   * States inside the step just made.
   * @param {number} share of the step that has passed, 0 to 1
   * @param {Float64Array} out
   */
  function interpolate(share, out) {
    const left = 1 - share;
    if (!bent) method.dense.forEach((weights, k) => combine(bend[k].fill(0), weights, 1, bend[k]));
    bent = true;
    for (let i = 0; i < n; i++) {
      let curve = 0;
      for (let k = bend.length - 1; k >= 0; k--) curve = curve * share + bend[k][i];
      out[i] = left * start[i] + share * (next[i] + left * curve);
    }
  }

  return { advance, interpolate, steps };
}
