// A browser may deny its storage, have none, or have no room left in it. The theme's scripts know nothing of that, so
// they get a stand-in: it reads what can be read, and what is written into it is forgotten with the page.
(() => {
  const BOTH = ["localStorage", "sessionStorage"];
  const OF_THEME = ["mode", "theme", "sidebar-scroll-top"];
  const PROBE = "monoamine.probe";
  // Longer than anything the theme keeps: a storage with no room for this is as good as full.
  const ROOM = " ".repeat(1000);

  const attempt = (action) => {
    try { return action() ?? null; } catch { return null; }
  };
  const works = (storage) => attempt(() => {
    storage.setItem(PROBE, ROOM);
    const wrote = storage.getItem(PROBE) === ROOM;
    storage.removeItem(PROBE);
    return wrote;
  });

  const standIn = (real) => {
    const written = new Map();
    const names = () => {
      const kept = attempt(() => Array.from({ length: real.length }, (_, place) => real.key(place))) ?? [];
      return [...new Set([...kept, ...written.keys()])];
    };
    return {
      // The storage itself, for a script that tells what is kept; null where it is denied.
      behind: real,
      get length() { return names().length; },
      key: (place) => names()[place] ?? null,
      getItem: (name) => written.get(String(name)) ?? attempt(() => real.getItem(name)),
      setItem: (name, value) => { written.set(String(name), String(value)); },
      removeItem: (name) => {
        written.delete(String(name));
        attempt(() => real.removeItem(name));
      },
      clear: () => {
        written.clear();
        attempt(() => real.clear());
      },
    };
  };

  const replace = (name, real) => {
    const value = standIn(real);
    attempt(() => Object.defineProperty(window, name, { value, configurable: true }));
    return value;
  };

  for (const name of BOTH) {
    const real = attempt(() => window[name]);
    if (!works(real)) replace(name, real);
  }

  // Room may also run out while the page is open. Others are told so, as ever; the theme goes on with the stand-in.
  const write = attempt(() => Storage.prototype.setItem);
  if (!write) return;
  Storage.prototype.setItem = function setItem(key, value) {
    try {
      write.call(this, key, value);
    } catch (error) {
      if (!OF_THEME.includes(key)) throw error;
      const name = BOTH.find((one) => window[one] === this);
      if (name) replace(name, this).setItem(key, value);
    }
  };
})();
