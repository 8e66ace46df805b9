// Made by jiaokan site from the tables of its Python modules.
export const LONGEST_QUESTION_CHARACTERS = 2000;
export const LEAST_ENDING_CHARACTERS = 6;
export const LEAST_QUOTE_UNITS = 4;
export const NEAR_PAIRS_SHARE = 0.6;
export const MOST_ANSWERS = 10;
export const LINK = "(?:^|[/\\s，。.])t/([a-z0-9]+(?:-[a-z0-9]+)*)/?(\\?[^\\s#]*)?(?:#([a-z0-9]{4,12}))?";
export const NAME = "#?([a-z0-9]+(?:-[a-z0-9]+)*)(?:#([a-z0-9]{4,12}))?";
export const QUOTED = "[?&]c=([0-9.a-f]+)";
export const TYPE = "\\[(?:EB|N|J|R|A|DS|S)(?:/OL)?\\].*";
export const AFTER = "[：:](?=[^：:]*$)";
export const CODED = "[〔\\[［(（【﹝] ?([12１２][0-9０-９]{3}) ?年? ?[〕\\]］)）】﹞] ?第? ?([0-9０-９]{1,5}) ?号";
export const BEFORE_NUMBER = "与且中为习于亦从代以件会传但依入其决准出到制办即厅又及反发台号合向和因在复外如委守定实室对将局展布席府引彻循意把按据改施时是格止此求照用由的真知示神称经续署考而草行被见觉订该达进违送部销阅附院面";
export const TITLE_MARKS = "[\\s《》〈〉<>﹤﹥“”‘’\\\"'「」『』·—\\-]";
export const TRIAL = "[(（](?:试行|暂行|試行|暫行)[)）](?=[》〉﹥>]|$)";
export const STATE = "中华人民共和国";
