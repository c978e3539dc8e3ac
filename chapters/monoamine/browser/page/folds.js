// What is folded opens for whoever is led into it.

/**
 * Open every fold around an element.
 * @param {Element} element
 * @returns {HTMLDetailsElement[]} those that were closed
 */
export function openAround(element) {
  const opened = [];
  for (let fold = element.closest("details"); fold; fold = fold.parentElement.closest("details")) {
    if (!fold.open) opened.push(fold);
    fold.open = true;
  }
  return opened;
}

/**
 * @param {Element} element
 * @returns {boolean} whether a reader can see it now, all folds around it open
 */
export function showable(element) {
  const opened = openAround(element);
  const seen = element.getClientRects().length > 0;
  if (!seen) opened.forEach((fold) => { fold.open = false; });
  return seen;
}
