// A map of points: of all pilots on the first page, of what a campaign has collected.
import { fitPoints, load, open } from "./map.js";

const element = document.getElementById("map");
const made = open(element);
await load(made, element.dataset.points, document.getElementById("legend"));
if (element.dataset.fit !== undefined) { fitPoints(made); }
