"""What the lines around an article on a web page say: navigation, tools, counters, footers, and facts about the article.

The words are those of the genre, on government and news sites in either script; a line must be made of them from its first character
to its last, so that a sentence which uses such a word is no furniture.
"""

from __future__ import annotations

import re
from enum import Enum


class Kind(Enum):
    """What a line is, the surest first."""

    FURNITURE = "sure"
    """A tool, a counter, a breadcrumb, a licence: it is nothing else wherever it stands."""
    META = "meta"
    """A fact about the article: when it was published, where it came from."""
    ENTRY = "entry"
    """An entry of a menu; sure only among others."""
    CONTACT = "contact"
    """An address, a telephone number; furniture only in a footer."""


END = r"[\s\u3000|｜/·>›»：:，,。.\-—]*"
TOOLS = (
    "打印本页|打印此页|打印本文|打印文章|友善列印|友善列印|列印本頁|关闭窗口|关闭本页|关闭页面|關閉視窗|返回顶部|回到顶部|返回首页|返回上页|返回上一页|返回列表"
    "|回頁首|回首頁|回上一頁|回上頁|轉寄好友|分享好友|收藏本页|加入收藏|设为首页|我要纠错|网页纠错|无障碍浏览|关怀版|适老版|长者模式"
    "|复制链接|扫一扫在手机打开当前页|扫一扫|手机扫一扫|微信扫一扫|网站地图|網站地圖|网站声明|隐私政策|使用帮助|网站导航|跳到主要內容區塊|跳到主要內容"
    "|隱私權及網站安全政策宣告|隱私權政策|網站安全政策|政府網站資料開放宣告|关于本站|站点地图|我的收藏|发表评论"
)
BUTTONS = "打印|列印|关闭|收藏|纠错|返回|字号|放大|缩小|默认|大|中|小|语音播报|无障碍|下载|二维码|免责声明|法律声明|資訊安全政策|举报|投稿|点赞|评论|登录|注册"
"""Words of tools that may be text when they stand alone."""
SHARES = "微信|微博|新浪微博|腾讯微博|QQ空间|QQ好友|QQ|人人网|豆瓣|朋友圈|Facebook|Twitter|LINE|Plurk|Line|facebook|twitter|X|更多"
ENTRIES = (
    "首页|网站首页|首頁|主页|主頁|本站首页|关于我们|關於我們|联系我们|聯絡我們|联系方式|新闻动态|新闻中心|新聞|最新消息|最新訊息|最新公告|通知公告|公告通知|公告栏"
    "|政务公开|政府信息公开|信息公开|信息公开指南|信息公开目录|信息公开年报|政务服务|办事服务|办事大厅|互动交流|公众参与|公眾參與|政民互动|专题专栏|专题|数据开放|数据|政策法规|政策文件|政策解读|政策"
    "|法律|法律法规|行政法规|部门规章|地方性法规|司法解释|規章|法規|中央法規|地方法規|司法解釋|條約協定|兩岸協議|綜合查詢|高级检索|高级搜索|全文检索|检索|搜索|站内搜索|服务项目|产品中心|解决方案|成功案例"
    "|机构设置|机构职能|机构概况|组织机构|领导信息|领导之窗|工作动态|工作信息|图片新闻|视频|图片|招聘信息|人才招聘|下载中心|资料下载|在线咨询|在线留言|留言板|常见问题|English|EN|繁體|繁体|简体|简体版|繁体版|手机版|移动版"
)
SITES = r"相关链接|相關連結|友情链接|友好链接|相关阅读|相关文章|相关新闻|相关信息|相关推荐|相关稿件|推荐阅读|延伸阅读|热门推荐|热点推荐|猜你喜欢|热门文章|最新文章|相關新聞|延伸閱讀|常用链接"
FURNITURE = re.compile(
    rf"(?:{TOOLS})(?:{END}(?:{TOOLS}|{BUTTONS}))*{END}|(?:{BUTTONS})(?:{END}(?:{TOOLS}|{BUTTONS})){{2,}}{END}"
    rf"|[\[【(（]?\s*字\s*[体號号级級體]\s*大?小?\s*[:：]?\s*[\[【(（]?\s*(?:[大中小]\s*|A[+-]?\s*|默认\s*|特大\s*){{1,5}}[\]】)）]*(?:{END}(?:{TOOLS}|{BUTTONS}))*{END}"
    rf"|(?:一键)?分享(?:到|至|本文|本页)?\s*[:：]?(?:[\s\u3000、,，|]*(?:{SHARES}))*{END}"
    r"|(?:当前位置|您(?:现在)?(?:的|所在)?(?:当前)?位置(?:是)?|你(?:现在)?的位置|现在位置|所在位置|當前位置|現在位置|目前位置|您現在的位置)\s*[:：].{0,120}"
    r"|(?:网站|本站|回)?首[页頁]\s*(?:[>＞›»/→]|&gt;|-+>).{1,100}"
    r"|(?:检索|搜索|查询|檢索|搜尋|查詢)(?:词|字詞|关键词|關鍵字|结果|結果|条件)?\s*[:：]?.{0,40}?共?(?:命中|找到|检索到|搜索到|共)\s*\d[\d,]*\s*[处条个项篇次筆項個則].{0,4}"
    r"|(?:阅读|浏览|点击|访问|查看|瀏覽|點閱|點擊|閱讀|下载|訪客|访客)(?:次数|次數|量|数|數|人次|人数|率|总数)\s*[:：]?\s*[\d,.万+]*\s*次?"
    r"|(?:上一?[篇条页筆則頁]|下一?[篇条页筆則頁]|前一[篇条]|后一[篇条]|上一个|下一个)\s*[:：>»].{0,120}|(?:上一[篇页条筆頁]|下一[篇页条筆頁])(?:[\s\u3000|]*(?:下一[篇页条筆頁]))?"
    rf"|(?:{SITES}){END}"
    r"|[^，。；]{0,40}(?:版权所有|版權所有|著作權所有|Copyright|COPYRIGHT|All Rights Reserved|©)[^，。；]{0,80}"
    r"|[^，。；]{0,40}[ICPicp]{3}\s*[备證证]\s*\d{6,}号.{0,60}|[^，。；]{0,30}公网安备\s*\d{6,}号?.{0,30}"
    r"|(?:网站|政府网站)?标识码\s*[:：]?\s*\w+.{0,20}"
    r"|(?:本站|本网站)?(?:建议|建議|推荐|请)使用.{0,30}(?:分辨率|解析度|浏览器|瀏覽器).{0,20}"
    r"|(?:扫一扫|扫描|长按)(?:二维码)?.{0,20}(?:打开|关注|分享|下载|识别).{0,20}"
)
WHEN = (
    r"[:：]?\s*(?:民國|西元)?\s*\d{2,4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?(?:\s*\d{1,2}\s*[:：]\s*\d{2}(?:\s*[:：]\s*\d{2})?)?"
)
DATED = "发布时间|发布日期|发表时间|发表日期|发稿时间|录入时间|添加时间|更新时间|公开日期|日期|时间|发布|發布日期|發布時間|公發布日|發佈日期|張貼日期|更新日期|上版日期"
SAID = "来源|信息来源|文章来源|稿件来源|新闻来源|资料来源|來源|資料來源|消息來源|作者|撰稿|责任编辑|责编|编辑|编审|审核|审稿|校对|发布者|发布人|发布单位|发布机构|发布部门|录入|責任編輯|編輯|發布單位|發布機關|点击|阅读|浏览"
COUNTED = r"(?:阅读|浏览|点击|访问|查看|瀏覽|點閱|點擊)(?:次数|次數|量|数|數|人次)?\s*[:：]\s*[\d,]*\s*次?"
FONT = r"[\[【(（]?\s*字\s*[体號号级級體]\s*大?小?\s*[:：]?\s*[\[【(（]?\s*[大中小 ]{1,8}[\]】)）]*"
META_PART = re.compile(
    rf"(?:{DATED})\s*{WHEN}|(?:{SAID})\s*[:：]\s*[^\s\u3000，。；]{{0,30}}|{COUNTED}|{FONT}|[\[【(（]?(?:打印|关闭|收藏|纠错)[\]】)）]?"
)
SURE_META = re.compile(rf"(?:{DATED})\s*{WHEN}|{COUNTED}|{FONT}")
BETWEEN = re.compile(r"[\s\u3000|｜]+")
CONTACT = re.compile(
    r"(?:(?:(?:联系|通讯|单位|办公)?地\s*址|邮\s*编|邮政编码|(?:联系|咨询|服务|举报|投诉|客服|监督|总机)?(?:电\s*话|热线|專線)|传\s*真|电子邮[箱件]|邮箱|E-?mail|電\s*話|傳\s*真|地\s*址|郵遞區號|總機)"
    r"\s*[:：].{1,80}|(?:主办|承办|运维|技术支持|主辦|網站維護)(?:单位|單位)?\s*[:：].{1,60}|(?:服务|咨询|联系|客服|投诉|举报|监督|全国|免费)(?:热线|电话)|[\d\-—+() ]{7,20})"
)
ENTRY = re.compile(rf"(?:{ENTRIES}|{TOOLS}|{BUTTONS})(?:[\s\u3000|｜·]+(?:{ENTRIES}|{TOOLS}|{BUTTONS}))*")
LONGEST = 200
"""Code points of a line beyond which it is no furniture."""


def kind_of(line: str) -> Kind | None:
    """What a line without its blanks at the ends is, None if it may be text."""
    if not line or len(line) > LONGEST:
        return None
    if FURNITURE.fullmatch(line):
        return Kind.FURNITURE
    if is_meta(line):
        return Kind.META
    if ENTRY.fullmatch(line):
        return Kind.ENTRY
    return Kind.CONTACT if CONTACT.fullmatch(line) else None


def is_meta(line: str) -> bool:
    """Whether every part of a line is a fact about the article and one of them is a date with its word, or a counter."""
    parts = _facts(line)
    return any(SURE_META.fullmatch(part) for part in parts)


def is_attribution(line: str) -> bool:
    """Whether a line says only whose the text is (来源：…, 作者：…): a fact about the article where it stands beside others."""
    return bool(_facts(line))


def _facts(line: str) -> list[str]:
    """The facts that a line is a row of; none if it is anything else."""
    facts, place = [], 0
    while len(line) <= LONGEST and (match := META_PART.match(line, place)):
        facts.append(match[0])
        if match.end() == len(line):
            return facts
        gap = BETWEEN.match(line, match.end())
        if not gap and not match[0][-1:].isspace():
            break
        place = gap.end() if gap else match.end()
    return []
