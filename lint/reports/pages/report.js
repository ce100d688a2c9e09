"use strict";
(() => {
  const form = document.getElementById("filters");
  const shown = document.getElementById("shown");
  const none = document.getElementById("none");
  const search = document.getElementById("text");
  const selects = [...form.querySelectorAll("select")];
  const cases = [...document.querySelectorAll(".case")];
  const texts = new Map();

  // What a search looks through, made when somebody first searches: 2,000 letters are a lot of text.
  const textOf = (item) => {
    if (!texts.has(item)) texts.set(item, item.textContent.toLowerCase());
    return texts.get(item);
  };

  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = selects.filter((select) => select.value).map((select) => [select.dataset.by, `|${select.value}|`]);
    let number = 0;
    for (const item of cases) {
      const fits = wanted.every(([by, value]) => item.dataset[by].includes(value))
        && words.every((word) => textOf(item).includes(word));
      item.hidden = !fits;
      number += fits;
    }
    none.hidden = number > 0;
    shown.textContent = shown.dataset.text.replace("[n]", number).replace("[all]", cases.length);
  };

  const openAll = (open) => {
    for (const item of cases) if (!item.hidden) item.querySelector("details").open = open;
  };

  let waiting = 0;
  search.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(filter, 150); });
  for (const select of selects) select.addEventListener("change", filter);
  form.addEventListener("submit", (event) => { event.preventDefault(); filter(); });
  form.addEventListener("reset", () => setTimeout(filter));
  document.getElementById("open").addEventListener("click", () => openAll(true));
  document.getElementById("close").addEventListener("click", () => openAll(false));

  // Paper cannot be clicked: what is shown is printed in full, and closed again afterwards.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = cases.filter((item) => !item.hidden).map((item) => item.querySelector("details")).filter((one) => !one.open);
    for (const one of opened) one.open = true;
  });
  addEventListener("afterprint", () => { for (const one of opened) one.open = false; });

  form.hidden = false;
  filter();
})();
