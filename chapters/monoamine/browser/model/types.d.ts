// What the scripts of this room take and give. Time in hours or minutes as the names say, levels in uM.

// --- the network, as model/export/javascript.py makes it ------------------------------------------

/** One name of the network. */
export interface Entry {
  symbol: string;
  name: string;
  unit?: string;
}

/** The module made from the network. `y` are the states in the order of species, `p` the full parameters. */
export interface Model {
  species: Entry[];
  parameters: Entry[];
  derived: Entry[];
  reactions: Entry[];
  outputs: Entry[];
  /** Values of parameters, by symbol. */
  defaults: Record<string, number>;
  /** Of p: parameters, derived numbers, and what is folded from them. */
  size: number;
  /** Of the Jacobian that are not 0. */
  entries: number;
  /** Of L and U together. */
  work: number;
  /** Work out the derived numbers of p, then fold. */
  derive(p: Float64Array): Float64Array;
  /** Work out anew what stands for several parameters together. */
  fold(p: Float64Array): Float64Array;
  /** The states at rest. */
  initial(p: Float64Array, y: Float64Array): Float64Array;
  rates(y: Float64Array, p: Float64Array, r: Float64Array): Float64Array;
  /** The outputs. */
  read(y: Float64Array, p: Float64Array, o: Float64Array): Float64Array;
  /** Change of the states per hour. */
  rhs(y: Float64Array, p: Float64Array, out: Float64Array): void;
  /** Entries of the Jacobian. */
  jac(y: Float64Array, p: Float64Array, vals: Float64Array): void;
  /** L and U of shift*I - J; false when a pivot vanishes. */
  factor(vals: Float64Array, shift: number, lu: Float64Array): boolean;
  /** Replaces b by the solution. */
  solve(lu: Float64Array, b: Float64Array): void;
}

// --- names, numbers and limits, as model/export/scenario.py makes them ----------------------------

export type Values = Record<string, number>;

export interface Drug {
  code: string;
  routes: string[];
  /** g/mol */
  molarMass: number;
  /** In one of each unit; of units by body weight, per kg. */
  micromoles: Values;
  /** L/kg, by species. */
  volume: Values;
  /** Share that is absorbed, by species and route. */
  absorbed: Record<string, Values>;
}

export interface Scenario {
  /** By symbol: the same everywhere, by region, and by species. */
  parameters: { shared: Values; regions: Record<string, Values>; species: Record<string, Values> };
  /** What a hypothesis changes, by symbol. */
  effects: Record<string, Values>;
  drugs: Record<string, Drug>;
  /** The route that needs no depot. */
  intoBlood: string;
  /** How papers write the routes. */
  spellings: Record<string, string>;
  units: string[];
  /** kg, of species that are dosed in mg as well. */
  bodyWeights: Values;
  /** Symbols of what can be perturbed, by name. */
  processes: Record<string, string>;
  transmitters: string[];
  transporters: string[];
  /** Symbols of the states that make a quantity, by transmitter and quantity. */
  quantities: Record<string, Record<string, string[]>>;
  /** The quantity above the line, by transmitter and ratio; below it stands the tissue. */
  ratios: Record<string, Record<string, string>>;
  receptors: Record<string, { amine: string; half: number }>;
  raclopride: { half: number; share: number };
  baselines: string[];
  limits: {
    longestH: number;
    settleH: number;
    stepMin: number;
    longH: number;
    longStepMin: number;
    /** Below this share of an intact animal's, a store is as good as empty. */
    empty: number;
    latestMin: number;
  };
}

// --- what is asked --------------------------------------------------------------------------------

export interface Dose {
  /** d-amphetamine, methylphenidate, modafinil or Semax */
  drug: string;
  /** In `unit`, from 0. */
  amount: number;
  /** mg/kg (left out), ug/kg or umol/kg */
  unit?: string;
  /** iv, ip (left out) or sc, oral for the three small molecules, nasal for Semax; spellings of papers too */
  route?: string;
  /** Minutes from the start. */
  timeMin?: number;
  /** rat (left out), human or monkey; the same for all doses */
  species?: string;
}

