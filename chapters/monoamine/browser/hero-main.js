// On the landing page: brings its synapse to life, takes a guess, and shows where anybody looked.

import { startEach } from "./exhibits/apart.js";
import { startBrain } from "./tables/brain.js";
import { startGuess } from "./dashboard/guess.js";
import { startHero } from "./dashboard/hero.js";

startEach(document.querySelectorAll("[data-hero]"), startHero);
startEach(document.querySelectorAll("[data-guess]"), startGuess);
startEach(document.querySelectorAll("[data-brain]"), startBrain);
