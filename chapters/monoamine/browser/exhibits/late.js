// What a page loads when somebody asks for it: a script that holds data, named by a meta element. A page that is opened
// as a file may read no other kind of file.

/** @type {Map<string, Promise<void>>} */
const asked = new Map();

/** @param {string} name of the meta element @returns {boolean} whether this page names such a script */
export function named(name) {
  return Boolean(document.querySelector(`meta[name=${name}]`));
}

/** @param {string} name of the meta element @returns {Promise<void>} kept when the script has run; a failure is not kept */
export function late(name) {
  if (!asked.has(name)) asked.set(name, load(name).catch((error) => { asked.delete(name); throw error; }));
  return asked.get(name);
}

/** @param {string} name @returns {Promise<void>} */
function load(name) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script"), meta = /** @type {HTMLMetaElement | null} */ (document.querySelector(`meta[name=${name}]`));
    if (!meta) throw new Error(name);
    script.src = meta.content;
    script.onload = () => resolve();
    script.onerror = () => { script.remove(); reject(new Error(meta.content)); };
    document.head.append(script);
  });
}
