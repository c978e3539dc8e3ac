// What the page's scripts find without importing it: names that esbuild fills in, modules that are made from the model
// (book/scripts.py), and what they leave on the window for each other.

/** File name of BokehJS, with the hash of what is in it. */
declare const BOKEH_FILE: string;

declare module "monoamine-model" {
  export const model: import("./model/types.js").Model;
}

declare module "monoamine-scenario" {
  export const scenario: import("./model/types.js").Scenario;
}

interface Window {
  Bokeh?: any;
  monoamine?: {
    exhibits?: Record<string, import("./exhibits/types.js").Exhibit>;
    behaviours?: Record<string, import("./exhibits/types.js").StartBehaviour>;
    figures?: import("./exhibits/types.js").PaperFigures;
  };
}
