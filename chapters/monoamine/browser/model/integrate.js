// A stiff solver for the model: a Rosenbrock method. Each step solves one linear system with several right-hand sides,
// so there is no iteration that could fail to converge, and what is much faster than the step is damped (uptake settles
// in 0.1 s, enzymes in days). Time in hours, levels as the model has them.
import { Rodas5P } from "./rodas5p.js";
import { StepSize, excess, firstStep } from "./step-size.js";

/** @import { Model, Solver, SolverOptions } from "./types.js" */

// Below this share of the time reached, a step no longer moves the clock.
const SMALLEST_STEP = 1e-14;
// A step that would leave less than this share of itself to the end goes to the end.
const NEARLY = 1.01;

/**
 * A solver with its working arrays; it can be used for one stretch after another.
 *
 * A step is refused when the error it estimates is above rtol*|level| + atol in any state, when it makes a state fall
 * below -atol, or when a pivot vanishes. States are never clipped while solving: that would add matter. What is left
 * below zero is at most atol, and the reader of the result may set it to 0.
 *
 * @param {Model} model
 * @param {Partial<SolverOptions>} [options]
 * @returns {Solver}
 */
export function createSolver(model, { rtol = 1e-5, atol = 1e-9, maxSteps = 20000 } = {}) {
  const method = new Rodas5P(model), tolerance = { rtol, atol };
  const steps = { accepted: 0, refused: 0 };

  /** @type {Solver["advance"]} */
  function advance(y, p, from, to, seen = () => {}) {
    const size = new StepSize();
    method.look(y, p);
    let t = from, h = firstStep(y, method.slope, to - from, tolerance), moved = true;
    while (t < to) {
      if (moved) method.linearise(y, p);
      const ends = t + h * NEARLY >= to;
      if (ends) h = to - t;
      const error = method.attempt(y, p, h) ? excess(y, method.end, method.error, tolerance) : Infinity;
      moved = error <= 1;
      if (moved) {
        steps.accepted++;
        method.keep(y);
        method.look(y, p);
        seen(t, h);
        t = ends ? to : t + h;
        h = size.afterKept(h, error);
      } else {
        steps.refused++;
        h = size.afterRefused(h, error);
      }
      if (t < to) guard(t, h);
    }
  }

  /** @param {number} t @param {number} h hours of the next step */
  function guard(t, h) {
    const why = steps.accepted + steps.refused >= maxSteps ? `${maxSteps} steps used up`
      : h > SMALLEST_STEP * Math.max(t, 1e-6) ? "" : "the step became too small";
    if (why) throw new Error(`No solution: ${why} at ${t} h.`);
  }

  return { advance, interpolate: (share, out) => method.interpolate(share, out), steps };
}
