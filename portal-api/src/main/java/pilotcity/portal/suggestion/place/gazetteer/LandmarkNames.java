package pilotcity.portal.suggestion.place.gazetteer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotcity.index.text.Pinyin;
import pilotcity.portal.suggestion.place.gazetteer.NameForm.Style;

/** The ways to write the name of a landmark, in Chinese, in English and as it sounds. */
final class LandmarkNames {
    /** Names that say what the thing is, so that they are no other word. */
    private static final Pattern SORT =
            Pattern.compile("(地铁站|客运站|汽车站|火车站|站|大马路|马路|路|街|大道|公园|医院|大学|学校|校区|校园|广场|大桥|桥|塔|市场|机场|中心|"
                    + "图书馆|博物馆|大剧院|纪念堂|陵园|动物园|展馆)([东南西北中]|[一二三四五六七八九十])?$");

    private static final Pattern PART = Pattern.compile("(?<=.)[东南西北中上下新一二三四五六七八九十]{1,2}$");
    private static final Map<String, String> SHORTER =
            Map.of("road", "rd", "avenue", "ave", "street", "st", "station", "sta", "university", "univ");
    private static final Pattern LATIN = Pattern.compile("[a-z0-9]+");

    /** What says only whose it is: 省人民医院. */
    private static final Pattern WHOSE = Pattern.compile("^[省市区县](?=.{2})");

    private final Predicate<String> common;
    private final List<NameForm> forms = new ArrayList<>();

    private LandmarkNames(Predicate<String> common) {
        this.common = common;
    }

    /** @param common whether roads and parks of many towns are named by a word */
    static List<NameForm> of(String name, @Nullable String nameEn, List<String> aliases, Predicate<String> common) {
        LandmarkNames names = new LandmarkNames(common);
        names.add(name, true);
        aliases.forEach(alias -> names.add(alias, false));
        if (nameEn != null) {
            names.addEnglish(nameEn, names.isCommon(FoldedText.key(name)));
        }
        return names.forms;
    }

    /** By what is left of a name without what the thing is and which part of it: 中山 of 中山五路. */
    private boolean isCommon(String folded) {
        return WHOSE.matcher(folded).find() || common.test(stem(folded));
    }

    static String stem(String folded) {
        Matcher sort = SORT.matcher(folded);
        String rest = sort.find() && sort.start() > 1 ? folded.substring(0, sort.start()) : folded;
        Matcher part = PART.matcher(rest);
        return part.find() && part.start() > 1 ? rest.substring(0, part.start()) : rest;
    }

    private void add(String name, boolean official) {
        String folded = FoldedText.key(name);
        boolean full = official || SORT.matcher(folded).find();
        Style style = full ? Style.FULL : Style.ALIAS;
        boolean everyday = !full && EverydayWords.contain(folded);
        boolean shared = isCommon(folded);
        forms.add(new NameForm(folded, style, everyday, shared, 0));
        if (!LATIN.matcher(folded).matches()) {
            for (String spelling : Pinyin.spellings(folded)) {
                if (LATIN.matcher(spelling).matches()) {
                    forms.add(new NameForm(spelling, style, everyday, shared, 0));
                }
            }
        }
    }

    private void addEnglish(String nameEn, boolean shared) {
        String folded = FoldedText.key(nameEn);
        forms.add(new NameForm(folded, Style.FULL, false, shared, 0));
        SHORTER.forEach((word, shorter) -> {
            if (folded.endsWith(word)) {
                String rest = folded.substring(0, folded.length() - word.length());
                forms.add(new NameForm(rest + shorter, Style.FULL, false, shared, 0));
            }
        });
    }
}
