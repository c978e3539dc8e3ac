// What questions, activities and the record of what a reader did are made of, by name.

import { Exhibit, Words } from "../exhibits/types.js";
import { Run } from "../model/readouts.js";

// --- activities: what the page says of one (book/activity.py: _script) ----------------------------

/** Where a number is read off a scene: in percent of baseline. */
export interface Read {
  transmitter: string;
  quantity: string;
  /** Key of a run of the scene. */
  run: string;
  /** A minute, or the highest or lowest point. */
  at: number | "peak" | "trough";
}

export interface Slider {
  low: number;
  high: number;
  scale: "linear" | "log";
  /** How far from the answer is close enough: a difference, on a log scale a factor. */
  near: number;
  /** Steps from low to high. */
  positions: number;
  unit: string;
}

export type Direction = "increase" | "decrease" | "none";
export type Closeness = "near" | "high" | "low";
/** Where a prediction stands to a printed number: on a slider, or in a choice. */
export type Standing = Closeness | "within" | "outside";

/** A printed size. */
export interface Size {
  where: string;
  value: string;
  /** Percent of baseline, one for each way to read the number. */
  percents: number[];
}

export interface Activity {
  /** Name of the exhibit that runs the model. */
  exhibit: string;
  /** The link that is shown while the reader predicts, and the one that answers. */
  before: string;
  run: string;
  /** `choice` holds the limit below which each choice ends, null for the last. */
  predict: { slider?: Slider; choice?: (number | null)[] };
  read: Read;
  /** The run that the answer is a ratio to. */
  over: { link: string; run: string } | null;
  form: "percent" | "times";
  /** The number that means no change, and how far from it a number is still none. */
  unchanged: number;
  noise: number;
  /** Where all measurements point, null where they disagree or there is none. */
  direction: Direction | null;
  /** How many there are. */
  measured: number;
  sizes: Size[];
  text: Words;
}

/** Position of the chosen option or of the slider, and its words. */
export interface Guess {
  place: number;
  text: string;
}

/** A prediction beside what the model says. */
export interface Comparison {
  agreed: boolean;
  /** Beside the model, and beside the measurement. */
  sentences: string[];
}

/** How an activity stands. */
export type ActivityState =
  | { phase: "predicting"; guess: Guess | null }
  | { phase: "running"; guess: Guess }
  | { phase: "told"; comparison: Comparison }
  | { phase: "failed" };

/** What happens to an activity. */
export type ActivityEvent =
  | { type: "guess"; guess: Guess }
  | { type: "run" }
  | { type: "answer"; comparison: Comparison }
  | { type: "fail" }
  | { type: "retry" };

/** An exhibit that solves the scene of a link (dashboard/simulator.js). */
export interface SceneExhibit extends Exhibit {
  /** The last one solved. */
  scene?: SolvedScene;
  /** There once its script has begun. */
  open?(link: string): void;
  /** From its beginning to its moment, in so many milliseconds. */
  play?(ms: number): void;
}

/** Where the figure of an activity stands (teaching/stage.js). */
export interface Stage {
  isIn(place: HTMLElement): boolean;
  /** Into a card, opened; `left` when it goes home from there. */
  bring(place: HTMLElement, left: () => void): void;
}

export interface SolvedScene {
  runs: { key: string; run: Run }[];
}

// --- questions ------------------------------------------------------------------------------------

/** How an answer is judged. */
export interface Judgement {
  /** Nothing is chosen. */
  none: boolean;
  right: boolean;
  /** Right options that are chosen, and that there are. */
  found: number;
  wanted: number;
  /** Wrong options that are chosen. */
  wrong: number;
}

// --- what the reader has done ---------------------------------------------------------------------

/** `rightAt` is the try that was right, 0: none. */
export interface Answered {
  tries: number;
  rightAt: number;
}

/** `agreed` counts predictions like the model's. */
export interface Ran {
  runs: number;
  agreed: number;
}

/** By id of a question and of an activity. */
export interface Progress {
  version: number;
  questions: Record<string, Answered>;
  activities: Record<string, Ran>;
}

/** Of some questions: how many are right at the first try, right later, and not yet. */
export interface Tally {
  n: number;
  first: number;
  later: number;
  open: number;
}

/** In this browser, nowhere because a later edition has the place, or nowhere because the browser refuses. */
export type Kept = "here" | "later" | "nowhere";

/** Keeps the progress of a reader. */
export interface ProgressKeeper {
  now(): Progress;
  answered(id: string, right: boolean): void;
  ran(id: string, agreed: boolean): void;
  /** Where what is shown is kept. */
  kept(): Kept;
  /** Whether nothing is left there. */
  erase(): boolean;
  onChange(listener: () => void): void;
  /** Another page of the book changed a key of the storage; null: all of them. */
  changedElsewhere(key: string | null): void;
}
