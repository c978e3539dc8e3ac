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
  points: number;
  xs: number[];
  /** What the plot shows at the bottom, in percent of the best. */
  lowest: number;
  room: number;
  /** px from a place to its name. */
  aside: number;
}

/** Somebody on the hill. */
export interface HillPlace {
  name: string;
  /** nM */
  local: number;
  /** Percent of the best, and where it is drawn. */
  share: number;
  at: number;
  marker: string;
  aside: number;
}

/** Shares in percent of the best; no top, curve and place without a hill. */
export interface Hill {
  top: number | null;
  curve: number[];
  bottom: number;
  places: HillPlace[];
}

export interface HillData {
  controls: Control[];
  facts: HillFacts;
  text: Words;
  short: Record<string, string>;
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
  /** Number of the draw. */
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
  repeats: number;
  firstRepeat: number;
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
  /** Of all repeats, those that show a difference. */
  shown: number;
}

export interface StudyLayout {
  places: number[];
  width: number;
  ticks: number[];
}

export interface StudyData {
  controls: Control[];
  facts: StudyFacts;
  layout: StudyLayout;
  text: Words;
  names: Record<string, string>;
}

export type StudyExhibit = FormExhibit<StudyData, StudyState, Study>;
