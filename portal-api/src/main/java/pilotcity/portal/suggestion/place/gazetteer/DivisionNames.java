package pilotcity.portal.suggestion.place.gazetteer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotcity.index.text.Pinyin;
import pilotcity.portal.suggestion.place.gazetteer.NameForm.Style;

/** The ways to write the name of a division: in Chinese, in English and as it sounds, with its sort and without. */
final class DivisionNames {
    /** What a division is, as its name ends; the longest first. */
    private static final Pattern SORT = Pattern.compile("(自治区|自治州|自治县|自治旗|地区|新区|林区|矿区|特区|群岛|盟|省|市|区|县|旗)$");

    /** Peoples, as they stand before what the division is. */
    private static final Pattern PEOPLES =
            Pattern.compile("(?:朝鲜族|土家族|苗族|藏族|羌族|彝族|布依族|侗族|哈尼族|壮族|傣族|白族|景颇族|傈僳族|回族|蒙古族|蒙古|哈萨克族|哈萨克"
                    + "|柯尔克孜|满族|瑶族|各族|仫佬族|毛南族|黎族|仡佬族|水族|纳西族|拉祜族|佤族|布朗族|独龙族|怒族|普米族|裕固族|东乡族|土族"
                    + "|撒拉族|保安族|畲族|塔吉克|锡伯|达斡尔族|鄂温克族|维吾尔)+$");

    private static final Pattern ENGLISH_SORT =
            Pattern.compile("(?: Autonomous)? (?:Special |Mining |Forestry )?(?:District|County|Banner|City|Prefecture|"
                    + "League|New Area|New District|Province|Islands)$");

    private static final Pattern ENGLISH_PEOPLES =
            Pattern.compile("(?:,? (?:and )?(?:Korean|Tujia|Miao|Tibetan|Qiang|Yi|Buyei|Dong|Hani|Zhuang|Dai|Bai|Jingpo"
                    + "|Lisu|Hui|Mongol|Kazakh|Kyrgyz|Manchu|Daur|Evenk|She|Yao|Multi-ethnic|Mulao|Maonan|Li|Gelao"
                    + "|Sui|Naxi|Lahu|Va|Blang|Derung|Nu|Pumi|Yugur|Bonan|Dongxiang|Salar|Tu|Tajik|Xibe))+$");

    /** How the sort of a division sounds, and what people say for the longer ones. */
    private static final Map<String, String> SOUNDS = Map.of(
            "省", "sheng", "市", "shi", "区", "qu", "县", "xian", "旗", "qi", "盟", "meng", "地区", "diqu", "新区", "xinqu");

    private static final Map<String, String> SHORTER =
            Map.of("自治州", "州", "自治县", "县", "自治旗", "旗", "新区", "区", "林区", "", "矿区", "", "特区", "");

    /** Zones are called by what they are for. */
    private static final Pattern ZONE = Pattern.compile("(开发|示范|管理|试验|实验|聚集|产业园|工业园|文化旅游创意园|食品)$");

    private static final int LONGEST_SHORT = 6;
    private static final Pattern LATIN = Pattern.compile("[a-z]+");

    private final List<NameForm> forms = new ArrayList<>();

    private final boolean small;

    private DivisionNames(boolean small) {
        this.small = small;
    }

    /**
     * @param aliases everyday names; those of one character are parts of too many words to be read
     * @param small whether it is a county or less, whose name as it sounds is more often something else
     */
    static List<NameForm> of(String name, @Nullable String nameEn, List<String> aliases, boolean small) {
        DivisionNames names = new DivisionNames(small);
        String folded = FoldedText.key(name);
        names.add(folded, Style.FULL, EverydayWords.contain(folded));
        Matcher sort = SORT.matcher(folded);
        String found = sort.find() ? sort.group() : "";
        String shortName = shortName(folded, found);
        boolean everyday = EverydayWords.contain(shortName);
        if (!shortName.isEmpty()) {
            names.add(shortName, Style.SHORT, everyday);
            String said = SHORTER.getOrDefault(found, "");
            if (!said.isEmpty()) {
                names.add(shortName + said, Style.FULL, false);
            }
        }
        names.addLatin(shortName, found, nameEn, everyday);
        for (String alias : aliases) {
            names.addAlias(FoldedText.key(alias));
        }
        return names.forms;
    }

    /** The name without its sort; empty where that leaves no name, as of zones that are named by what they are for. */
    static String shortName(String folded) {
        Matcher sort = SORT.matcher(folded);
        return sort.find() ? shortName(folded, sort.group()) : folded;
    }

    private static String shortName(String folded, String sort) {
        String rest = folded.substring(0, folded.length() - sort.length());
        Matcher peoples = PEOPLES.matcher(rest);
        if (peoples.find() && peoples.start() >= 2) {
            rest = rest.substring(0, peoples.start());
        }
        boolean part = sort.equals("旗") && rest.matches(".*[左右前后中合]翼?");
        return rest.length() < 2
                        || rest.length() > LONGEST_SHORT
                        || part
                        || ZONE.matcher(rest).find()
                ? ""
                : rest;
    }

    private void addLatin(String shortName, String sort, @Nullable String nameEn, boolean everyday) {
        String english = nameEn == null ? "" : nameEn;
        String bare = ENGLISH_PEOPLES
                .matcher(ENGLISH_SORT.matcher(english).replaceFirst(""))
                .replaceFirst("");
        String key = FoldedText.key(bare);
        if (!english.equals(bare)) {
            add(FoldedText.key(english), Style.FULL, everyday);
        }
        if (shortName.isEmpty()) {
            if (!english.isEmpty() && english.equals(bare)) {
                add(key, Style.FULL, false);
            }
            return;
        }
        if (!key.isEmpty()) {
            int apart = bare.indexOf('\'') < 0
                    ? 0
                    : FoldedText.key(bare.substring(0, bare.indexOf('\''))).length();
            forms.add(new NameForm(
                    key, Style.SHORT, everyday || isWord(key) || EverydayWords.contain(key), false, apart));
            addSounded(key, sort, apart);
            if (sort.equals("市")) {
                add(key + "city", Style.FULL, false);
            }
        }
        Set<String> spellings = Pinyin.spellings(shortName);
        if (!spellings.contains(key)) {
            spellings.forEach(spelling -> addSpelling(spelling, sort, everyday));
        }
    }

    private void addSpelling(String spelling, String sort, boolean everyday) {
        if (LATIN.matcher(spelling).matches()) {
            add(spelling, Style.SHORT, everyday || isWord(spelling));
            addSounded(spelling, sort, 0);
        }
    }

    private boolean isWord(String spelling) {
        return small && EverydayWords.sound(spelling);
    }

    private void addSounded(String key, String sort, int apart) {
        String sound = SOUNDS.get(sort);
        if (sound != null) {
            forms.add(new NameForm(key + sound, Style.FULL, false, false, apart));
        }
    }

    private void addAlias(String alias) {
        if (alias.length() > 1) {
            boolean full = SORT.matcher(alias).find();
            add(alias, full ? Style.FULL : Style.ALIAS, EverydayWords.contain(alias));
        }
    }

    private void add(String text, Style style, boolean everyday) {
        forms.add(new NameForm(text, style, everyday));
    }
}
