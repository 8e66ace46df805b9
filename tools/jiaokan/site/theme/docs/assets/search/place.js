// A place that a query names beside a document: ¶12, 第十五条第（四）项, 二（三）. The same as jiaokan/cite/place.py. No DOM here.
const HAN = "[一二三四五六七八九十百]{1,5}";
const FIGURE = "(?:[\\d〇○零一二三四五六七八九十百千]{1,9}|\\([\\d〇○零一二三四五六七八九十百千]{1,9}\\))";
const PROVISION = new RegExp(`第 ?${FIGURE} ?[编章节条](?:之${HAN})? ?(?:第 ?${FIGURE} ?[编章节条款项](?:之${HAN})? ?){0,5}`);
const PART = /第 ?\(?([^)编章节条款项 ]+)\)? ?([编章节条款项])(?:之([^第 ]+))?/g;
const PARAGRAPH = /¶ ?(\d{1,6})|第 ?(\d{1,6}) ?段/;
const SECTION = new RegExp(
  `(?:第?(${HAN})(?:部分|、|(?=\\()) ?)?(?:第?\\((${HAN})\\)[项条点]? ?)?(?:第?(\\d{1,3})(?:[.、项点]|(?=[(第¶])|$) ?)?`
  + "(?:第?\\((\\d{1,3})\\)[项点]? ?)?(?:(?:¶|第) ?(\\d{1,6}) ?段?)?$",
);
const DIGITS = ["〇○零0", "一1", "二2", "三3", "四4", "五5", "六6", "七7", "八8", "九9"];

/** {name, rest}: the place in the form of the index, empty if the query names none, and what else the query says. */
export function asked(query, folding) {
  const chars = [...query];
  const text = chars.map((char) => folding.get(char) ?? char).join("").replace(/[ ,;:。]+$/, "");
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

/** 十五 as 15. */
function value(numeral) {
  let total = 0, digit = 0;
  for (const char of numeral) {
    const unit = { 十: 10, 百: 100, 千: 1000 }[char];
    if (unit) [total, digit] = [total + (digit || 1) * unit, 0];
    else digit = (/[十百千]/.test(numeral) ? 0 : digit * 10) + DIGITS.findIndex((same) => same.includes(char));
  }
  return String(total + digit);
}
