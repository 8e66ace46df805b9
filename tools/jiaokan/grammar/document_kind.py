"""The kinds of document that a title names at its end (《党政机关公文处理工作条例》第八条; laws, standards and plans beside them)."""

from __future__ import annotations

from jiaokan.text import re

_KINDS = (
    "法|法典|条例|條例|规定|規定|规则|規則|细则|細則|办法|辦法|决定|決定|决议|決議|公报|公告|通告|通报|通知|意见|意見|议案|報告|报告|请示|"
    "批复|答复|答覆|函|纪要|命令|令|方案|规划|規劃|计划|計畫|纲要|綱要|要点|标准|標準|规范|規範|规程|規程|指南|指引|准则|準則|章程|解释|解釋|"
    "制度|简报|目录|清单|公约|宣言|协定|协议|白皮书|说明|措施|要求|导则|通则|要點|基準|須知|注意事項"
)
KIND = re.compile(rf"(?:{_KINDS})(?:[（(][^（）()]{{1,24}}[）)])*$")
"""The end of a title that names its kind, with brackets such as （试行） or （2023年修订）."""
