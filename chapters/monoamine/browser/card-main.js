// The script that draws cards; a page asks for it when somebody wants to send a scene (browser/dashboard/share.js).

import { card } from "monoamine-card";
import { cardOf } from "./dashboard/card.js";
import { drawingOf, pictureOf } from "./dashboard/card-picture.js";

window.monoamine = {
  ...window.monoamine,
  card: {
    card,
    describe: (scene, data) => cardOf(scene, data, card),
    drawing: (scene, data) => drawingOf(scene, cardOf(scene, data, card), data, card),
    picture: (scene, data) => pictureOf(scene, data, card),
  },
};
