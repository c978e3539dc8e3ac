// State -> model -> plots, picture, bars, words. Everything but the plots works before BokehJS is there. A change is
// solved at once, at most one a frame; what can wait does. While a slider moves its curves are sketched (sketch.js), and
// the picture and the words come when they are painted; BokehJS and the dose-response wait until it rests.

/** @import { DashboardExhibit, Engine, Plots, Scene, State } from "./types.js" */
/** @import { NamedForm } from "../exhibits/types.js" */

import { speaker } from "../exhibits/announce.js";
import { createAnnouncer } from "./announcer.js";
import { describePlots } from "./descriptions.js";
import { createDoseView } from "./dose-view.js";
import { panels } from "./draw.js";
import { showKey, showNumbers, showPublished, showWhere } from "./html.js";
import { writeForm } from "./inputs.js";
import { createPlots } from "./plots.js";
import { moment, scene as solveScene } from "./scene.js";
import { encode } from "./state.js";
import { synapseOf } from "./synapse-view.js";
import { headline, tell } from "./tell.js";
import { afterPainting, onceAFrame, settled, spaced } from "./timing.js";

// How often words, table and descriptions are written anew while a slider moves.
const WORDS_MS = 100;
// How long after its last move a slider rests.
const REST_MS = 120;

/**
 * @param {DashboardExhibit} exhibit its `scene`, `drawn` and `told` are what is shown
 * @param {Engine} engine
 * @param {object} page
 * @param {NamedForm} page.form
 * @param {(name: string) => any} page.find the element with data of this name
 * @param {(error: Error) => void} page.failed
 */
export function createSceneView(exhibit, engine, { form, find, failed }) {
  const { element, payload: { data } } = exhibit, { rules } = data;
  const words = find("words"), brief = find("brief"), picture = synapseOf(element, data);
  const dose = createDoseView(exhibit, engine, () => state);
  const announcer = createAnnouncer({
    read: () => words.textContent,
    write: () => {
      words.textContent = sentences.join(" ");
      if (brief) brief.textContent = headline(scene, data);
      describePlots(element, scene, data);
    },
    speak: speaker((text) => { find("live").textContent = text; }),
  });
  const write = spaced(WORDS_MS, writeBeside), solve = onceAFrame(solveNow);
  const followLater = afterPainting(() => { if (sketched) follow(); }), rest = settled(REST_MS, restNow);
  /** @type {string[]} */
  let sentences = [];
  let state = data.state;
  // Whether what is to be solved next is a move, and whether what is shown is a sketch.
  let moving = true, sketched = false;
  /** @type {Scene | null} */
  let scene = null;
  /** @type {Plots | null} */
  let plots = null;

  function solveNow(/** @type {boolean} */ announce) {
    try {
      scene = solveScene(engine, state, rules);
    } catch (error) {
      failed(error);
      writeForm(form, state, data, exhibit.locked);
      return;
    }
    form.toggleAttribute("data-rest", !scene.runs[0].drugs.length);
    dose.check();
    const drawn = panels(scene, data, data.outside);
    replaceStills();
    Object.assign(exhibit, { scene, drawn });
    announcer.loud(announce);
    sketched = moving && Boolean(plots?.sketch(scene, drawn));
    moving = true;
    // What the player moves is the picture, too.
    picture?.yieldTo(sketched && announce);
    if (sketched) {
      element.dispatchEvent(new Event("monoamine:sketched"));
      followLater();
      rest();
    } else draw();
    dose.solve();
  }

  function restNow() {
    if (!sketched) return;
    sketched = false;
    picture?.yieldTo(false);
    draw();
  }

  // A plot that writes text has the browser work out the styles of whatever was changed before: plots come first.
  function draw() {
    if (plots) plots.show(scene, exhibit.drawn).then(follow);
    else follow();
  }

  // Until the plots are there, stills of the scene that the page came with stand in their place.
  function replaceStills() {
    if (plots) return;
    const stale = encode(state, rules) !== encode(data.state, rules);
    element.toggleAttribute("data-stale", stale);
    if (stale && exhibit.state === "waiting") exhibit.start();
  }

  // All of the page that is not a plot.
  function follow() {
    writeForm(form, state, data, exhibit.locked);
    find("play").disabled = exhibit.locked.has("at");
    picture?.show(moment(scene, rules), scene);
    write();
  }

  function writeBeside() {
    showWhere(find("where"), scene, moment(scene, rules), data);
    showKey(find("key"), scene, data);
    showPublished(find("points"), scene, exhibit.drawn, data);
    showNumbers(element, scene, data);
    if (!sketched) exhibit.told = scene;
    sentences = tell(scene, data, data.told);
    announcer.tell(sentences.join(" "));
  }

  return {
    picture,
    forgetDose: dose.forget,
    /**
     * @param {State} next
     * @param {boolean} announce whether what changes is spoken
     * @param {boolean} patient whether the next frame is soon enough
     * @param {boolean} moves whether more of the kind is to come
     */
    show(next, announce, patient, moves) {
      state = next;
      moving &&= moves;
      solve(announce, patient);
    },
    /** The plots are there. */
    mount() {
      plots = createPlots(exhibit);
      if (scene) plots.show(scene, exhibit.drawn);
      dose.mount(plots);
    },
    /** The theme has changed. */
    recolour() {
      if (scene) plots?.recolour(scene, exhibit.drawn);
    },
  };
}
