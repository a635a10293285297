/* The map comes closer and moves, and the list is put in order of distance: all on this device. */

const SCALES = [2.5, 1.25, 1.05, 0.6, 0.3, 0.15];
const map = document.querySelector(".map");
const svg = map.querySelector("svg");
const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
const view = { x: width / 2, y: height / 2, zoom: 1 };

const between = (least, value, most) => Math.min(most, Math.max(least, value));

function show() {
    const [wide, high] = [width / view.zoom, height / view.zoom];
    view.x = between(wide / 2, view.x, width - wide / 2);
    view.y = between(high / 2, view.y, height - high / 2);
    svg.setAttribute("viewBox", [view.x - wide / 2, view.y - high / 2, wide, high].join(" "));
    const size = wide / svg.clientWidth;
    // The closest level whose names have room; a tenth less is room enough.
    svg.dataset.level = Math.max(1, SCALES.filter((scale) => scale * 1.1 >= size).length) - 1;
    svg.style.setProperty("--size", size);
    svg.classList.toggle("close", view.zoom > 1);
}

function centre(mark) {
    const { e: x, f: y } = mark.transform.baseVal.consolidate().matrix;
    return { x, y };
}

const step = () => width / view.zoom / 5;
const DEEDS = {
    in: () => {
        // From the whole the way leads to where there is most.
        const most = svg.querySelector(".mark");
        if (view.zoom === 1 && most) Object.assign(view, centre(most));
        view.zoom = Math.min(8, view.zoom * 2);
    },
    out: () => (view.zoom = Math.max(1, view.zoom / 2)),
    left: () => (view.x -= step()),
    right: () => (view.x += step()),
    up: () => (view.y -= step()),
    down: () => (view.y += step()),
    whole: () => (view.zoom = 1),
};
const KEYS = {
    "+": "in", "=": "in", "-": "out", 0: "whole",
    ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down",
};

function act(name) {
    DEEDS[name]();
    show();
}

map.addEventListener("keydown", (event) => {
    const name = KEYS[event.key];
    if (!name || event.ctrlKey || event.metaKey || event.altKey) return;
    // The whole map cannot move: arrows scroll the page.
    if (view.zoom === 1 && event.key.startsWith("Arrow")) return;
    event.preventDefault();
    act(name);
});
map.querySelector(".tools").addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) act(button.dataset.do);
});

/* A mark that is reached by keyboard comes into view; a drawing that listened itself would be a stop on the way */
map.addEventListener("focusin", (event) => {
    const reached = event.target.closest(".mark");
    if (!reached) return;
    const mark = centre(reached);
    const { x, y, width: wide, height: high } = svg.viewBox.baseVal;
    if (mark.x >= x && mark.x <= x + wide && mark.y >= y && mark.y <= y + high) return;
    Object.assign(view, mark);
    show();
});

/* Drag, once the map is closer than the whole; a drag is no click */
let start = null;
let dragged = false;
svg.addEventListener("pointerdown", (event) => {
    start = { x: event.clientX, y: event.clientY, of: { ...view } };
    dragged = false;
});
window.addEventListener("pointermove", (event) => {
    if (!start || view.zoom === 1) return;
    const [dx, dy] = [event.clientX - start.x, event.clientY - start.y];
    dragged = dragged || Math.hypot(dx, dy) > 6;
    if (!dragged) return;
    const size = width / view.zoom / svg.clientWidth;
    Object.assign(view, { x: start.of.x - dx * size, y: start.of.y - dy * size });
    show();
});
for (const end of ["pointerup", "pointercancel"]) window.addEventListener(end, () => (start = null));
svg.addEventListener("dragstart", (event) => event.preventDefault());
svg.addEventListener("click", (event) => dragged && event.preventDefault(), true);

/* Near me */
const near = document.querySelector(".near");
const result = document.querySelector(".near-result");
const language = document.documentElement.lang;

function kilometres([latitude, longitude], [north, east]) {
    const radians = Math.PI / 180;
    const [a, b] = [latitude * radians, north * radians];
    const part =
        Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(((east - longitude) * radians) / 2) ** 2;
    return 12742 * Math.asin(Math.sqrt(part));
}

function words(distance) {
    const form = { style: "unit", unit: "kilometer", maximumFractionDigits: distance < 10 ? 1 : 0 };
    return new Intl.NumberFormat(language, form).format(distance);
}

function order({ coords }) {
    const here = [coords.latitude, coords.longitude];
    const items = [...document.querySelectorAll(".map-list li[data-at]")].map((item) => {
        const distance = kilometres(here, item.dataset.at.split(" ").map(Number));
        item.querySelector(".distance").textContent = words(distance);
        return { item, distance, name: item.querySelector("a").textContent };
    });
    items.sort((one, other) => one.distance - other.distance);
    for (const { item } of items) item.parentElement.append(item);
    const nearest = items.slice(0, 3).map(({ name, distance }) => `${name} (${words(distance)})`);
    result.textContent = `${result.dataset.nearest} ${nearest.join(result.dataset.comma)}`;
}

near.querySelector("button").addEventListener("click", () => {
    const failed = () => (result.textContent = result.dataset.failed);
    navigator.geolocation.getCurrentPosition(order, failed, { maximumAge: 60000, timeout: 20000 });
});
near.hidden = !navigator.geolocation;

map.querySelector(".tools").hidden = false;
window.addEventListener("resize", show);
show();
