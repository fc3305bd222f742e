package pilotcity.portal.kernel.privacy;

import static pilotcity.portal.kernel.privacy.PersonalDataFinding.Kind.ACCOUNT;
import static pilotcity.portal.kernel.privacy.PersonalDataFinding.Kind.EMAIL;
import static pilotcity.portal.kernel.privacy.PersonalDataFinding.Kind.IDENTITY;
import static pilotcity.portal.kernel.privacy.PersonalDataFinding.Kind.PHONE;
import static pilotcity.portal.kernel.privacy.PersonalDataFinding.Kind.PLATE;

import java.util.List;
import java.util.stream.Stream;

/** The patterns of personal data; what an earlier rule finds, a later one does not see. */
final class MaskingRules {
    /** No number goes on before or after. */
    private static final String ALONE = "(?<![0-9])(?<![0-9][.])";

    private static final String ENDS = "(?![0-9])(?![.][0-9])";
    private static final String GAP = "[ \\-._/·]{1,3}";
    private static final String CHINA = "(?:(?:(?:\\+|00) ?)?86[ \\-)]{0,2})?";
    private static final String EXTENSION = "(?: {0,2}(?:转|分机|ext[.:]?|x|#|-) {0,2}[0-9]{1,6}(?![0-9]))?";
    private static final String IS = " {0,2}(?:号码?|ID|id)? {0,2}[:是为=] {0,2}";

    private static final String MAIL_NAME = "(?<![A-Za-z0-9._%+\\-])[A-Za-z0-9._%+\\-]{1,64}";
    private static final String DOMAIN = "[A-Za-z0-9\\-]{1,63}(?:\\.[A-Za-z0-9\\-]{1,63}){1,4}";
    private static final String MAIL_HOST =
            "(?i:gmail|hotmail|outlook|yahoo|icloud|live|aol|comcast|verizon|qq|foxmail|163|126|sina|sohu|139|189|yeah)";
    private static final String DOT = " {0,2}(?:\\.|[(\\[] ?dot ?[)\\]]| dot |点) {0,2}";

    private static final String PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
    private static final String PROVINCE = "[" + PROVINCES + "]";
    private static final String PLATE_MARK = "[A-HJ-NP-Za-hj-np-z0-9]";

