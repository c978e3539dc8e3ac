// What the modules of the dashboard hand to each other, by name.

import { Exhibit, FormExhibit, Words } from "../exhibits/types.js";
import { Frame, Scale } from "../findings/types.js";
import { Run } from "../model/readouts.js";
import { Model, Scenario } from "../model/types.js";

/** The model as modules that are made for the page (simulator-main.js). */
export interface Engine {
  model: Model;
  scenario: Scenario;
}

export type Transmitter = string;

// --- what is chosen -------------------------------------------------------------------------------

/** One dose: mg/kg, minutes. */
export interface Slot {
  drug: string;
  amount: number;
  route: string;
  time: number;
  every: string;
}

/** What the reader chose (dashboard/state.py). */
export interface State {
  region: string;
  hypothesis: string;
  doses: (Slot | null)[];
  window: string;
  tone: number;
  see: Transmitter;
  product: string;
  /** The minute that is read. */
  at: number;
  /** Number of the slot whose dose the dose view varies. */
  vary: number;
  scale: Scale;
}

/** What states and controls may be, and the numbers that both languages share (dashboard/controls.py: rules). */
export interface Rules {
  version: string;
  /** What numbers of a link are rounded to: parts of one. */
  places: number;
  slots: number;
  windows: Record<string, number>;
  /** Minutes between two points of a curve, by window. */
  steps: Record<string, number>;
  tone: [number, number];
  amounts: Record<string, [number, number]>;
  firstDose: Record<string, number>;
  amountSteps: Record<string, number[]>;
  latestDose: number;
  routes: Record<string, string[]>;
  every: string[];
  /** Minutes of a day. */
  dayMin: number;
  choices: Record<string, { field: string; allowed: string[] }>;
  blank: Omit<State, "doses">;
  transmitters: Transmitter[];
  product: Record<Transmitter, Record<string, string>>;
  levels: string[];
  flows: Record<Transmitter, Record<string, string[]>>;
  carriers: Record<Transmitter, string[]>;
  blockers: string[];
  brakes: Record<Transmitter, string>;
  receptors: Record<Transmitter, number>;
  dosePoints: number;
  rtol: number;
  /** Percent at which a log axis ends. */
  floor: number;
  /** Share within which a dose counts as the published one. */
  sameDose: number;
  /** Room beside the first and last dose, in powers of ten. */
  margin: number;
  /** Width and opacity of the parts of a curve; the later one is drawn over the earlier. */
  parts: Record<"beyond" | "known", [number, number]>;
  /** Percent: smaller differences from 100 are told as unchanged, smaller levels as gone, larger ones as a multiple. */
  unchanged: number;
  gone: number;
  /** The hypothesis that supposes nothing of Semax. */
  noEffect: string;
  fold: number;
  /** Until which minute a time is told in minutes. */
  minutesUntil: number;
}

// --- what the model says --------------------------------------------------------------------------

/** One run of a scene: percent of baseline. */
export interface SceneRun {
  /** A drug, "together" or "nothing". */
  key: string;
  drugs: string[];
  outside: Record<Transmitter, Float64Array>;
  product: Float64Array;
  run: Run;
}

/** The runs of a state; the first is the whole scene, the others are each drug alone. */
export interface Scene {
  state: State;
  /** Minutes. */
  times: Float64Array;
  runs: SceneRun[];
}

/** Shares of the sites of a carrier, from 0 to 1. */
export interface Carrier {
  name: string;
  blocked: number;
  loaded: number;
}

/** Levels, in folds of rest, and flows, in folds of their own resting flow (exchange: of the resting release). */
export type Amount = "vesicular" | "cytosolic" | "extracellular" | "synthesis" | "packing" | "release" | "uptake" | "exchange" | "breakdown";

/** Where things are at one minute. */
export interface Moment extends Record<Amount, number> {
  transmitter: Transmitter;
  /** One or two. */
  carriers: Carrier[];
  /** Shares from 0 to 1. */
  brake: number;
  brakeRest: number;
  receptors: number;
  receptorsRest: number;
}

/** Solves a dose-response dose by dose: mg/kg. */
export interface DoseSolver {
  amounts: number[];
  /** Percent of baseline at the next dose. */
  next(): number;
}

export interface DoseAnswer {
  amounts: number[];
  said: number[];
}

// --- what is drawn --------------------------------------------------------------------------------

