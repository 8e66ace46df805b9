"""Every reason for a change or a doubt, with its sentence in Chinese and in English.

A code is a promise: it names one rule, has a case under `tests/cases/` and a paragraph in the guide, and is never reused for another rule.
"""

from __future__ import annotations

from typing import NamedTuple


class Reason(NamedTuple):
    """What a code says to a reader."""

    zh: str
    en: str


REASONS: dict[str, Reason] = {
    "block-boundary": Reason("段落之间的换行，由段落结构表示。", "The line break between two blocks; the structure says it."),
    "heading-mark": Reason("标题、列表、表格的标记，由结构表示。", "The mark of a heading, item or table row; the structure says it."),
    "label-blank": Reason(
        "条号后的空格被识作线条、括号或引号，改回空格。",
        "A stroke or bracket that recognition saw in the blank after a label is a blank again.",
    ),
    "outline-number": Reason(
        "序号误识，前后序号只容此数，改正；所见不似数字的，存疑。",
        "An outline number that recognition misread: its neighbours leave this one only; "
        "where what stands there looks like none, it stays.",
    ),
    "misread-word": Reason(
        "此字拆散了本文别处成词的写法，似属误识，存疑。",
        "A character that was probably misread: it breaks a word that the text has elsewhere, in the same words.",
    ),
    "false-heading": Reason("续完上段句子的行误作标题，去其标记。", "A line that ends the sentence above it is no heading; its mark goes."),
    "broken-title": Reason(
        "标题分作几行，接成一行；机关名称之间空一字。", "The lines of one title are one title; a blank stays between the names of bodies."
    ),
    "plain-heading": Reason("独立成行的短语，或是小标题，存疑。", "A short line on its own may be a heading."),
    "stray-headline": Reason("末篇之后的标题，或属别篇，存疑。", "A headline after the last story may belong to another page."),
    "doubtful-type": Reason("区块的类型依据不足，存疑。", "What a block is rests on weak evidence."),
    "correction": Reason("编者更正，理由见决定。", "A correction by the editor; the decision says why."),
    "editor-drop": Reason("编者删去，理由见决定。", "Left out by the editor; the decision says why."),
    "doubtful-conversion": Reason(
        "转换到另一字形时，依词界与依词组所得不同，取其一；或转换会改变字数，保留原字形。",
        "In the other script, word boundaries and phrases give different characters, and one was chosen; "
        "or the number of characters would change, and the clause was left.",
    ),
    "running-header": Reason(
        "书眉、页脚、刊记在各页重复，不属正文。",
        "A running header, footer or imprint line, repeated from page to page.",
    ),
    "page-number": Reason("页码不属正文。", "A page number."),
    "line-number": Reason("行号不属正文。", "The number of a line."),
    "page-break": Reason("换页处不分段；段落止于页末者留空行。", "The end of a page, not of a paragraph."),
    "broken-line": Reason(
        "行末折行，非段落之末，与下行相接。",
        "A line broken by the width of its column, not by the end of a paragraph.",
    ),
    "isolated-keyword": Reason(
        "网页标亮的词独占一行，归入所在句。",
        "A highlighted word that stood alone on its line goes back into its sentence.",
    ),
    "line-ending": Reason("各系统的换行符统一为一个换行。", "Every system's end of a line becomes one line feed."),
    "invisible-character": Reason("看不见的控制字符、零宽字符，删去。", "A control or zero-width character that shows nothing."),
    "symbol-bullet": Reason(
        "符号字体的项目符号，字体以外没有意义，删去。", "The bullet of a symbol font, which means nothing outside that font."
    ),
    "unknown-character": Reason(
        "私用区字符或替代字符，原字不明，存疑。", "A private-use or replacement character; what stood there is not known."
    ),
    "blank-kind": Reason(
        "不换行空格、全方空格等，统一为普通空格或全角空格。", "A no-break, thin or em space becomes a plain or an ideographic space."
    ),
    "line-blank": Reason("行首、行末的空格属于版面，删去。", "Blanks at the ends of a line belong to the layout."),
    "blank-line": Reason("多余的空行属于版面，删去。", "Blank lines beyond the first belong to the layout."),
    "mojibake": Reason("误用编码读出的乱码，按正确编码还原。", "Text read in the wrong encoding is read in the right one."),
    "radical-sign": Reason("误作部首符号的汉字，还原为汉字。", "A radical sign that stands for a whole character becomes it."),
    "compatibility-ideograph": Reason("兼容汉字，改为相等的统一汉字。", "A compatibility ideograph becomes the unified one it equals."),
    "doubled-character": Reason(
        "版面以重印加粗，每字抽取成两字，只留一字。", "A character printed twice to be bold, which an extractor took for two."
    ),
    "inserted-reading": Reason(
        "繁简转换时插在字后的注音，删去。", "A reading in brackets that a conversion of scripts left behind a character."
    ),
    "composed-letter": Reason("字母与组合附加符号，合为一个字符。", "A letter and its combining mark become one character."),
    "presentation-form": Reason(
        "竖排、小型或合字字形，改为通常的字符。", "A vertical, small or ligature form becomes the ordinary character."
    ),
    "full-width-form": Reason(
        "全角数字、字母及其间符号，改为半角。", "Full-width digits and letters, and the signs inside them, become half-width."
    ),
    "ocr-space": Reason("识别或转换插入字间的空格，删去。", "A space that a machine put between characters."),
    "wrap-space": Reason("转换时以空格代替版面换行，删去。", "A space that an extractor put where a line was wrapped."),
    "run-on-paragraph": Reason(
        "转换时并入上一段的段落，另起一行。", "A paragraph that an extractor ran into the one before it gets its own line."
    ),
    "stray-space": Reason("汉字旁无意义的空格，删去。", "A space beside a Chinese character that separates nothing."),
    "separating-space": Reason(
        "分隔人名、机关、标题各部分的空格，统一为一个全角空格。",
        "A space that separates names, bodies or parts of a headline becomes one U+3000.",
    ),
    "punctuation-width": Reason("中文语境的半角标点，改为全角。", "A half-width mark in Chinese text becomes full-width."),
    "bracket-width": Reason("中文语境的半角括号，改为全角。", "Half-width brackets in Chinese text become full-width."),
    "full-stop": Reason("句末用作句号的点，改为句号。", "A dot at the end of a Chinese sentence becomes its full stop."),
    "document-number-bracket": Reason(
        "发文字号的年份用六角括号，不加空格。", "The year in a document number stands in 〔 〕, without spaces."
    ),
    "ellipsis": Reason("省略号占两格，六个圆点。", "An ellipsis is six dots."),
    "dash": Reason("破折号占两格。", "A dash is two em dashes."),
    "range-dash": Reason("两个日期之间的连接号是一字线。", "Between two dates stands one em dash."),
    "middle-dot": Reason("外国人名等的间隔号，统一为“·”。", "The dot between the parts of a name is U+00B7."),
    "quotation-mark": Reason("段内引号按次序配对，改为弯引号。", "Quotation marks are curly, paired in order within the paragraph."),
    "unpaired-quotation-mark": Reason("段内引号不能配对，存疑。", "The quotation marks of the paragraph do not pair."),
    "table-cell": Reason(
        "上下对齐的各栏之间的空白，改为表格的分隔线。", "A blank that parts cells set below each other becomes the mark of a cell."
    ),
    "column-gutter": Reason(
        "同行左右两栏，先左后右。",
        "Two columns stood on one line; the left one is read first, then the right one.",
    ),
    "html-tag": Reason("网页源码的标记、注释和脚本，删去。", "A tag, comment or script of the page's source."),
    "html-entity": Reason("网页源码的字符实体，改为所指字符。", "A character reference becomes the character it names."),
    "html-blank": Reason("网页源码的空白，按浏览器规则合并。", "White space of the page's source, collapsed as a browser does."),
    "html-structure": Reason("按网页结构分段，标出标题、列表和表格。", "A line break or a mark that says what the page's structure says."),
    "doubtful-content": Reason(
        "认不出网页的正文，全页照录，存疑。", "No main content was found in the page: all of it is kept, and is doubtful."
    ),
    "markup-language": Reason(
        "这是用标记语言写的源文件，标记照留，存疑；请先转换成网页或 Markdown。",
        "This is the source of a document in a language of markup, whose marks stay; convert it to HTML or Markdown first.",
    ),
    "outside-content": Reason("网页正文以外的导航、工具和页脚，删去。", "Navigation, tools and footers outside the page's main content."),
    "page-metadata": Reason(
        "网页关于本文的说明（发布时间、来源等），存入元数据。",
        "What the page says about the text, such as its time of publishing; it is metadata.",
    ),
    "stacked-label": Reason("条目序号与所属正文分离，归还原处。", "A label that an extractor parted from its text goes back to it."),
    "repeated-text": Reason("换页、换栏处重出的文字只留一处。", "Text that stands before and after a break is kept once."),
    "web-furniture": Reason("网页的导航、工具、计数和页脚，删去。", "Navigation, tools, counters and footers of a web page."),
    "raised-digit": Reason(
        "上标、下标的数字，改为上标、下标字符。", "A digit set high or low by a tag becomes the raised or lowered digit."
    ),
    "markdown-link": Reason("Markdown 链接只留文字，不留地址。", "A Markdown link leaves its text; its target is no part of it."),
    "markdown-image": Reason("Markdown 图片及其说明，删去。", "An image, and the description that an extractor made of it."),
    "markdown-escape": Reason("Markdown 的转义反斜杠，删去。", "A backslash that only kept Markdown from reading a mark."),
    "markdown-emphasis": Reason("Markdown 的强调记号，删去。", "The asterisks of Markdown emphasis."),
    "bold-heading": Reason("与本文标题同样加粗的单行，标为标题。", "A line that is bold like the text's own headings is marked as one."),
    "markdown-rule": Reason("Markdown 的分隔线，删去。", "A rule that parts what paragraphs part already."),
    "markdown-mark": Reason(
        "行首的 Markdown 记号，统一写法或删去。", "A mark at the start of a line is made alike, or dropped where it says nothing."
    ),
    "masthead": Reason("报纸版头的报名、日期与版次，不属正文。", "The name, day and page number at the head of a newspaper page."),
    "imprint": Reason("报刊末尾的编印、地址、电话等刊记，不属正文。", "The imprint at the end of a paper or gazette."),
    "picture-description": Reason(
        "转换工具对图片的英文描述，删去。", "What an extractor wrote about a picture, in English in a Chinese text."
    ),
    "mismatched-bracket": Reason("前后不成对的括号，按另一半改正。", "A bracket that does not match the one it pairs with."),
    "interleaved-columns": Reason(
        "两栏之行被交错提取，依文意与版式复原栏序；不能断定者存疑。",
        "Lines of two columns were interleaved; they are put in order where the text decides it, else doubted.",
    ),
}
