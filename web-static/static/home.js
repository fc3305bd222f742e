// A map of points: of all pilots on the first page, of what a campaign has collected.
import { load, open } from "./map.js";

const element = document.getElementById("map");
const made = open(element);
await load(made, element.dataset.points, document.getElementById("legend"), { fit: element.dataset.fit !== undefined });
