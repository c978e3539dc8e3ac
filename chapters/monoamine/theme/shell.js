// Small repairs of the theme's own script, which opens the dialogs and switches the color mode.
"use strict";
(() => {
  /** @type {(selector: string) => NodeListOf<HTMLElement>} */
  const all = (selector) => document.querySelectorAll(selector);
  /** @type {(event: Event) => Element} */
  const at = (event) => /** @type {Element} */ (event.target);

  const modes = { light: "light", dark: "dark", auto: "as the system" };
  const nameModeButton = () => {
    const mode = modes[document.documentElement.dataset.mode] ?? modes.auto;
    for (const button of all(".theme-switch-button")) {
      button.title = `Color mode: ${mode}`;
      button.setAttribute("aria-label", button.title);
    }
  };

  // The words of the button say the mode that is on, not only its picture.
  new MutationObserver(nameModeButton).observe(document.documentElement, { attributeFilter: ["data-mode"] });
  nameModeButton();

  // A link to a place on this page would leave the dialog open over it.
  for (const dialog of document.querySelectorAll("dialog")) {
    dialog.addEventListener("click", (event) => { if (at(event).closest("a")) dialog.close(); });
  }

  // A frame may forbid to send forms, and then says nothing: a dialog is closed, and a search begun, without sending one.
  for (const button of all(".side-close > button")) {
    button.addEventListener("click", (event) => {
      event.preventDefault();
      button.closest("dialog")?.close();
    });
  }
  for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (all("form.bd-search"))) {
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      // Its fields are texts, no files.
      const fields = /** @type {any} */ (new FormData(form)), results = new URL(form.action);
      Object.assign(results, { search: new URLSearchParams(fields), hash: "" });
      location.assign(results);
    });
  }

  // A box is a stop of the Tab key while there is something to scroll in it, and not otherwise.
  const boxes = all(".table-box, div.math");
  const stops = () => {
    for (const box of boxes) {
      if (box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight + 1) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
  };
  addEventListener("load", stops);
  addEventListener("resize", stops);

  for (const menu of /** @type {NodeListOf<HTMLDetailsElement>} */ (all("details.page-menu"))) {
    const close = () => { menu.open = false; };
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      close();
      menu.querySelector("summary").focus();
    });
    // Not on any loss of focus: some browsers do not focus a clicked link, and the click would find a closed menu.
    menu.addEventListener("focusout", (event) => {
      const next = /** @type {Element | null} */ (event.relatedTarget);
      if (next && !menu.contains(next)) close();
    });
    document.addEventListener("click", (event) => { if (!menu.contains(at(event))) close(); });
  }

  // A frame may hold back a download, and says nothing to anybody: who asks for a file there is told what to do.
  const [hint] = all("[data-framed]");
  if (hint && (window !== top || origin === "null")) {
    document.addEventListener("click", (event) => {
      const link = /** @type {HTMLAnchorElement | null} */ (at(event).closest("a[href]"));
      const file = link && /[^/]+\.(?:ipynb|md|csv|xml)$/.exec(link.pathname)?.[0];
      hint.textContent = file ? hint.dataset.framed.replace("{file}", file) : "";
    });
  }
})();