/** A curve in the plot's own coordinate: NaN where the other part is. */
export interface Curve {
  key: string;
  /** As far as somebody looked. */
  known: number[] | Float64Array;
  beyond?: number[] | Float64Array;
}

/** A published finding over a curve. */
export interface Mark {
  /** Number of the point. */
  point: number;
  key: string;
  x0: number;
  x1: number;
  x: number;
  y: number;
  y1: number;
}

export interface Panel {
  curves: Curve[];
  /** From which minute on nobody looked; "never" where nobody ever did. */
  band: [number, "beyond" | "never"] | null;
  marks: Mark[];
  frame: Frame;
}

/** By transmitter, and the product. */
export type Panels = Record<string, Panel>;

export interface DosePanel {
  key: string;
  scale: Scale;
  x: number[];
  y: number[];
  ticks: [number, string][];
  cursor: number;
  frame: Frame;
  range: [number, number];
}

export interface Plots {
  show(scene: Scene, panels: Panels): Promise<void>;
  /** Draws a scene that moves, at once; false where BokehJS has to show it. */
  sketch(scene: Scene, panels: Panels): boolean;
  /** Null says that nothing is given; undefined leaves the plot empty. */
  showDose(panel: DosePanel | null | undefined): Promise<void>;
  /** In the inks of another theme, with the last dose-response. */
  recolour(scene: Scene, panels: Panels): Promise<void>;
}

/** A published finding (dashboard/measured.py): mg/kg, minutes after the dose, percent of baseline. */
export interface Point extends Told {
  region: string;
  transmitter: Transmitter;
  quantity: string;
  /** "" where it is not stated. */
  route: string;
  low: number;
  high: number;
  from: number | null;
  to: number | null;
  percent: number;
  other: number | null;
  /** Measured, and not changed. */
  null: boolean;
  marker: string;
}

/** A finding as a line of a list. */
export interface Told {
  drug: string;
  what: string;
  told: string;
  source: string;
  url: string;
}

/** A finding without a number. */
export type Unnumbered = Told & Pick<Point, "region" | "transmitter" | "quantity">;

/** A finding after two drugs. */
export type Pair = Unnumbered & { first: string; second: string };

// --- the picture of the synapse -------------------------------------------------------------------

/** What the picture draws: a moment, whose extracellular level it calls outside. */
export interface Snapshot extends Omit<Moment, "extracellular"> {
  outside: number;
  /** CSS custom properties. */
  inks?: Record<Drug, string>;
  /** Words by key. */
  labels?: Record<string, string>;
  /** Its name: under another name no molecule of the last scene is still on its way. */
  scene?: string;
}

export type Drug = "blocker" | "releaser";

/** How many of each thing the drawing holds (its data-limits). */
export interface Limits {
  outside: { rest: number; most: number };
  cytosol: { rest: number; most: number };
  vesicle: { count: number; rest: number; most: number };
  sites: number;
  receptors: number;
  autoreceptors: number;
  brake: { least: number; most: number };
  /** Width of an arrow at its resting flow and at most. */
  line: { rest: number; most: number };
  /** Exchange, in folds of the resting release, from which a carrier is drawn turned around. */
  exchange: number;
  /** Less of a drug than this share of a place is not drawn. */
  held: number;
}

/** More: the level is above what can be drawn. */
export interface Count {
  dots: number;
  more: boolean;
}

export interface Site {
  state: "open" | "blocked" | "loaded";
  holds: "" | Drug;
  /** Share from 0 to 1. */
  held: number;
}

/** What is drawn for a snapshot. */
export interface Picture {
  outside: Count;
  cytosol: Count;
  vesicles: { dots: number[]; more: boolean };
  carriers: { name: string; sites: Site[] }[];
  drugs: Record<Drug, boolean>;
  brake: { now: number; rest: number };
  receptors: { now: number; rest: number };
  autoreceptors: number;
  /** Trips per second; widths in units of the drawing. */
  flows: Record<string, { rate: number; width: number }>;
}

/** The picture in the page. */
export interface Synapse {
  show(moment: Moment & { labels?: Record<string, string> }, scene: Scene): void;
  pause(): void;
  resume(): void;
  /** Something else moves: where the page does not keep up the molecules stand still meanwhile. */
  yieldTo(on: boolean): void;
}

// --- what the page holds --------------------------------------------------------------------------

