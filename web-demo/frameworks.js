import "./aimscore/element.js";
import "./copy.js";
