// Reads what the reader chose from a native form. The controls' description says which field is of which kind.

/**
 * @param {FormData} fields of the form
 * @param {{name: string, kind: string}[]} controls
 * @returns {object} state: an array for checkboxes, a boolean for a checkbox, a string for radio and select
 */
export function readState(fields, controls) {
  return Object.fromEntries(controls.map(({ name, kind }) => {
    if (kind === "checkboxes") return [name, fields.getAll(name)];
    return [name, kind === "checkbox" ? fields.has(name) : fields.get(name)];
  }));
}