/** One number, which holds from long before the run, or [minute, number] pairs, each of which holds from its minute on. */
export type Course = number | number[][];

/** What may be asked of a run; every field may be left out. */
export interface RunRequest {
  region?: string;
  doses?: Dose[];
  durationH?: number;
  hypothesis?: string;
  /** By process. What holds from long before the run finds terminals that have adapted to it. */
  perturb?: Record<string, Course> | null;
  /** Firing rates relative to rest: one for all, or by transmitter. */
  firing?: Course | Record<string, Course> | null;
  /** Average over intervals of so many minutes, each placed at its middle. */
  sampleMin?: number | null;
  /** Minutes between points; left out: the points that Python answers. */
  stepMin?: number | null;
  /** Replaces numbers of data/parameters.csv, by symbol. */
  values?: Values | null;
  /** What 100 percent is: "own", this animal before the first dose, or "intact", one with nothing perturbed. */
  baseline?: string;
  /** Relative tolerance of a step. */
  rtol?: number;
}

/** One dose, and the minute at which an image is taken. */
export interface ImageRequest {
  drug: string;
  /** In `unit`, from 0. */
  amount: number;
  /** As of a dose; in people also mg. */
  unit?: string;
  route?: string;
  species?: string;
  /** Minutes after the dose. */
  atMin?: number;
  region?: string;
}

/** What an image is taken of where it says nothing. */
export type Usual = Required<Pick<ImageRequest, "route" | "species" | "atMin">>;

// --- what the solver is given and answers ---------------------------------------------------------

export interface Tolerance {
  /** Relative, of a step. */
  rtol: number;
  /** Absolute, of a step, in the unit of the states. */
  atol: number;
}

export interface SolverOptions extends Tolerance {
  /** Refused steps count, too. */
  maxSteps: number;
}

export interface Steps {
  accepted: number;
  refused: number;
}

export interface Solver {
  /**
   * Carry the states y (changed in place) from one hour to a later one with constant parameters, as `derive` leaves
   * them. `seen` is called after each step from t to t + h, while `interpolate` reads it. Throws when the steps are used
   * up, or become too small to go on.
   */
  advance(y: Float64Array, p: Float64Array, from: number, to: number, seen?: (t: number, h: number) => void): void;
  /** States inside the step just made; `share` of it has passed, 0 to 1. */
  interpolate(share: number, out: Float64Array): void;
  steps: Steps;
}

/** What happens at one hour: `set` takes parameters, derived numbers and species, `add` species. */
export interface SolverEvent {
  time: number;
  set?: Values;
  add?: Values;
}

/** Where a run starts: full parameters as `derive` leaves them, and states. */
export interface Start {
  p: Float64Array;
  y: Float64Array;
}

/** The parameters that hold from one hour on. */
export interface Stretch {
  from: number;
  p: Float64Array;
}

export interface Solution {
  /** States over the times, in the order of species. */
  columns: Float64Array[];
  stretches: Stretch[];
  steps: Steps;
}

/** What run() takes. */
export interface Protocol extends Partial<SolverOptions> {
  /** By symbol; the rest are the model's defaults. */
  parameters?: Values;
  events?: SolverEvent[];
  /** Hours, ascending, from 0 on. */
  times?: ArrayLike<number>;
}

/** A request, checked, as what the solver needs. */
export interface CheckedRequest {
  /** Full parameters. */
  p: Float64Array;
  /** What holds from long before the run, by symbol. */
  held: Values;
  events: SolverEvent[];
  timesMin: Float64Array;
  sampleMin: number | null;
  baseline: string;
  rtol: number;
}

/** A run that was solved, as the readouts take it. */
export interface Solved {
  model: Model;
  scenario: Scenario;
  timesMin: Float64Array;
  /** Over timesMin, in the order of species. */
  states: Float64Array[];
  /** States that are 100 percent. */
  before: Float64Array;
  /** States at rest with nothing perturbed. */
  intact: Float64Array;
  stretches: Stretch[];
  steps: Steps;
}
