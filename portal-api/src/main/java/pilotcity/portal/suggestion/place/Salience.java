package pilotcity.portal.suggestion.place;

import java.util.regex.Pattern;
import pilotcity.portal.suggestion.place.gazetteer.FoldedText;
import pilotcity.portal.suggestion.place.gazetteer.Mention;

/** How much of a report is about a place that it names: where somebody lives or comes from is not where the hole is. */
final class Salience {
    private static final double THERE = 1.5;
    private static final double USUAL = 1;
    private static final double HOME = 0.35;
    private static final double ORIGIN = 0.1;
    private static final int REACH = 12;

    private static final Pattern ORIGIN_BEFORE = Pattern.compile(
            "(?:来自|我是|老家在?|是从|从小在|comefrom|tour(?:ist)?(?:trip)?to|trip(?:s)?to|travel(?:l?ed)?to|amfrom|born(?:in)?)$");
    private static final Pattern ORIGIN_BEHIND = Pattern.compile("来的?|人[,，]|户籍|籍");
    private static final Pattern LIFE_BEHIND = Pattern.compile(
            "(?:[打干住做待读]了|上班|工作|打工|务工|就读|读书|上学|就业|居住|定居|生活|买房|交了|参保|缴|出差|旅游|户口|那边)|for\\w{2,5}years|andlive");

    private static final Pattern HOME_BEFORE = Pattern.compile(
            "(?:我住在?|家住在?|livein|livingin|workin|workedin|insuredin|moving(?:to)?|move(?:d)?to|搬去|搬到|homeis(?:in)?)$");
    private static final Pattern THERE_BEFORE = Pattern.compile("(?:在|位于|地点[:：]?|地址[:：]?|isin|\\bat)$");

    private Salience() {}

    static double of(FoldedText text, Mention mention) {
        if (precedes(ORIGIN_BEFORE, text, mention)
                || ORIGIN_BEHIND
                        .matcher(text.folded())
                        .region(mention.to(), text.length())
                        .lookingAt()) {
            return ORIGIN;
        }
        if (precedes(HOME_BEFORE, text, mention) || follows(LIFE_BEHIND, text, mention)) {
            return HOME;
        }
        return precedes(THERE_BEFORE, text, mention) ? THERE : USUAL;
    }

    private static boolean precedes(Pattern pattern, FoldedText text, Mention mention) {
        return pattern.matcher(text.folded())
                .region(Math.max(0, mention.from() - REACH), mention.from())
                .find();
    }

    private static boolean follows(Pattern pattern, FoldedText text, Mention mention) {
        return pattern.matcher(text.folded())
                .region(mention.to(), text.length())
                .lookingAt();
    }
}
