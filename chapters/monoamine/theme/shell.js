// Small repairs of the theme's own script, which opens the dialogs and switches the color mode.
"use strict";
(() => {
  const modes = { light: "light", dark: "dark", auto: "as the system" };
  const nameModeButton = () => {
    const mode = modes[document.documentElement.dataset.mode] ?? modes.auto;
    for (const button of document.querySelectorAll(".theme-switch-button")) {
      button.title = `Color mode: ${mode}`;
      button.setAttribute("aria-label", button.title);
    }
  };

  // The words of the button say the mode that is on, not only its picture.
  new MutationObserver(nameModeButton).observe(document.documentElement, { attributeFilter: ["data-mode"] });
  nameModeButton();

  // A link to a place on this page would leave the dialog open over it.
  for (const dialog of document.querySelectorAll("dialog")) {
    dialog.addEventListener("click", (event) => { if (event.target.closest("a")) dialog.close(); });
  }

  // A frame may forbid to send forms, and then says nothing: a dialog is closed, and a search begun, without sending one.
  for (const button of document.querySelectorAll(".side-close > button")) {
    button.addEventListener("click", (event) => {
      event.preventDefault();
      button.closest("dialog")?.close();
    });
  }
  for (const form of document.querySelectorAll("form.bd-search")) {
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      const found = new URL(form.action);
      Object.assign(found, { search: new URLSearchParams(new FormData(form)), hash: "" });
      location.assign(found);
    });
  }

  // A box is a stop of the Tab key while there is something to scroll in it, and not otherwise.
  const boxes = document.querySelectorAll(".table-box, div.math");
  const stops = () => {
    for (const box of boxes) {
      if (box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight + 1) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
  };
  addEventListener("load", stops);
  addEventListener("resize", stops);

  for (const menu of document.querySelectorAll("details.page-menu")) {
    const close = () => { menu.open = false; };
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      close();
      menu.querySelector("summary").focus();
    });
    // Not on any loss of focus: some browsers do not focus a clicked link, and the click would find a closed menu.
    menu.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !menu.contains(event.relatedTarget)) close();
    });
    document.addEventListener("click", (event) => { if (!menu.contains(event.target)) close(); });
  }

  // A frame may hold back a download, and says nothing to anybody: who asks for a file there is told what to do.
  const told = document.querySelector("[data-framed]");
  if (told && (window !== top || origin === "null")) {
    document.addEventListener("click", ({ target }) => {
      const link = target.closest("a[href]"), file = link && /[^/]+\.(?:ipynb|md|csv|xml)$/.exec(link.pathname)?.[0];
      told.textContent = file ? told.dataset.framed.replace("{file}", file) : "";
    });
  }
})();
