// The map of one document.
import { open, showShapes } from "./map.js";

showShapes(open(document.getElementById("map")), JSON.parse(document.getElementById("shapes").textContent));
