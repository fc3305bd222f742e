package pilotcity.portal.kernel.table.schema.personal;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a header says of the cells below it: the name of a person, or where somebody lives. */
enum PersonalHeader {
    NAME,
    HOME_ADDRESS,
    OTHER;

    private static final Pattern NAMES = Pattern.compile(".*(?:姓名|联系人|申请人|当事人|报名人|投诉人|举报人|举报者|户主|患者|学生|"
            + "家长|监护人|负责人|法定代表人|法人代表|经办人|业主|受益人|死者|被执行人).{0,4}|.*\\b(?:first|last|full|given|family|"
            + "contact|person'?s?|applicant|owner|patient|student)[ _-]?names?|surname|forename|contact[ _-]person|name of (?:the )?"
            + "(?:person|applicant|owner|contact).*");
    private static final Pattern NOT_NAMES =
            Pattern.compile(".*(?:电话|手机|号码|证号|身份|邮箱|数量|人数|单位|性别|年龄|地址|住址|类型|编号|职务|学校|机构|代码|数|率|id).{0,4}");
    private static final Pattern HOMES = Pattern.compile(
            ".*(?:住址|家庭地址|户籍地|户籍地址|居住地址|居住地|常住地|现住|家庭住所).*|.*\\b(?:home|residential|private|patient)[ _-]?"
                    + "address.*|residence");
    private static final Pattern PRECISE = Pattern.compile("(?s).*[0-9０-９一二三四五六七八九十甲乙丙]+ ?[号室栋幢楼弄单座组].*|"
            + "(?s).*\\b[0-9]{1,5}[a-zA-Z]?\\b.*\\p{L}{2,}.*|(?s).*\\p{L}{2,}.*\\b[0-9]{1,5}[a-zA-Z]?\\b.*");
    private static final int LONGEST_NAME = 40;

    static PersonalHeader of(String header) {
        String name = header.strip().toLowerCase(Locale.ROOT);
        if (HOMES.matcher(name).matches()) {
            return HOME_ADDRESS;
        }
        return NAMES.matcher(name).matches() && !NOT_NAMES.matcher(name).matches() ? NAME : OTHER;
    }

    /** Whether a cell below such a header may be the name of a person: short, and no number. */
    static boolean isName(String text) {
        return text.length() >= 2
                && text.length() <= LONGEST_NAME
                && text.chars().noneMatch(Character::isDigit)
                && text.codePoints().anyMatch(Character::isLetter);
    }

    /** Whether an address names a house, not a town. */
    static boolean isPrecise(String text) {
        return PRECISE.matcher(text).matches();
    }
}
