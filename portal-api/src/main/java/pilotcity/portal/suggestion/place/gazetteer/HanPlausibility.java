package pilotcity.portal.suggestion.place.gazetteer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pilotcity.index.text.WordBoundaries;

/**
 * How plausible it is that Chinese characters are the name of a place: by how the name is written and what stands before
 * and behind it. 上海路 is a road, 北京烤鸭 a dish, 张朝阳 a man, and 面朝阳光 has nothing to do with 朝阳.
 */
final class HanPlausibility {
    private static final double FULL = 0.97;
    private static final double LARGE = 0.9;
    private static final double SMALL = 0.72;
    private static final double ALIAS = 0.75;
    private static final double EVERYDAY = 0.05;
    private static final int REACH = 10;

    private static final Pattern ROAD = Pattern.compile(
            "[东西南北中新内外一二三四五六七八九十0-9]{0,3}(?:路(?![灯面牌人况政基标障网])|街(?![头上边道坊])|大道" + "|大街|[一二三四五六七八九十大]马路|横路|胡同|巷|弄)");

    private static final Pattern PERSON = Pattern.compile(
            "人(?![民行流口群多太家工来去很都在])|话(?![费筒])|籍|口音|户口|老乡|老板|师傅|妹子?|佬|" + "老师|先生|女士|同志|医生|阿姨|叔叔|大爷|大妈|小姐");

    private static final Pattern GOODS = Pattern.compile("烤鸭|火锅|小面|拉面|小吃|米粉|米线|热干面|凉皮|鸡饭|炒饭|包子|饺子|馄饨|烧烤|羊肉|牛肉|大盘鸡|啤酒"
            + "|螺蛳粉|酸辣粉|臭豆腐|菜|饭店|餐厅|酒家|面馆|料理|板鸭|汤包|生煎|串|麻辣|鱼头|味|风味|特产|产的|装|现代|大众|汽车|牌照|号牌|时间"
            + "|银行|日报|晚报|卫视|电视|师范|航空|移动通信|发(?=上|垫|套|坏|旁|丢)");

    private static final Pattern LOCAL =
            Pattern.compile("小区|花园|苑|大厦|酒店|宾馆|村|新村|公寓|广场|公园|小学|中学|幼儿园|商场|市场|桥|湖|山|河|寺|庙|塔|社区"
                    + "|街道|庄|屯|楼|阁|门|店|里(?!的)|坊|塘|大学|学院|医院|图书馆");

    private static final Pattern OTHER_WORD =
            Pattern.compile("市(?=[场政容井民])|区(?=[域间分别块])|旗(?=[帜下舰号袍])|省(?=[钱力事心略])|县(?=[官])");

    private static final Pattern NAMED = Pattern.compile("(?:叫|名|姓|是|任|居|主|主任|邻居|房东|老板|同事|儿子|女儿|老公|同学|我)?"
            + "[张王李赵刘陈杨黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆"
            + "郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文]$");

    private static final Pattern CALLED = Pattern.compile("(?:叫|名叫|姓名|是)[\\p{IsHan}]$");
    private static final Pattern TITLE = Pattern.compile("老师|先生|女士|同志|师傅|医生|主任|经理|同学|阿姨|大爷|总(?![是在])|说");
    private static final Pattern THERE = Pattern.compile("(?:在|到|去|来|从|住|位于|往|至|于|是|,|。|:|\\n|我们|咱们|全)$");
    private static final Pattern HERE = Pattern.compile("的|这|那|附近|市区|城区|,|。|有|:|到|骑|没|街头|$");
    private static final Pattern ROAD_END = Pattern.compile(".*路");
    private static final Pattern LAMP = Pattern.compile("[灯面牌]");

    private HanPlausibility() {}

    static double of(String text, int from, int to, NameTable.Posting posting) {
        NameForm form = posting.form();
        return switch (posting.entry()) {
            case GazetteerEntry.Landmark landmark -> landmark(text, from, to, form, landmark);
            case GazetteerEntry.Division division -> division(text, from, to, form, division);
        };
    }

    private static double landmark(String text, int from, int to, NameForm form, GazetteerEntry.Landmark landmark) {
        if (form.everyday()) {
            return EVERYDAY;
        }
        if (form.style() == NameForm.Style.FULL) {
            boolean lamp = landmark.isRoad() && ROAD_END.matcher(form.text()).matches() && stands(LAMP, text, to);
            return lamp ? FULL / 3 : FULL;
        }
        double base = SMALL * (stands(ROAD, text, to) || stands(PERSON, text, to) ? 0.1 : 1);
        return cutsWord(text, from, to) ? base / 5 : base;
    }

    private static double division(String text, int from, int to, NameForm form, GazetteerEntry.Division division) {
        if (form.style() == NameForm.Style.FULL) {
            double base = form.everyday() ? EVERYDAY : FULL;
            return stands(OTHER_WORD, text, to - 1) ? base / 5 : base;
        }
        double base = form.everyday()
                ? EVERYDAY
                : form.style() == NameForm.Style.ALIAS ? ALIAS : division.isSmall() ? SMALL : LARGE;
        if (stands(ROAD, text, to)) {
            return base * 0.04;
        }
        if (stands(PERSON, text, to) || stands(GOODS, text, to) || isPerson(text, from, to)) {
            return base * 0.06;
        }
        if (stands(LOCAL, text, to)) {
            base *= division.isSmall() ? 0.3 : 0.7;
        }
        if (cutsWord(text, from, to)) {
            base *= division.isSmall() ? 0.1 : 0.4;
        }
        boolean said = precedes(THERE, text, from) || from == 0 || stands(HERE, text, to);
        return said && !form.everyday() ? 1 - (1 - base) * 0.7 : base;
    }

    private static boolean isPerson(String text, int from, int to) {
        return (precedes(NAMED, text, from) && stands(TITLE, text, to))
                || (precedes(CALLED, text, from) && precedes(NAMED, text, from));
    }

    /** Whether the name begins or ends within a word: looked for in the Chinese characters around it. */
    private static boolean cutsWord(String text, int from, int to) {
        int begin = from;
        while (begin > 0 && from - begin < REACH && FoldedText.isHan(text.charAt(begin - 1))) {
            begin--;
        }
        int end = to;
        while (end < text.length() && end - to < REACH && FoldedText.isHan(text.charAt(end))) {
            end++;
        }
        return WordBoundaries.cutsWord(text.substring(begin, end), from - begin, to - begin);
    }

    private static boolean stands(Pattern pattern, String text, int at) {
        Matcher matcher = pattern.matcher(text);
        return matcher.region(at, Math.min(text.length(), at + REACH)).lookingAt();
    }

    private static boolean precedes(Pattern pattern, String text, int at) {
        Matcher matcher = pattern.matcher(text);
        return matcher.region(Math.max(0, at - REACH), at).find();
    }
}
