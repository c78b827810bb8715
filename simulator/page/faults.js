// The panel that makes Telegram go wrong, and shows what is going wrong now.

import { node } from "/view.js";

const at = (id) => document.getElementById(id);
const KINDS = {
  too_many: "Demasiados mensajes (429)",
  bad_gateway: "Servidor intermedio caído (502)",
  server_error: "Error interno de Telegram (500)",
  slow: "Respuesta lenta",
  time_out: "Sin respuesta, y no se hizo",
  time_out_done: "Sin respuesta, pero se hizo",
  blocked: "Bot bloqueado (403)",
  odd_answer: "Respuesta que no es de Telegram",
  migrated: "El chat cambia de número (400)",
};
const TIMED = ["too_many", "slow"];
const READING = ["getUpdates"];
const WRITING = [
  "sendMessage", "sendPhoto", "sendDocument", "sendMediaGroup", "editMessageText",
  "editMessageCaption", "editMessageMedia", "editMessageReplyMarkup",
];
const WHEN = { writing: WRITING, reading: READING, always: [] };

export function wireFaults(act) {
  const options = Object.entries(KINDS).map(([value, label]) => node("option", { value }, label));
  at("fault-kind").replaceChildren(...options);
  at("fault-kind").onchange = ({ target }) => {
    at("fault-seconds").parentElement.hidden = !TIMED.includes(target.value);
  };
  at("add-fault").onsubmit = (event) => {
    event.preventDefault();
    act("faults", chosen());
  };
  at("clear-faults").onclick = () => act("faults/clear", {});
  at("limits").onchange = ({ target }) => act("limits", { on: target.checked });
}

function chosen() {
  const fault = { kind: at("fault-kind").value, methods: WHEN[at("fault-when").value] };
  fault.times = at("fault-times").value ? Number(at("fault-times").value) : null;
  if (at("fault-chat").value) fault.chat = Number(at("fault-chat").value);
  if (TIMED.includes(fault.kind)) fault.seconds = Number(at("fault-seconds").value);
  return fault;
}

export function drawFaults({ chats, faults, limits, struck }, act) {
  if (at("fault-chat").length === 1) {
    at("fault-chat").append(...chats.map(({ id, name }) => node("option", { value: id }, name)));
  }
  const active = faults.length + (limits ? 1 : 0);
  at("faults-active").textContent = active === 1 ? "1 activa" : `${active} activas`;
  at("faults-active").hidden = active === 0;
  at("faults-struck").textContent = struck === 1 ? "Hubo 1 falla." : `Hubo ${struck} fallas.`;
  at("faults-struck").hidden = struck === 0;
  at("limits").checked = limits;
  at("clear-faults").disabled = active === 0;
  const names = Object.fromEntries(chats.map(({ id, name }) => [id, name]));
  at("faults-list").replaceChildren(...faults.map((fault) => faultNode(fault, names, act)));
}

function faultNode(fault, names, act) {
  const left = fault.left === null ? "hasta quitarla" : fault.left === 1 ? "1 vez más" : `${fault.left} veces más`;
  const words = [when(fault.methods), left, ...(fault.chat === null ? [] : [names[fault.chat] ?? fault.chat])];
  const remove = node("button", { type: "button", title: "Quitar" }, "✕");
  remove.setAttribute("aria-label", `Quitar: ${KINDS[fault.kind]}`);
  remove.onclick = () => act("faults/clear", { number: fault.number });
  const text = node("span", {}, KINDS[fault.kind], node("small", {}, words.join(" · ")));
  return node("li", {}, text, remove);
}

function when(methods) {
  if (!methods.length) return "en todo";
  if (methods.length === WRITING.length) return "al escribir";
  return methods.join() === READING.join() ? "al leer" : methods.join(", ");
}
