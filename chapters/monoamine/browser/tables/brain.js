// Where anybody looked, as a picture: a button shows the brain after another drug (tables/brain_map.py).

/** @param {HTMLElement} element the section */
export function startBrain(element) {
  const buttons = [...element.querySelectorAll("[data-brain-drug]")];
  element.addEventListener("click", ({ target }) => {
    const button = /** @type {Element} */ (target).closest("[data-brain-drug]");
    if (!button) return;
    element.dataset.given = /** @type {HTMLElement} */ (button).dataset.brainDrug;
    for (const one of buttons) one.setAttribute("aria-pressed", String(one === button));
  });
}
