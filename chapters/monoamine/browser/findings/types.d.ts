// Published findings and what is shown of them, by name.

import { Words } from "../exhibits/types.js";

export type Scale = "log" | "linear";

/** One published finding: a record of findings/rows.py. */
export interface Row {
  drug: string;
  systems: string[];
  kind: "transmitter" | "indirect";
  regions: string[];
  direction: string;
  /** Given with no other drug. */
  alone: boolean;
  study: string;
  marker: string;
  letter: string;
  /** Minutes after the dose, first and last; null where the source states none. */
  time: [number, number] | null;
  /** mg/kg, lowest and highest; null where there is none in that unit. */
  dose: [number, number] | null;
  percent: number | null;
  /** The other reading, where the source may mean "to" or "by". */
  percent_other: number | null;
  /** Keys of the experiment, by axis. */
  series: Record<Axis, string>;
  source: { text: string; url: string };
  what: string;
  hover: Record<"what" | "how" | "where" | "note" | "source", string>;
  item: { text: string };
}

/** A finding that is told of and not drawn. */
export type Other = Pick<Row, "drug" | "systems" | "regions">;

export type Axis = "time" | "dose";

/** What the reader chose. */
export interface Choice {
  drugs: string[];
  system: string;
  region: string;
  metabolites: boolean;
  axis: Axis;
  scale: Scale;
}

/** An axis in the plot's own coordinate. */
export interface Place {
  label: string;
  ticks: [number, string][];
  range: [number, number];
  domain: [number, number];
  /** How far two findings with the same numbers stand apart. */
  dodge: number;
  /** Where findings stand that have no place on the axis. */
  strip: [number, number];
  band: [number, number];
}

export interface Point {
  row: number;
  x: number | null;
  x0: number | null;
  x1: number | null;
  y: number;
  y1: number;
  /** Without a place on the axis. */
  strip: boolean;
  /** Measured, and not changed. */
  hollow: boolean;
  /** With the letter of its drug; in the strip not beside another. */
  lettered: boolean;
}

export interface Selection {
  /** Numbers of rows. */
  matched: number[];
  points: Point[];
  /** Numbers of rows that can only be told in words. */
  worded: number[];
  /** Places in `points` that follow each other in one experiment. */
  lines: number[][];
}

/** The range of an axis, and its ticks: coordinate and percent. */
export interface Frame {
  range: [number, number];
  ticks: [number, number][];
}

/** What has been measured of one system after one drug. */
export interface Tally {
  drug: string;
  findings: number;
  studies: number;
  changed: number;
  unchanged: number;
  unclear: number;
  combined: number;
  itself: number;
  elsewhere: number;
  beside: number;
  /** The row that is farthest from baseline. */
  largest: number | null;
}

export interface Card {
  title: string;
  token: string;
  count: string;
  lines: { state: "never" | "null" | "measured"; drug: string; text: string }[];
}

/** The data of the payload (findings/exhibit.py). */
export interface FindingsData {
  rows: Row[];
  others: Other[];
  axes: Record<Axis, Place> & { y: string };
  names: Record<string, string>;
  systems: { name: string; token: string }[];
  drugs: string[];
  text: Words;
}
