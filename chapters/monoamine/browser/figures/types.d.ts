// What the figures with a form of their own are asked, know and answer.

import { Control, FormExhibit, Words } from "../exhibits/types.js";

// --- the hill (figures/hill.py) -------------------------------------------------------------------

/** The fields of the form: names of published values, which end of their errors, and factors. */
export interface HillState {
  alpha2: string;
  alpha1: string;
  beta1: string;
  error: string;
  hill: number;
  sigma: number;
}

/** nM; without beta1 that receptor does not act. */
export interface Affinities {
  alpha2: number;
  alpha1: number;
  beta1: number | null;
  /** Hill exponent of alpha1. */
  hill: number;
}

export interface HillFacts {
  /** nM by end of the error, receptor and name. */
  published: Record<string, Record<"alpha2" | "alpha1" | "beta1", Record<string, number | null>>>;
  /** Who stands on the hill at which level. */
  standing: [string, number][];
  /** Of a search. */
  points: number;
  xs: number[];
  /** What the plot shows at the bottom, in percent of the best. */
  lowest: number;
  room: number;
  /** Of sigma: lowest, highest, step. */
  sigmas: [number, number, number];
}

/** Somebody on the hill. */
export interface HillPlace {
  name: string;
  /** nM */
  local: number;
  /** Percent of the best, and where it is drawn. */
  share: number;
  at: number;
}

/** Shares in percent of the best; no top, curve and place without a hill. */
export interface Hill {
  top: number | null;
  curve: number[];
  bottom: number;
  places: HillPlace[];
}

/** A top (nM) and the names of the printed values that it belongs to. */
export interface HillTop {
  alpha2: string;
  alpha1: string;
  top: number;
}

/** helps, harms or same. */
export type HillWay = string;

/** figures/hill_svg.py: px, shares of the width, nM and percent. */
export interface HillLayout {
  x: [number, number];
  best: number;
  lowest: number;
  rail: number;
  first: number;
  next: number;
  turn: number;
  scale: number;
  aside: number;
  levels: number[];
}

export interface HillGeometry {
  /** nM to a share of the width, and back. */
  across(nm: number): number;
  back(share: number): number;
  /** Percent of the best to px, where the axis starts at `bottom`. */
  up(share: number, bottom: number): number;
}

export interface HillData {
  controls: Control[];
  facts: HillFacts;
  layout: HillLayout;
  text: Words;
}

export type HillExhibit = FormExhibit<HillData, HillState, Hill>;

// --- answers computed beforehand (figures/prepared.py) --------------------------------------------

export interface PreparedAnswer {
  told: string;
  /** Columns that change, by the name of their source. */
  sources: Record<string, Record<string, number[]>>;
}

export interface PreparedData {
  controls: Control[];
  /** By what is chosen in each control, joined by a space. */
  answers: Record<string, PreparedAnswer>;
}

export type PreparedExhibit = FormExhibit<PreparedData, Record<string, string>, PreparedAnswer>;

// --- the study that nobody ran (figures/study_design.py) ------------------------------------------

export interface StudyState {
  here: string;
  there: string;
  dose: number;
  /** Animals in a group. */
  n: number;
  /** Percent. */
  spread: number;
  /** What is supposed to be true. */
  suppose: string;
  /** Number of the study: it chooses the animals. */
  draw: number;
}

export interface StudyFacts {
  /** Percent of vehicle by region, in the order of doses. */
  effects: Record<string, number[]>;
  doses: number[];
  /** Regions that change, by what is supposed. */
  supposed: Record<string, string[]>;
  /** Of Student's t, by number of animals in a group. */
  quantiles: Record<number, number>;
  /** How many studies the strip shows, and the number of the latest study that there may be. */
  strip: number;
  latest: number;
}

/** A middle, its low and its high end: factors. */
export type Interval = [number, number, number];

export interface StudyDraw {
  /** Percent of vehicle: vehicle and Semax here, vehicle and Semax there. */
  groups: number[][];
  here: Interval;
  there: Interval;
  difference: Interval;
}

export interface Study extends StudyDraw {
  /** Which of the last studies show a difference, each at its place; null where there is none yet. */
  strip: (boolean | null)[];
  shown: number;
  all: number;
}

/** figures/study_svg.py: shares of the width, and px. */
export interface StudyLayout {
  places: number[];
  width: number;
  /** Of each axis its low and its high end; of the first one their heights. */
  levels: [number, number];
  heights: [number, number];
  ratios: [number, number];
  /** Of an animal: smallest, largest, and of all in a group together. */
  radius: [number, number, number];
}

/** How a study came: with its animals falling, with its hundred, or by a choice. */
export type StudyRun = "one" | "hundred" | null;

export interface StudyData {
  controls: Control[];
  facts: StudyFacts;
  layout: StudyLayout;
  text: Words;
  names: Record<string, string>;
}

export type StudyExhibit = FormExhibit<StudyData, StudyState, Study>;
