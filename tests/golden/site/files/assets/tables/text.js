// Made by jiaokan site from the tables of its Python modules.
export const HAN = "々〇㐀-䶿一-鿿豈-﫿𠀀-𿿿";
export const LETTER = "a-zß-öø-ÿĀ-ɏͰ-ԯḀ-ỿぁ-ゖァ-ヺーㄅ-ㄯ가-힯";
export const LONGEST_WORD_CHARACTERS = 40;
export const DIGITS = {"〇":0,"○":0,"零":0,"o":0,"0":0,"一":1,"1":1,"二":2,"两":2,"2":2,"三":3,"3":3,"四":4,"4":4,"五":5,"5":5,"六":6,"6":6,"七":7,"7":7,"八":8,"8":8,"九":9,"9":9};
export const UNITS = {"十":10,"百":100,"千":1000};
