// What the page's scripts find without importing it: names that esbuild fills in, modules that are made from the model
// (book/scripts.py), Sphinx's search, and what they leave on the window for each other.

/** File name of BokehJS, with the hash of what is in it. */
declare const BOKEH_FILE: string;

declare module "monoamine-model" {
  export const model: import("./model/types.js").Model;
}

declare module "monoamine-scenario" {
  export const scenario: import("./model/types.js").Scenario;
}

declare module "monoamine-card" {
  export const card: import("./dashboard/types.js").CardData;
}

/** A page, its title, the place in it with its "#", what it says of an object, its score and its file. */
type SphinxResult = [page: string, title: string, anchor: string, description: string | null, score: number, file: string];

/** Sphinx's searchtools.js; only the page of the search has it. */
declare const Search: {
  _index: Record<string, object>;
  _parseQuery(query: string): [
    query: string, stems: Set<string>, excluded: Set<string>, highlighted: Set<string>, objects: Set<string>,
  ];
  _performSearch(
    query: string, stems: Set<string>, excluded: Set<string>, highlighted: Set<string>, objects: Set<string>,
  ): SphinxResult[];
  performSearch(query: string): void;
};
declare function splitQuery(query: string): string[];
declare class Stemmer {
  stemWord(word: string): string;
}

interface Window {
  Bokeh?: any;
  monoamineCards?: import("./page/cards.js").Cards;
  monoamineCitations?: Record<string, import("./exhibits/types.js").Citation>;
  monoamine?: {
    exhibits?: Record<string, import("./exhibits/types.js").Exhibit>;
    behaviours?: Record<string, import("./exhibits/types.js").StartBehaviour>;
    figures?: import("./exhibits/types.js").PaperFigures;
    card?: import("./dashboard/types.js").CardMaker;
  };
}
