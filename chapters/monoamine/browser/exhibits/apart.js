// Things of a page that stand apart: one that fails keeps no other from starting.

/**
 * @template Thing
 * @param {Iterable<Thing>} things
 * @param {(thing: Thing) => void} start
 * @param {(thing: Thing, error: Error) => void} [failed] what is done about one whose start throws
 */
export function startEach(things, start, failed = () => {}) {
  for (const thing of things) {
    try {
      start(thing);
    } catch (error) {
      console.error(error);
      failed(thing, error);
    }
  }
}

/**
 * Take the controls of an element away, and show what stands for it where no script runs (css/scripted.css).
 * @param {HTMLElement} element
 */
export function markDead(element) {
  element.dataset.dead = "";
}
