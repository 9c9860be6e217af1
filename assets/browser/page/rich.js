// HTML and Markdown that a cell shows: what a model wrote may be in it, so nothing in it runs.
import DOMPurify from "dompurify";
import { marked } from "marked";

const clean = (html) => DOMPurify.sanitize(html, { RETURN_DOM_FRAGMENT: true, ADD_ATTR: ["target"] });

export const html = (text) => clean(text);
export const svg = (text) => DOMPurify.sanitize(text, { RETURN_DOM_FRAGMENT: true, USE_PROFILES: { svg: true, html: true } });
export const markdown = (text) => clean(marked.parse(text));