    private static final List<MaskingRule> OF_MARKS = List.of(
            // Mail addresses
            MaskingRule.of(EMAIL, 0, MAIL_NAME + " ?@ ?" + DOMAIN).with("@"),
            MaskingRule.of(
                            EMAIL,
                            0,
                            MAIL_NAME + " ?(?:@|[(\\[<{] ?(?i:at) ?[)\\]>}]) ?[A-Za-z0-9\\-]{1,63}" + DOT
                                    + "[A-Za-z]{2,10}(?![A-Za-z])")
                    .with("@", "at)", "at ]", "at]", "at )", "at}", "at>"),
            MaskingRule.of(EMAIL, 0, MAIL_NAME + " ?(?:#|\\*|艾特|圈a|\\(a\\)) ?" + MAIL_HOST + DOT + "(?i:com|cn|net)")
                    .with("#", "*", "艾特", "圈a", "(a)"),
            MaskingRule.of(EMAIL, 0, MAIL_NAME + " (?i:at) " + MAIL_HOST + DOT + "(?i:com|cn|net)(?![A-Za-z])")
                    .with(" at "),
            MaskingRule.of(EMAIL, 0, MAIL_NAME + " (?i:at) [A-Za-z0-9\\-]{1,63}(?: (?i:dot) [A-Za-z0-9\\-]{1,63}){1,3}")
                    .with(" dot "),

            // Identity documents
            MaskingRule.of(IDENTITY, 17, "(?=[1-9])" + ALONE + "[1-9](?:[ \\-]?[0-9]){16}[ \\-]?[0-9Xx*](?![0-9])")
                    .bare(18, 18)
                    .checked(NumberChecks::isIdentity),
            MaskingRule.of(IDENTITY, 15, "(?=[1-9])" + ALONE + "[1-9][0-9]{14}" + ENDS)
                    .bare(15, 15)
                    .checked(NumberChecks::isOldIdentity),
            MaskingRule.of(
                            IDENTITY,
                            7,
                            "(?:护照|通行证|台胞证|回乡证|居留证|(?i:passport))(?:号码?| ?(?i:no\\.?|number|#))?"
                                    + "[ :是为]{0,4}(?i:is )?([A-Za-z]{1,2}[0-9]{7,9})(?![0-9A-Za-z])")
                    .with("护照", "通行证", "台胞证", "回乡证", "居留证", "passport"),
            MaskingRule.of(
                            IDENTITY,
                            9,
                            "(?i:ssn|social security)(?: ?(?i:no\\.?|number|#))?[ :]{0,3}(?i:is )?"
                                    + "([0-9]{3}[ \\-]?[0-9]{2}[ \\-]?[0-9]{4})(?![0-9])")
                    .with("ssn", "social security"),

            // Accounts that are named as such
            MaskingRule.of(
                            ACCOUNT,
                            10,
                            "(?:卡号|账号|帐号|账户|银行卡|(?i:account|card) ?(?i:no\\.?|number|#))[ :是为#]{0,4}(?i:is )?"
                                    + "([0-9](?:[ \\-]?[0-9]){9,22})(?![0-9])")
                    .with("卡", "账号", "帐号", "账户", "account", "card"),
            MaskingRule.of(ACCOUNT, 5, "(?i:qq|扣扣)(?:群|号码?|群号)?[ :是为加]{0,4}([1-9][0-9]{4,10})(?![0-9])")
                    .with("qq", "扣扣"),
            MaskingRule.of(
                            ACCOUNT,
                            0,
                            "(?:微信|薇信|威信|(?i:wechat|weixin|vx|wx))" + IS
                                    + "([A-Za-z][A-Za-z0-9_\\-]{5,19})(?![A-Za-z0-9_\\-])")
                    .with("微信", "薇信", "威信", "wechat", "weixin", "vx", "wx"),
            MaskingRule.of(
                            ACCOUNT,
                            1,
                            "(?:微信号?|薇信|威信|加[微vV]信?|(?i:wechat(?: id)?|weixin|vx|wx))[ :]{0,3}"
                                    + "([A-Za-z][A-Za-z0-9_\\-]{5,19})(?![A-Za-z0-9_\\-])")
                    .with("微信", "薇信", "威信", "加微", "加v", "wechat", "weixin", "vx", "wx")
                    .checked(NumberChecks::hasDigit),
            MaskingRule.of(ACCOUNT, 0, "(?:微信号|微信ID)[ :]{0,3}([A-Za-z][A-Za-z0-9_\\-]{5,19})(?![A-Za-z0-9_\\-])")
                    .with("微信号", "微信id"),

            // Telephones in China
            mobile(),
            mobile().asSpoken(),
            MaskingRule.of(
                            PHONE,
                            10,
                            "(?=[(+08])" + ALONE
                                    + "(?:\\(0(?:10|2[0-9]|[3-9][0-9]{2})\\) {0,2}|(?:(?:(?:\\+|00) ?)?86[ \\-]{0,2}\\(?0?|0)"
                                    + "(?:10|2[0-9]|[3-9][0-9]{2})\\)?[ \\-]{0,3})[2-9][0-9]{2,3}[ \\-]{0,2}[0-9]{4}(?![0-9])"
                                    + EXTENSION)
                    .bare(10, 16)
                    .checked(NumberChecks::isNoAmount),
            MaskingRule.of(
                            PHONE,
                            10,
                            "(?=[48])" + ALONE
                                    + "[48]00(?:[ \\-]?[0-9]{3}[ \\-]?[0-9]{4}|[ \\-]?[0-9]{4}[ \\-]?[0-9]{3}"
                                    + "|[0-9][ \\-][0-9]{3}[ \\-][0-9]{3})" + ENDS + EXTENSION)
                    .bare(10, 10)
                    .checked(NumberChecks::isNoAmount),

            // Elsewhere
            MaskingRule.of(PHONE, 8, "(?<![0-9A-Za-z])\\+[1-9](?:[ \\-.()]{0,2}[0-9]){8,14}" + ENDS + EXTENSION)
                    .with("+"),
            MaskingRule.of(PHONE, 11, ALONE + "00(?:852|853|886)[ \\-]?[0-9](?:[ \\-]?[0-9]){7,8}" + ENDS)
                    .with("00852", "00853", "00886")
                    .bare(13, 14),
            MaskingRule.of(
                            PHONE,
                            10,
                            "(?=[(1-9])" + ALONE
                                    + "(?:1[ \\-.]?)?(?:\\([2-9][0-9]{2}\\)[ \\-.]{0,2}|[2-9][0-9]{2}[ \\-./]{1,2})"
                                    + "[2-9][0-9]{2}[ \\-.]{1,2}[0-9]{4}" + ENDS + EXTENSION)
                    .checked(NumberChecks::isNoAmount),
            MaskingRule.of(
                            PHONE,
                            7,
                            "(?:电话|手机|座机|固话|致电|来电|(?i:tel|phone|call|cell|mobile|contact|text|fax))"
                                    + "(?:号码?|is|me|at|us|#|[ :.是为()]){0,8}"
                                    + "([2-9][0-9]{2}[ \\-.]?[2-9][0-9]{2}[ \\-.]?[0-9]{4}|[2-9][0-9]{2,3}[ \\-.]?[0-9]{4})"
                                    + ENDS)
                    .with(
                            "电话", "手机", "座机", "固话", "致电", "来电", "tel", "phone", "call", "cell", "mobile", "contact",
                            "text", "fax")
                    .checked(NumberChecks::isNoAmount),

            // Cards, by their check digit
            MaskingRule.of(ACCOUNT, 15, "(?=[2-6])" + ALONE + "[2-6](?:[ \\-]?[0-9]){14,18}(?![0-9])")
                    .bare(15, 19)
                    .checked(NumberChecks::isCard),

            // Plates
            MaskingRule.of(
                            PLATE,
                            2,
                            "(?=[\\u4e00-\\u9fff][ A-Za-z])" + PROVINCE + " ?[A-HJ-NP-Za-hj-np-z][ ·.\\-]{0,2}(?:"
                                    + PLATE_MARK + "{6}|" + PLATE_MARK + "{5}|" + PLATE_MARK
                                    + "{4}[挂学警港澳领使试超])(?![A-Za-z0-9])")
                    .with(PROVINCES.split(""))
                    .checked(NumberChecks::isPlate),
            MaskingRule.of(PLATE, 5, "(?i:wj)[ ·]?" + PROVINCE + "[ ·]?[0-9]{4}[0-9A-Z](?![A-Za-z0-9])")
                    .with("wj"),
            MaskingRule.of(PLATE, 6, "(?<![0-9])(?:使[ ·]?[0-9]{6}(?![0-9])|[0-9]{3}[ ·]?[0-9]{3}[使领](?![用馆域土]))")
                    .with("使", "领"),
            MaskingRule.of(
                            PLATE,
                            2,
                            "(?i:licen[cs]e plate|plate|tag|registration)s?(?: ?(?i:no\\.?|number|num|#))?"
                                    + "(?: (?i:is|was|reads))?[ :#]{1,3}((?:[A-Z]{2} )?[A-Z0-9]{1,4}[ \\-]?[A-Z0-9]{2,4})(?![A-Za-z0-9])")
                    .with("plate", "tag", "registration")
                    .checked(NumberChecks::isForeignPlate));