/** What every figure that draws scenes knows (dashboard/exhibit.py: known). */
export interface Known {
  rules: Rules;
  /** How many findings agree with each hypothesis, and how many there are. */
  score: { agrees: Record<string, number>; all: number };
  names: Record<Transmitter, string>;
  points: Point[];
  pairs: Pair[];
  /** Until which minute after the dose anybody looked (tell.js: reachKey). */
  reach: Record<string, number>;
  dashes: Record<string, string>;
  /** CSS custom properties. */
  tokens: Record<string, string>;
  axes: Record<string, { label: string; ticks: [number, string][] }>;
  text: Words;
}

/** The data of the payload of a dashboard (dashboard/exhibit.py). */
export interface DashboardData extends Known {
  state: State;
  /** The story it opens with. */
  chosen: string;
  /** Whether its state stands in the address. */
  linked: boolean;
  presets: Record<string, { title: string; look: string; link: string; panel: string }>;
  experiments: { title: string; link: string }[];
  shown: string[];
  outside: Transmitter[];
  plots: string[];
  told: string[];
}

/** What other scripts and the tests find on a dashboard. */
export interface DashboardExhibit extends Exhibit<DashboardData> {
  locked: Set<string>;
  open(link: string, sentences?: string[]): void;
  link(): string;
  /** From the beginning to the moment that is shown, in so many milliseconds. */
  play(ms: number): void;
  /** The state that was chosen last. */
  choice: State;
  /** The scene that was solved last, what is drawn of it, and the scene that the words are of. */
  scene: Scene;
  drawn: Panels;
  told: Scene;
  dose?: DoseAnswer;
}

export interface Animal {
  letter: string;
  drug: string;
  /** Of the drug in the model. */
  code: string;
  given: string;
  slot: Slot;
}

/** The data of the payload of the four animals (dashboard/side_by_side.py). */
export interface SideData extends Known {
  animals: Animal[];
  window: string;
  top: number;
  gone: number;
  minutes: number[];
  lettersAt: number[];
  unnumbered: Unnumbered[];
  side: Words;
}

export type SideState = Pick<State, "see" | "region" | "hypothesis" | "at">;

/** What stands under a picture. */
export interface Look {
  /** Percent of baseline. */
  outside: number;
  /** Shares of the sites that are held. */
  carriers: [string, number][];
  /** Level of the drug over its peak. */
  brain: number;
  rising: boolean;
}

export interface SideAnswer {
  scenes: Scene[];
  looks: Look[];
  panel: Panel;
}

export type SideExhibit = FormExhibit<SideData, SideState, SideAnswer>;

// --- the card that is sent ------------------------------------------------------------------------

/** An element of SVG that is painted. */
export type Shape = [tag: string, attributes: Record<string, string>];

/** A line of words on its base line, never wider than its room (exhibits/card.py). */
export interface CardLine {
  text: string;
  x: number;
  y: number;
  size: number;
  look: string;
  ink: string;
  room: number;
  anchor: string;
}

export interface Card {
  shapes: Shape[];
  lines: CardLine[];
  /** What is seen, in words. */
  alt: string;
}

/** What Python hands over for all cards (book/share_script.py). */
export interface CardData {
  rules: {
    width: number;
    height: number;
    side: number;
    leading: number;
    place: [left: number, top: number, width: number, height: number];
    /** Width of the drawing of the synapse, in its own units, and how round the corners of its window are. */
    seen: number;
    round: number;
    room: number;
    full: number;
    top: number;
    gap: number;
    foot: number;
    source: number;
    /** How many findings are told with their number. */
    found: number;
    swatch: number;
    mark: number;
    plot: { left: number; right: number; bottom: number; key: number; tick: number; least: number };
    sizes: Record<"headline" | "given" | "key" | "measured", number[]>;
    high: Record<"headline" | "given" | "measured", number>;
  };
  frame: Pick<Card, "shapes" | "lines">;
  text: Words;
  looks: Record<string, { family: string; weight: number }>;
  /** Files of fonts beside this script, by the name of their face. */
  faces: Record<string, string>;
  /** Thousandths of the size, by look and letter. */
  widths: Record<string, Record<string, number>>;
  inks: Record<string, string>;
  css: string;
  synapse: string;
}

/** What the script of the cards leaves on the window. */
export interface CardMaker {
  card: CardData;
  describe(scene: Scene, data: Known): Card;
  drawing(scene: Scene, data: Known): SVGSVGElement;
  picture(scene: Scene, data: Known): Promise<{ blob: Blob | null; alt: string }>;
}
