// When a page goes on paper and when it comes back: whoever changes something for the paper puts it back.

/**
 * @param {() => void} enter changes the page, at once: the browser prints what is there when this returns
 * @param {() => void} leave puts everything back
 */
export function onPaper(enter, leave) {
  const paper = matchMedia("print");
  let sign = null;
  const begin = (by) => {
    if (sign) return;
    sign = by;
    enter();
  };
  const end = () => {
    if (!sign) return;
    sign = null;
    leave();
  };
  addEventListener("beforeprint", () => begin("event"));
  addEventListener("afterprint", end);
  // Some browsers tell the medium alone, some forget to tell the end. A preview that is made anew tells the medium each
  // time, while its window, and not the page, has the keyboard.
  paper.addEventListener("change", ({ matches }) => {
    if (matches) begin("medium");
    else if (sign === "medium" || document.hasFocus()) end();
  });
  for (const back of ["pointerdown", "keydown"]) addEventListener(back, () => { if (!paper.matches) end(); }, true);
}
