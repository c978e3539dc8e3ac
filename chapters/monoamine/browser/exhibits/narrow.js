// What waits in a fold where there is little room (exhibits/static.py: narrow_html). It is built open: css/narrow.css keeps it
// closed until this runs.

const LITTLE = "(max-width: 600px)";

/** @param {ParentNode} root */
export function startNarrow(root) {
  const little = matchMedia(LITTLE);
  const folds = /** @type {NodeListOf<HTMLDetailsElement>} */ (root.querySelectorAll("details.narrow"));
  const set = () => folds.forEach((fold) => { fold.open = !little.matches; });
  little.addEventListener("change", set);
  set();
}
