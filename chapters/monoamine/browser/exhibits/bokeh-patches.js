// BokehJS does some things at every painting though nothing has changed: it reads custom properties and the font size,
// and writes the place of every axis and glyph into a style sheet, after which the browser works out the styles of the
// page anew. That was more than half of a slider's move. Here it is remembered until the theme or the window changes.

/** @import { PlotView } from "./types.js" */

const styles = new Map();
const patched = new WeakSet();

/** Forget what was read: the theme has changed, or the window. */
export function forgetStyles() {
  styles.clear();
}

function remembered(key, read) {
  if (!styles.has(key)) styles.set(key, read());
  return styles.get(key);
}

// The object of a prototype chain that has a member of its own by this name, once; null afterwards.
function owner(object, member) {
  let holder = object;
  while (holder && !Object.hasOwn(holder, member)) holder = Object.getPrototypeOf(holder);
  if (!holder || patched.has(holder)) return null;
  patched.add(holder);
  return holder;
}

/**
 * Make a plot paint without asking and telling the page what it knows already.
 * @param {PlotView} view what it shares with other plots is changed once
 */
export function makeThrifty(view) {
  const visuals = owner(view.visuals.outline_line, "_get_css_value");
  if (visuals) {
    const read = visuals._get_css_value;
    visuals._get_css_value = function readOnce(name) {
      return remembered(this.css_prefix + name, () => read.call(this, name));
    };
  }
  const plot = owner(view, "base_font_size");
  if (plot) {
    const { get: read } = Object.getOwnPropertyDescriptor(plot, "base_font_size");
    Object.defineProperty(plot, "base_font_size", {
      configurable: true, get() { return remembered("font size", () => read.call(this)); },
    });
  }
  const sheet = owner([...view.renderer_views.values()][0].position, "_update");
  if (sheet) {
    const write = sheet._update;
    sheet._update = function writeChange(css) {
      if (this.el.textContent !== css) write.call(this, css);
    };
  }
  // A glyph has an element of its own with nothing in it: where it is, nobody sees.
  for (const renderer of view.renderer_views.values()) {
    if (renderer.glyph) renderer.update_position = () => {};
  }
}

if (typeof window !== "undefined") window.addEventListener("resize", forgetStyles);
