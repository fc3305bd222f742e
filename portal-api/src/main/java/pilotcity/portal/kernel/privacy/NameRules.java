package pilotcity.portal.kernel.privacy;

import static pilotcity.portal.kernel.privacy.PersonalDataFinding.Kind.NAME;

import java.util.List;

/** The patterns in which somebody says that something is a name, or says who they are. */
final class NameRules {
    /** The surnames of more than nine in ten people, those of two characters, and how they are written traditionally. */
    private static final String SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
            + "姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
            + "温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂"
            + "成苗谷曲盛冉翁路游靳管柴蒙鲍华喻祁房滕屈饶解牟艾尤时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫"
            + "張劉陳楊黃趙吳孫馬羅鄭謝許韓馮鄧蕭葉蘇魏呂盧鍾鐘譚陸範賈韋鄒閻龍賀顧龔邵萬錢嚴湯溫齊喬龐顏莊聶魯關蘭單紀畢"
            + "淩遊鮑華喻饒農簡連蘆麥婁竇衛費";

    private static final String LONG_SURNAMES = "欧阳|司马|上官|诸葛|皇甫|令狐|东方|夏侯|尉迟|慕容|端木|司徒|公孙|长孙|宇文|南宫|歐陽|司馬|諸葛|東方|尉遲|長孫|南宮";
    private static final String SURNAME = "(?:" + LONG_SURNAMES + "|[" + SURNAMES + "])";
    private static final String CHINESE = SURNAME + "[\\u4e00-\\u9fff]{1,2}";

    /** What a name stands before. Without it what follows may be any word that begins with a surname. */
    private static final String ENDS =
            "(?=$|[\\s,.;:!?、。()/0-9A-Za-z+\\[]|先生|女士|小姐|太太|老师|同志|电话|電話|手机|手機|身份证|身份證|微信|家住|住在"
                    + "|反映|反应|投诉|投訴|举报|舉報|上报|来电|家里|家门|家楼|家的)";

    private static final String TITLE = "(?:小姐|先生|女士|太太|老师|老師|师傅|師傅|阿姨|大爷|大妈|伯伯|叔叔)";
    private static final String ROLE = "(?:(?:小区|小區|本楼|本小区|附近|这里|這裡|一名|一位|一个)的?)?"
            + "(?:业主|業主|住户|住戶|居民|村民|街坊|租户|租戶|租客|商户|商戶|店主|家长|家長|市民|群众|邻居|鄰居)";

    private static final String WORD = "[A-Z][a-z]{1,20}(?:['’\\-][A-Z]?[a-z]{1,20})?";
    private static final String WITH_TITLE = "(?:Mr|Mrs|Ms|Miss|Dr|Prof)\\.? " + WORD + "(?: " + WORD + "){0,2}";
    private static final String FULL = WORD + "(?: " + WORD + "){1,2}";

    static final List<MaskingRule> ALL = List.of(
            MaskingRule.of(NAME, 0, "(?:我叫|名叫|名字叫|名字是|本人叫|姓名|联系人|聯絡人|聯繫人|联络人|署名)[ :是为為叫做]{0,3}(" + CHINESE + ")" + ENDS)
                    .with("我叫", "名叫", "名字叫", "名字是", "本人叫", "姓名", "联系人", "聯絡人", "聯繫人", "联络人", "署名"),
            MaskingRule.of(
                            NAME,
                            0,
                            "(?:联系我|聯絡我|聯繫我|联络我|找我|联系人|聯絡人|聯繫人|联络人|联系|聯絡|聯繫) ?[:是] ?(" + SURNAME
                                    + "[\\u4e00-\\u9fff]{0,2}?" + TITLE + ")")
                    .with("联系", "聯絡", "聯繫", "联络", "找我"),
            MaskingRule.of(NAME, 0, "(?:联系我|聯絡我|聯繫我|联络我|找我|联系|聯絡|聯繫) ?[:是] ?(" + CHINESE + ")" + ENDS)
                    .with("联系", "聯絡", "聯繫", "联络", "找我")
                    .checked(NameChecks::isChineseName),
            MaskingRule.of(NAME, 0, "(?:本人(?:是|系)?|我是|我系)(?:" + ROLE + ")?[ :]{0,2}(" + CHINESE + ")" + ENDS)
                    .with("本人", "我是", "我系")
                    .checked(NameChecks::isChineseName),
            MaskingRule.of(NAME, 0, ROLE + "[ :]{0,2}(" + CHINESE + ")" + ENDS)
                    .with(
                            "业主", "業主", "住户", "住戶", "居民", "村民", "街坊", "租户", "租戶", "租客", "商户", "商戶", "店主", "家长", "家長",
                            "市民", "群众", "邻居", "鄰居")
                    .checked(NameChecks::isChineseName),
            MaskingRule.of(
                            NAME,
                            0,
                            "(?i:my name is|my name's|my name’s|i am called|i'm called|i’m called) "
                                    + "([A-Z][A-Za-z'’\\-]{1,20}(?: [A-Z][A-Za-z'’\\-]{1,20}){0,2})(?![A-Za-z])")
                    .with("my name is", "my name's", "my name’s", "i am called", "i'm called", "i’m called"),
            MaskingRule.of(
                            NAME,
                            0,
                            "(?:(?i:contact(?: me| us| person| name)?|full name|my name|signed|reported by) ?: {0,2}"
                                    + "|(?:^|[\\r\\n.;,] {0,2})(?i:name) ?: {0,2}|(?i:sincerely|best regards|kind regards),?\\s{1,2})("
                                    + WITH_TITLE + "|" + WORD + "(?: " + WORD
                                    + "){0,2})(?![A-Za-z'’])(?! [A-Z])")
                    .with("contact", "name", "signed", "sincerely", "regards", "reported by")
                    .checked(NameChecks::isEnglishName),
            MaskingRule.of(
                            NAME,
                            0,
                            "(?<![A-Za-z])(?i:i am|i'm|i’m) (" + WITH_TITLE + "|" + FULL + ")"
                                    + "(?=$|[,.;:!?()\\r\\n]| (?:and|from|of|at|in|on|living|here|who|with|the) )")
                    .with("i am", "i'm", "i’m")
                    .checked(NameChecks::isEnglishName),
            MaskingRule.of(
                            NAME,
                            0,
                            "(?<![A-Za-z])(?i:this is|it is|it's|it’s) (" + WITH_TITLE + "|" + WORD + "(?: " + WORD
                                    + "){0,2})(?= (?:speaking|calling|writing|here)(?![A-Za-z]))")
                    .with("speaking", "calling", "writing", "here")
                    .checked(NameChecks::isEnglishName));

    private NameRules() {}
}
