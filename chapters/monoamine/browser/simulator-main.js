// The second script of pages with a dashboard: the model and what shows it. main.js starts it like any behaviour.

import { model } from "monoamine-model";
import { scenario } from "monoamine-scenario";
import { sideBySide } from "./dashboard/side-by-side.js";
import { simulator } from "./dashboard/simulator.js";

const engine = { model, scenario };
window.monoamine = {
  ...window.monoamine,
  behaviours: {
    ...window.monoamine?.behaviours,
    simulator: (exhibit) => simulator(exhibit, engine),
    "side-by-side": (exhibit) => sideBySide(exhibit, engine),
  },
};
