// What the map of what was measured holds (tables/coverage_map.py), and what the explorer hands over.

import { Words } from "../exhibits/types.js";

/** A finding as the page gets it: in the order of evidence.Look, several parts joined. */
export type LookRow = string[];

/** The same by name. */
export interface Look {
  drug: string;
  species: string;
  condition: string;
  counts: string;
  preparation: string;
  way: string;
  regions: string[];
  transmitters: string[];
}

/** What the reader chose; "all" and "both" leave nothing out. */
export type MapChoice = Record<"drug" | "counts" | "condition" | "species", string>;

/** A way to change, and how many findings show it. */
export type WayCount = [way: string, n: number];

export interface Cell {
  region: string;
  transmitter: string;
  status: "never" | "null" | "measured";
  /** Preparations in which anybody looked. */
  preparations: [code: string, ways: WayCount[]][];
}

export interface MapData {
  rows: LookRow[];
  regions: string[];
  transmitters: string[];
  ways: string[];
  preparations: [code: string, label: string][];
  /** What the reader sees of each choice. */
  names: Record<string, Record<string, string>>;
  /** Filter of the explorer for what counts. */
  near: Record<string, string>;
  /** Id of the explorer. */
  place: string;
  text: Words;
}

/** What a spreadsheet computes, what it may, and what is put in front (evidence/spreadsheet.py). */
export interface Rule {
  computed: string;
  number: string;
  words: string;
}
