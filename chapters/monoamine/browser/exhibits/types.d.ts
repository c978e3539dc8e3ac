// What the exhibits of a page are made of, by name.

/** Words of data/words.yml: templates, or sections of them. */
export type Words = Record<string, any>;

/** A model of BokehJS: what is asked of any. The rest hangs on its kind. */
export interface BokehModel {
  id: string;
  name: string | null;
  tags: any[];
  properties: object;
  setv(values: object, options?: { silent: boolean }): void;
  [member: string]: any;
}

export interface BokehDocument {
  all_models: Iterable<BokehModel>;
  get_model_by_name(name: string): BokehModel | null;
}

/** A view of BokehJS on one plot. */
export interface PlotView {
  model: BokehModel;
  renderer_views: Map<BokehModel, any>;
  pause(): void;
  unpause(noRender?: boolean): void;
  paint(): void;
  repaint(): void;
  request_repaint(): void;
  [member: string]: any;
}

/** A control of a form, as exhibits/controls.py describes it. */
export interface Control {
  name: string;
  kind: "checkboxes" | "checkbox" | "radio" | "select" | "range" | "number";
  label?: string;
  options?: { value: string; label: string }[];
  default?: any;
  /** Lowest, highest, step. */
  limits?: [number, number, number];
}

/** A form whose fields are asked for by name. */
export interface NamedForm extends HTMLFormElement {
  readonly elements: HTMLFormControlsCollection & Record<string, any>;
}

/** What stands in the page for one exhibit (exhibits/exhibit.py: payload). Other kinds of data have other keys. */
export interface Payload<Data = any> {
  name: string;
  /** Bokeh's document, as JSON text. */
  doc: string;
  figures: { root: string; height: number; label: string }[];
  behaviour: string | null;
  data: Data;
}

/** What a script does with an exhibit. */
export interface Behaviour {
  /** The plots are there. */
  mounted(exhibit: Exhibit): void;
  /** The theme has changed. */
  themed?(exhibit: Exhibit): void;
}

export type StartBehaviour = (exhibit: any) => Behaviour;

/** One exhibit of the page, kept by main.js. A behaviour may leave more on it, for other scripts and for the tests. */
export interface Exhibit<Data = any> {
  name: string;
  element: HTMLElement;
  state: "static" | "waiting" | "loading" | "ready" | "error";
  payload: Payload<Data>;
  behaviour?: Behaviour;
  /** Null until the plots are there. */
  document: BokehDocument | null;
  views: PlotView[];
  start(): Promise<void>;
  error?: Error;
  /** Its controls are dead: nothing answers them. */
  broken?: boolean;
}

/** What a form says, and what the figure answers. */
export interface FormExhibit<Data = any, State = any, Answer = any> extends Exhibit<Data> {
  shown?: { state: State; found: Answer };
}

export interface PaperFigures {
  /** Whether there is nothing to wait for. */
  drawn(): boolean;
  /** Start all, and wait at most so many milliseconds. */
  draw(patience: number): Promise<void>;
}

/** A source as it is cited (evidence/cited.py), and its address, "" where it has none. */
export interface Citation {
  text: string;
  bibtex: string;
  ris: string;
  address: string;
}

/** Hands a reader a file or a link, and says so. */
export interface Giver {
  clear(): void;
  say(text: string): void;
  file(name: string, blob: Blob): void;
  /** told: what is said of something that is no link. */
  copy(link: string, told?: Words): Promise<void>;
  /** A link after a file: both are told. */
  also(link: string): Promise<void>;
  fail(error: Error): void;
}