    static final List<MaskingRule> ALL =
            Stream.concat(OF_MARKS.stream(), NameRules.ALL.stream()).toList();

    /** Those that match a number with nothing beside it. */
    static final List<MaskingRule> OF_NUMBERS = ALL.stream()
            .filter(rule -> !rule.needs().bare().equals(MaskingRule.Range.NONE))
            .toList();

    private MaskingRules() {}

    private static MaskingRule mobile() {
        String joined = "1[3-9][0-9]{9}";
        String threeFourFour = "1[3-9][0-9]" + GAP + "[0-9]{4}" + GAP + "?[0-9]{4}";
        String threeThreeFive = "1[3-9][0-9]" + GAP + "[0-9]{3}" + GAP + "[0-9]{5}";
        String fourFourThree = "1[3-9][0-9]{2}" + GAP + "[0-9]{4}" + GAP + "?[0-9]{3}";
        String sevenFour = "1[3-9][0-9]{5}" + GAP + "[0-9]{4}";
        String fiveSix = "1[3-9][0-9]{3}" + GAP + "[0-9]{3}" + GAP + "?[0-9]{3}";
        String pairs = "1[3-9][0-9]" + GAP + "[0-9]{2}(?:" + GAP + "[0-9]{2}){3}";
        String single = "1[ \\-.,、][3-9](?:[ \\-.,、][0-9]){9}";
        return MaskingRule.of(
                        PHONE,
                        11,
                        "(?=[(+018])" + ALONE + "(?:\\(?" + CHINA + "(?:"
                                + String.join(
                                        "|",
                                        joined,
                                        threeFourFour,
                                        threeThreeFive,
                                        fourFourThree,
                                        sevenFour,
                                        fiveSix,
                                        pairs,
                                        single)
                                + "))" + ENDS)
                .bare(11, 15)
                .checked(NumberChecks::isNoAmount);
    }
}
