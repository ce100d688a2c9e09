"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const key = `brieflint-review-${data.mark}`;
  const items = [...document.querySelectorAll(".item")];
  const reviewer = document.getElementById("reviewer");
  const progress = document.getElementById("progress");
  const notice = document.getElementById("notice");
  const warn = (text) => { notice.textContent = text; notice.hidden = !text; };
  const questions = (item) => [...item.querySelectorAll("fieldset[data-fact]")];
  const marked = (box) => box.querySelector("input[type=radio]:checked")?.value;

  // What the reviewer holds the letter to be: only then is it known which demands of the norm it must be held against.
  const kindsOf = (item) => {
    const box = item.querySelector("fieldset[data-fact=kinds]");
    if (marked(box) !== "wrong") return data.design.sample[item.dataset.at].kinds;
    return [...box.querySelectorAll("input[type=checkbox]:checked")].map((one) => one.value);
  };

  const answerOf = (box) => {
    const mark = marked(box);
    if (!mark) return null;
    if (mark !== "wrong") return { mark };
    const select = box.querySelector("select");
    if (select) return { mark, value: select.value };
    const boxes = [...box.querySelectorAll("input[type=checkbox]")];
    return boxes.length ? { mark, value: boxes.filter((one) => one.checked).map((one) => one.value) } : { mark };
  };

  // Wrong is only said in full when it is told what is right, and that is something else.
  const complete = (item, box) => {
    const answer = answerOf(box);
    if (!answer || answer.mark !== "wrong") return !!answer;
    if (!Array.isArray(answer.value)) return answer.value !== "";
    const said = data.design.sample[item.dataset.at].kinds;
    return answer.value.length !== said.length || !said.every((kind) => answer.value.includes(kind));
  };

  const asked = (item) => questions(item).filter((box) => !box.hidden);

  const show = (item) => {
    const kinds = kindsOf(item);
    for (const box of questions(item)) {
      const wanted = box.dataset.kinds ? box.dataset.kinds.split("|") : null;
      box.hidden = wanted !== null && !wanted.some((kind) => kinds.includes(kind));
      const should = box.querySelector(".should");
      if (should) should.hidden = marked(box) !== "wrong";
    }
    const needed = asked(item).filter((box) => box.querySelector(".should"));
    const done = needed.every((box) => complete(item, box));
    item.querySelector(".done").hidden = !done;
    return done;
  };

  const refresh = () => {
    const done = items.filter(show).length;
    progress.textContent = progress.dataset.text.replace("[n]", done).replace("[all]", items.length);
  };

  const state = () => {
    const answers = {};
    for (const item of items) {
      const facts = {};
      for (const box of asked(item)) {
        const answer = answerOf(box);
        if (answer) facts[box.dataset.fact] = answer;
      }
      const remark = item.querySelector("textarea").value;
      if (Object.keys(facts).length || remark) answers[item.dataset.at] = { facts, remark };
    }
    return { reviewer: reviewer.value, answers };
  };

  const restore = (saved) => {
    reviewer.value = saved.reviewer || "";
    for (const item of items) {
      const entry = saved.answers[item.dataset.at] || { facts: {}, remark: "" };
      item.querySelector("textarea").value = entry.remark || "";
      for (const box of questions(item)) {
        const answer = entry.facts[box.dataset.fact];
        for (const radio of box.querySelectorAll("input[type=radio]")) radio.checked = radio.value === answer?.mark;
        for (const one of box.querySelectorAll("input[type=checkbox]")) one.checked = !!answer?.value?.includes?.(one.value);
        const select = box.querySelector("select");
        if (select) select.value = answer?.value || "";
      }
    }
    refresh();
  };

  const keep = () => {
    try { localStorage.setItem(key, JSON.stringify(state())); } catch { warn(notice.dataset.lost); }
  };

  const save = () => {
    const exported = { schema: data.schema, exported_on: new Date().toISOString().slice(0, 10), ...state(), design: data.design };
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(exported)], { type: "application/json" }));
    const name = reviewer.value.normalize("NFD").replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "").toLowerCase();
    link.download = `review-${data.mark}${name && `-${name}`}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  const load = async (file) => {
    try {
      const read = JSON.parse(await file.text());
      if (read.schema !== data.schema || JSON.stringify(read.design) !== JSON.stringify(data.design)) throw new Error();
      restore(read);
      keep();
      warn("");
    } catch { warn(notice.dataset.wrong); }
  };

  addEventListener("input", (event) => {
    if (event.target.id === "import") return;
    const item = event.target.closest(".item");
    if (item) refresh();
    keep();
  });
  document.getElementById("export").addEventListener("click", save);
  document.getElementById("import").addEventListener("change", (event) => event.target.files[0] && load(event.target.files[0]));
  document.getElementById("next").addEventListener("click", () => {
    const item = items.find((one) => one.querySelector(".done").hidden);
    if (item) item.querySelector("h2").focus();
  });

  try {
    localStorage.setItem(`${key}-test`, "1");
    localStorage.removeItem(`${key}-test`);
    restore(JSON.parse(localStorage.getItem(key)) || { answers: {} });
  } catch {
    warn(notice.dataset.lost);
    refresh();
  }
})();
