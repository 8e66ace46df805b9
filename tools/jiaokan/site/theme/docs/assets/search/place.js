// A place that a query names beside a document: ¶12, 第十五条第（四）项, 二（三）. The same as jiaokan/cite/place.py. No DOM here.
// What it reads by is made from that module.
import * as table from "../tables/place.js";
import { value } from "./numeral.js";

const PROVISION = new RegExp(table.PROVISION), PART = new RegExp(table.PART, "g");
const PARAGRAPH = new RegExp(table.PARAGRAPH), SECTION = new RegExp(table.SECTION);
const RANGE_END = new RegExp(table.RANGE_END, "d");

/** {name, rest}: the place in the form of the index, empty if the query names none, and what else the query says. */
export function asked(query, folding) {
  let chars = [...query];
  const folded = () => chars.map((char) => folding.get(char) ?? char).join("");
  const reaching = RANGE_END.exec(folded());
  if (reaching) {
    const [from, to] = reaching.indices[1].map((place) => [...folded().slice(0, place)].length);
    chars = [...chars.slice(0, from), ...chars.slice(to)];
    query = chars.join("");
  }
  const text = folded().replace(/[ ,;:。]+$/, "");
  let name = "", match = PROVISION.exec(text);
  if (match) name = [...match[0].matchAll(PART)].map(([, figure, unit, branch]) => `第${value(figure)}${unit}${branch ? `之${value(branch)}` : ""}`).join("");
  else if ((match = SECTION.exec(text)) && (match[1] || match[2])) {
    const [, first = "", second, third = "", fourth, paragraph] = match;
    name = first + (second ? `(${second})` : "") + third + (fourth ? `(${fourth})` : "") + (paragraph ? `¶${paragraph}` : "");
  } else if ((match = PARAGRAPH.exec(text))) name = `¶${match[1] ?? match[2]}`;
  else return { name: "", rest: query };
  const start = [...text.slice(0, match.index)].length, end = start + [...match[0]].length;
  return { name, rest: `${chars.slice(0, start).join("").trimEnd()} ${chars.slice(end).join("").trimStart()}`.trim() };
}
