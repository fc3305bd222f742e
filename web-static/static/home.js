// The first page's map of all pilots.
import { load, open } from "./map.js";

const element = document.getElementById("map");
const made = open(element);
await load(made, element.dataset.points, document.getElementById("legend"));
