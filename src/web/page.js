// Progress, and a click saved. The page works without this file.
"use strict";

const form = document.querySelector("form.ask");
const progress = form.querySelector(".progress");
document.documentElement.classList.add("scripted");

// Another scenario has other numbers: show them.
const plan = form.elements["plan"];
if (plan) plan.addEventListener("change", () => form.requestSubmit(form.querySelector(".show")));

// What is changed is marked as soon as it is typed.
for (const field of form.querySelectorAll("[name^='lever:']")) {
  const now = field.placeholder !== undefined && field.placeholder !== "" ? field.placeholder : null;
  if (now !== null) {
    field.addEventListener("input", () => {
      const text = field.value.trim();
      field.closest(".lever").classList.toggle("changed", text !== "" && text !== now);
    });
  }
}

// A share shows how it will be read.
for (const read of form.querySelectorAll(".read")) {
  const field = read.previousElementSibling;
  field.addEventListener("input", () => {
    const text = field.value.trim().replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace("−", "-");
    const percent = text.match(/^([-+]?[\d.]+)\s*%$/);
    const value = text === "" ? NaN : percent ? Number(percent[1]) : Number(text) * 100;
    read.textContent = Number.isNaN(value) ? "" : "= " + Number(value.toFixed(4)) + " %";
  });
}

// Enter in the name of a new scenario keeps it; elsewhere it runs.
form.elements["save_as"].addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  form.requestSubmit(form.querySelector("[formaction='/save']"));
});

// While a run is at work, say how far it is.
form.addEventListener("submit", (event) => {
  const asks = !event.submitter || event.submitter.matches(".go, [name=task]");
  if (!asks) return;
  const button = form.querySelector(".go");
  const stop = form.querySelector(".stop");
  const text = progress.dataset.text;
  progress.textContent = text;
  // After the form is sent, or the button would not send it.
  setTimeout(() => { button.disabled = true; }, 0);
  stop.hidden = false;
  const telling = setInterval(async () => {
    try {
      const percent = await (await fetch("/progress")).text();
      progress.textContent = percent === "" ? text : text + " " + percent + " %";
    } catch {
      progress.textContent = text;
    }
  }, 300);
  // A run whose page is left ends.
  stop.onclick = () => {
    clearInterval(telling);
    window.stop();
    button.disabled = false;
    stop.hidden = true;
    progress.textContent = progress.dataset.stopped;
    button.focus();
  };
});

// Going back shows the form as it was left, ready to run again.
window.addEventListener("pageshow", () => {
  form.querySelector(".go").disabled = false;
});
