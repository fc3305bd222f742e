package pilotcity.portal.suggestion.place.gazetteer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How plausible it is that Chinese characters are the name of a place: by how the name is written and what stands before
 * and behind it. 上海路 is a road, 北京烤鸭 a dish, 张朝阳 a man, and 面朝阳光 has nothing to do with 朝阳.
 */
final class HanPlausibility {
    private static final double FULL = 0.97;
    private static final double LARGE = 0.9;
    private static final double SMALL = 0.72;
    private static final double ONE_CHARACTER = 0.35;
    private static final double ALIAS = 0.75;
    private static final double EVERYDAY = 0.05;
    private static final int REACH = 10;

    private static final String SURNAMES = "[张王李赵刘陈杨黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪"
            + "田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文]";

    private static final Pattern ROAD = Pattern.compile(
            "[东西南北中新内外一二三四五六七八九十0-9]{0,3}(?:路(?![灯面牌人况政基标障网])|街(?![头上边道坊])|大道|大街|[一二三四五六七八九十大]马路|横路|胡同|巷|弄)");

    private static final Pattern PERSON =
            Pattern.compile("人(?![民行流口群多太家工来去很都在])|话(?![费筒])|籍|口音|户口|老乡|老板|师傅|妹子?|佬|老师|先生|女士|同志|医生|阿姨|叔叔|大爷|大妈|小姐");

    private static final Pattern GOODS = Pattern.compile("烤鸭|火锅|小面|拉面|小吃|米粉|米线|热干面|凉皮|鸡饭|炒饭|包子|饺子|馄饨|烧烤|羊肉|牛肉|大盘鸡|啤酒"
            + "|螺蛳粉|酸辣粉|臭豆腐|菜|饭店|餐厅|酒家|面馆|料理|板鸭|汤包|生煎|串|麻辣|鱼头|味|风味|特产|产的|装|现代|大众|汽车|牌照|号牌|时间"
            + "|银行|日报|晚报|卫视|电视|师范|航空|移动通信|发(?=上|垫|套|坏|旁|丢)");

    /** What is named like a place all over the country. */
    private static final Pattern LOCAL =
            Pattern.compile("小区|花园|苑|大厦|酒店|宾馆|村|新村|公寓|广场|公园|小学|中学|幼儿园|商场|市场|桥|湖|山|河|寺|庙|塔|社区|街道|庄|屯|楼|阁|门|店|里(?!的)|坊|塘"
                    + "|大学|学院|医院|图书馆|名城|佳园|家园|新城|国际|一品|[一二三四五六七八九]桥|物业|集团|公司|有限|坡|岩|冲|岭|镇|乡|办事处|佳苑|工业|涌");

    private static final Pattern IDIOM = Pattern.compile("大同小异|长治久安|大兴土木|车水马龙|蓝天白云|南通北达|天水泄不通|东方明珠|北海道|海南岛(?!的)");
    private static final Pattern BRAND = Pattern.compile("(?:国际|绿地|万科|恒大|碧桂园|保利|中海|万达|品牌)$");
    private static final Pattern TOWNSHIP = Pattern.compile("镇|乡|村|小区|桥|集团|公司|有限");
    private static final Pattern OFFICE = Pattern.compile("(?:长|书记|主任|老师|经理|先生|女士|医生)$");
    private static final Pattern SURNAME_FIRST = Pattern.compile("(?:^|[^\\p{IsHan}])" + SURNAMES + "$");
    private static final Pattern OTHER_WORD =
            Pattern.compile("市(?=[场政容井民])|区(?=[域间分别块])|旗(?=[帜下舰号袍])|省(?=[钱力事心略])|县(?=[官长])");

    private static final Pattern NAMED = Pattern.compile(SURNAMES + "$");

    private static final Pattern CALLED = Pattern.compile("(?:叫|名叫|姓名|是)[\\p{IsHan}]$");
    private static final Pattern TITLE = Pattern.compile("老师|先生|女士|同志|师傅|医生|主任|经理|同学|阿姨|大爷|总(?![是在])|说");
    private static final Pattern THERE = Pattern.compile("(?:在|到|去|来|从|住|位于|往|至|于|是|,|。|:|\\n|我们|咱们|全)$");
    private static final Pattern HERE = Pattern.compile("的|这|那|附近|市区|城区|,|。|有|:|到|骑|没|街头|$");
    private static final Pattern ROAD_END = Pattern.compile(".*路");
    private static final Pattern LAMP = Pattern.compile("[灯面牌]");

