// Made by jiaokan site from the tables of its Python modules.
export const CLAUSE_MARKS = "，。；：！？、…—（）《》〈〉“”‘’「」『』〔〕【】　\n";
export const UNQUOTED = ["code","heading","table","title"];
export const WHOLE_QUOTE_CHARACTERS = 40;
export const LEAST_CLAUSE_CHARACTERS = 6;
export const DIGEST_CHARACTERS = 8;
export const LINE = "^(?:(#{1,6}) )?(.*?) ?\\{(?:#([a-z0-9]+))?(?: ?\\.([a-z]+))?\\}$";
