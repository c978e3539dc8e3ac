// The second script of pages with a dashboard: the model and what shows it. main.js starts it like any behaviour.

import { model } from "./model.js";
import { scenario } from "./scenario.js";
import { sideBySide } from "./side-by-side.js";
import { simulator } from "./simulator.js";

const engine = { model, scenario };
window.monoamine = {
  ...window.monoamine,
  behaviours: {
    ...window.monoamine?.behaviours,
    simulator: (exhibit) => simulator(exhibit, engine),
    "side-by-side": (exhibit) => sideBySide(exhibit, engine),
  },
};