    private final String text;
    private final WordCuts words;

    HanPlausibility(String text) {
        this.text = text;
        this.words = new WordCuts(text);
    }

    double of(int from, int to, NameTable.Posting posting) {
        NameForm form = posting.form();
        return switch (posting.entry()) {
            case GazetteerEntry.Landmark landmark -> landmark(from, to, form, landmark);
            case GazetteerEntry.Division division -> division(from, to, form, division);
        };
    }

    private double landmark(int from, int to, NameForm form, GazetteerEntry.Landmark landmark) {
        if (form.everyday()) {
            return EVERYDAY;
        }
        if (form.style() == NameForm.Style.FULL) {
            boolean lamp = landmark.isRoad() && ROAD_END.matcher(form.text()).matches() && stands(LAMP, to);
            return lamp ? FULL / 3 : FULL;
        }
        boolean other = stands(ROAD, to) || stands(PERSON, to);
        double base = SMALL * (other ? 0.1 : stands(LOCAL, to) ? 0.4 : 1);
        return words.cut(from, to) ? base / 5 : base;
    }

    private double division(int from, int to, NameForm form, GazetteerEntry.Division division) {
        if (form.style() == NameForm.Style.FULL) {
            return full(from, to, form);
        }
        double base = form.everyday()
                ? EVERYDAY
                : form.style() == NameForm.Style.ALIAS ? ALIAS : division.isSmall() ? SMALL : LARGE;
        if (stands(ROAD, to) || isIdiom(from, to)) {
            return base * 0.04;
        }
        if (stands(PERSON, to) || stands(GOODS, to) || isPerson(from, to)) {
            return base * 0.06;
        }
        boolean said = precedes(THERE, from) || from == 0 || stands(HERE, to);
        double named = said && !form.everyday() ? 1 - (1 - base) * 0.7 : base;
        return named * around(from, to, division.isSmall());
    }

    /** How much less plausible a name without its sort is for what it may be a part of. */
    private double around(int from, int to, boolean small) {
        double factor = 1;
        if (stands(LOCAL, to)) {
            factor *= small || stands(TOWNSHIP, to) ? 0.3 : 0.7;
        }
        if (small && precedes(BRAND, from)) {
            factor *= 0.3;
        }
        if (words.cut(from, to)) {
            factor *= small ? 0.1 : 0.4;
        }
        return factor;
    }

    /** 新兴县城 and 考上城区 are no 新兴县 and no 上城区; 和县 is mostly "and the county". */
    private double full(int from, int to, NameForm form) {
        if (form.everyday()) {
            return EVERYDAY;
        }
        if (stands(OTHER_WORD, to - 1)) {
            return FULL / 5;
        }
        int stem = form.text().length() - 1;
        if (stem == 1) {
            return ONE_CHARACTER;
        }
        boolean word = EverydayWords.contain(form.text().substring(0, stem));
        return word && words.cut(from, to) ? FULL / 6 : FULL;
    }

    private boolean isIdiom(int from, int to) {
        Matcher matcher = IDIOM.matcher(text).region(Math.max(0, from - 3), Math.min(text.length(), to + 4));
        return matcher.find() && matcher.start() <= from && to <= matcher.end();
    }

    private boolean isPerson(int from, int to) {
        boolean ends = to == text.length() || !FoldedText.isHan(text.charAt(to));
        return (precedes(NAMED, from) && (stands(TITLE, to) || precedes(CALLED, from)))
                || (precedes(SURNAME_FIRST, from) && ends)
                || precedes(OFFICE, from);
    }

    private boolean stands(Pattern pattern, int at) {
        Matcher matcher = pattern.matcher(text);
        return matcher.region(at, Math.min(text.length(), at + REACH)).lookingAt();
    }

    private boolean precedes(Pattern pattern, int at) {
        Matcher matcher = pattern.matcher(text);
        return matcher.region(Math.max(0, at - REACH), at).find();
    }
}
