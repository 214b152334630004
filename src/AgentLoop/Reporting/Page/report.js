(() => {
  "use strict";

  const root = document.documentElement;
  const find = document.getElementById("find");
  const found = document.getElementById("found");
  const keys = document.getElementById("keys");
  const events = [...document.querySelectorAll("#events .chunk > li")];
  const filters = [...document.querySelectorAll(".filter")];
  const sections = [...document.querySelectorAll("main > section")];

  // light or dark: as the system has it until somebody says otherwise
  const toggleTheme = () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  };

  // the search: the texts are gathered the first time that somebody searches
  let texts = null;
  const gather = () => (texts ??= events.map((e) => e.textContent.toLowerCase()));

  const apply = () => {
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    const off = new Set(filters.filter((f) => f.getAttribute("aria-pressed") === "false").map((f) => f.dataset.kind));
    const all = words.length > 0 ? gather() : null;
    let shown = 0;
    events.forEach((e, i) => {
      const isShown = !off.has(e.className) && (all === null || words.every((w) => all[i].includes(w)));
      e.hidden = !isShown;
      shown += isShown ? 1 : 0;
    });
    for (const chunk of document.querySelectorAll("#events .chunk"))
      chunk.hidden = !chunk.querySelector(":scope > li:not([hidden])");
    found.value = words.length === 0 && off.size === 0 ? "" : `${shown.toLocaleString("en")} of ${events.length.toLocaleString("en")} events`;
  };

  let waiting = 0;
  find.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 120);
  });
  for (const filter of filters) {
    filter.addEventListener("click", () => {
      filter.setAttribute("aria-pressed", filter.getAttribute("aria-pressed") === "true" ? "false" : "true");
      apply();
    });
  }

  const reset = () => {
    find.value = "";
    filters.forEach((f) => f.setAttribute("aria-pressed", "true"));
    apply();
  };

  // going from one candidate or event to the next
  const stops = [...document.querySelectorAll("summary.stop")];
  const isShown = (stop) => stop.closest("[hidden]") === null;

  // looked for by halves: with many events, asking each where it is would lay all of them out
  const nearest = () => {
    let low = 0;
    let high = stops.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (stops[middle].getBoundingClientRect().bottom < 60) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  const move = (by) => {
    const at = stops.indexOf(document.activeElement);
    let next = at >= 0 ? at + by : nearest();
    while (next >= 0 && next < stops.length && !isShown(stops[next])) next += by;
    if (next < 0 || next >= stops.length) return;
    stops[next].focus({ preventScroll: true });
    stops[next].scrollIntoView({ block: "center" });
  };

  const moveSection = (by) => {
    const tops = sections.map((s) => s.getBoundingClientRect().top);
    const at = tops.findLastIndex((top) => top < 90);
    const next = sections[Math.min(Math.max(at + by, 0), sections.length - 1)];
    const heading = next.querySelector("h1, h2");
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    next.scrollIntoView();
  };

  const openKeys = () => keys.showModal();
  document.getElementById("keys-open").addEventListener("click", openKeys);
  document.getElementById("keys-close").addEventListener("click", () => keys.close());
  document.getElementById("theme").addEventListener("click", toggleTheme);

  const search = () => {
    find.focus({ preventScroll: true });
    find.select();
    find.scrollIntoView({ block: "center" });
  };
  const actions = new Map([
    ["j", () => move(1)],
    ["k", () => move(-1)],
    ["n", () => moveSection(1)],
    ["p", () => moveSection(-1)],
    ["/", search],
    ["t", toggleTheme],
    ["?", openKeys],
  ]);

  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || keys.open) return;
    if (e.key === "Escape") {
      reset();
      if (document.activeElement === find) find.blur();
      return;
    }
    if (e.target === find) {
      if (e.key === "Enter" || e.key === "ArrowDown") {
        clearTimeout(waiting);
        apply();
        const first = events.find((event) => !event.hidden);
        first?.querySelector("summary").focus();
        e.preventDefault();
      }
      return;
    }
    const isStop = document.activeElement?.matches("summary.stop");
    const action = actions.get(e.key) ?? (isStop && e.key === "ArrowDown" ? () => move(1) : isStop && e.key === "ArrowUp" ? () => move(-1) : null);
    if (!action) return;
    e.preventDefault();
    action();
  });

  // what a link leads to is opened, and shown even where a search has hidden it
  const reveal = () => {
    const target = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
    if (!target) return;
    if (target.closest("[hidden]")) reset();
    for (let e = target; e; e = e.parentElement)
      if (e.localName === "details") e.open = true;
    const event = target.localName === "li" ? target.querySelector("details") : null;
    if (!event) return;
    event.open = true;
    target.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", reveal);
  reveal();

  // where one is
  const links = new Map([...document.querySelectorAll(".bar nav a")].map((a) => [a.hash.slice(1), a]));
  const nav = document.querySelector(".bar nav");
  const visible = new Set();
  const watch = new IntersectionObserver((entries) => {
    for (const entry of entries) entry.isIntersecting ? visible.add(entry.target) : visible.delete(entry.target);
    const current = sections.find((s) => visible.has(s));
    for (const [id, link] of links) {
      if (id === current?.id) {
        link.setAttribute("aria-current", "true");
        nav.scrollTo({ left: link.offsetLeft - nav.clientWidth / 2 + link.offsetWidth / 2 });
      } else {
        link.removeAttribute("aria-current");
      }
    }
  }, { rootMargin: "-70px 0px -55% 0px" });
  sections.forEach((s) => watch.observe(s));
})();
