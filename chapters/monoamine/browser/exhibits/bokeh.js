// Loads BokehJS once, from the folder of this script: no other host, and it works for a page opened as a file.

const HERE = typeof document === "undefined" ? "" : (/** @type {HTMLScriptElement | null} */ (document.currentScript)?.src ?? "");
// With the hash of what is in it, so that a browser that keeps it asks for another when it changes (book/scripts.py).
const FILE = typeof BOKEH_FILE === "undefined" ? "bokeh/bokeh.min.js" : BOKEH_FILE;
/** @type {Promise<any> | null} */
let loading = null;

/**
 * @returns {Promise<any>} the Bokeh namespace; rejected when the file cannot be read (a later call tries again)
 */
export function loadBokeh() {
  loading ??= new Promise((resolve, reject) => {
    if (window.Bokeh) return resolve(window.Bokeh);
    const script = document.createElement("script");
    script.src = new URL(FILE, HERE).href;
    script.onload = () => resolve(window.Bokeh);
    script.onerror = () => {
      loading = null;
      script.remove();
      reject(new Error("bokeh.min.js could not be loaded"));
    };
    document.head.append(script);
  });
  return loading;
}
