package pilotcity.portal.kernel.learning.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a report into its statements, each of which may be a problem of its own: at the ends of sentences, at line breaks,
 * at the points of a numbered list, and where people begin anew (另外, 还有, also, another thing). Chinese and English.
 */
public final class SentenceCutter {
    /** So many letters are a statement; less belongs to what is before it. */
    private static final int SHORTEST = 2;

    private static final Pattern END = Pattern.compile("[。！？；!?;\\n\\r]+|\\.(?=\\s+[^\\p{Ll}\\s])");

    /** In English, a full stop after these ends nothing. */
    private static final Set<String> ABBREVIATIONS = Set.of(
            "no", "st", "rd", "ave", "mr", "mrs", "ms", "dr", "bldg", "blk", "apt", "approx", "e.g", "i.e", "vs");

    private static final Pattern LAST_WORD = Pattern.compile("([\\p{Alpha}.]{1,8})$");

    private static final String ANEW_ZH = "(?:另外|此外|还有|除此之外|再有|再就是|顺便|同时还|与此同时)";
    private static final String ANEW_EN =
            "(?:and\\s+)?(?:also|another (?:thing|problem|issue)|in addition|besides|furthermore"
                    + "|moreover|secondly|by the way|on top of that)(?!\\w)";

    /** Where somebody begins anew, at the beginning of a clause. */
    private static final Pattern ANEW =
            Pattern.compile("[，,、:：\\s](?=" + ANEW_ZH + ")|[,.:]\\s+(?=" + ANEW_EN + ")", Pattern.CASE_INSENSITIVE);

    private static final Pattern ANOTHER =
            Pattern.compile("[\\p{P}\\s]" + ANEW_ZH + "|\\p{P}\\s+" + ANEW_EN, Pattern.CASE_INSENSITIVE);

    private static final List<Numbering> NUMBERINGS = List.of(
            new Numbering("(?<![\\d.．])(\\d{1,2})(?:[、．)）]|\\.(?!\\d))\\s*", "1 2 3 4 5 6 7 8 9"),
            new Numbering("[(（](\\d{1,2}|[一二三四五六七八九])[)）]\\s*", "1|一 2|二 3|三 4|四 5|五 6|六 7|七 8|八 9|九"),
            new Numbering("([①②③④⑤⑥⑦⑧⑨])\\s*", "① ② ③ ④ ⑤ ⑥ ⑦ ⑧ ⑨"),
            new Numbering("(?<![第十])([一二三四五六七八九])(?:是|、|则是)\\s*", "一 二 三 四 五 六 七 八 九"),
            new Numbering("第([一二三四五六七八九])(?:[，,、：:]|点|个问题|件事|是)[，,：:是]?\\s*", "一 二 三 四 五 六 七 八 九"),
            new Numbering("其([一二三四五六七八九])[，,、：:]?\\s*", "一 二 三 四 五 六 七 八 九"),
            new Numbering("(首先|其次|最后)[，,]?", "首先 其次 最后"),
            new Numbering("(?<!\\w)(firstly|secondly|thirdly)(?!\\w)[,:]?\\s*", "firstly secondly thirdly"));

    private SentenceCutter() {}

    /**
     * A statement.
     *
     * @param start where it begins in the report, in UTF-16 units
     * @param end where it has ended
     * @param text what stands there, without its number and the mark that ends it
     */
    public record Statement(int start, int end, String text) {}

    /** The statements of {@code report}, in their order; none when it says nothing. */
    public static List<Statement> cut(String report) {
        List<Gap> gaps = new ArrayList<>();
        addEnds(report, gaps);
        Matcher anew = ANEW.matcher(report);
        while (anew.find()) {
            gaps.add(new Gap(anew.start(), anew.end()));
        }
        NUMBERINGS.forEach(numbering -> gaps.addAll(numbering.marks(report)));
        gaps.add(new Gap(report.length(), report.length()));
        gaps.sort(Comparator.comparingInt(Gap::start));
        List<Statement> statements = new ArrayList<>();
        int from = 0;
        for (Gap gap : gaps) {
            if (gap.start() > from) {
                append(statements, report, from, gap.start());
            }
            from = Math.max(from, gap.end());
        }
        return List.copyOf(statements);
    }

    /** Whether {@code report} says itself that it has come to another matter: by such a word, or by counting. */
    public static boolean announcesAnother(String report) {
        return ANOTHER.matcher(report).find()
                || NUMBERINGS.stream()
                        .anyMatch(numbering -> !numbering.marks(report).isEmpty());
    }

    private static void addEnds(String report, List<Gap> gaps) {
        Matcher end = END.matcher(report);
        while (end.find()) {
            if (report.charAt(end.start()) != '.' || !isAbbreviation(report, end.start())) {
                gaps.add(new Gap(end.start(), end.end()));
            }
        }
    }

    private static boolean isAbbreviation(String report, int stop) {
        Matcher word = LAST_WORD.matcher(report).region(Math.max(0, stop - 8), stop);
        return word.find() && ABBREVIATIONS.contains(word.group(1).toLowerCase(Locale.ROOT));
    }

    private static void append(List<Statement> statements, String report, int start, int end) {
        String text = report.substring(start, end).strip();
        long letters = text.codePoints().filter(Character::isLetterOrDigit).count();
        if (letters >= SHORTEST) {
            statements.add(new Statement(start, end, text));
        } else if (letters > 0 && !statements.isEmpty()) {
            Statement last = statements.removeLast();
            statements.add(new Statement(
                    last.start(), end, report.substring(last.start(), end).strip()));
        }
    }

    /** A way of numbering; only where it counts from the first to the second, for a number alone may be anything. */
    private record Numbering(Pattern mark, List<List<String>> counting) {
        Numbering(String mark, String counting) {
            this(
                    Pattern.compile(mark, Pattern.CASE_INSENSITIVE),
                    List.of(counting.split(" ")).stream()
                            .map(each -> List.of(each.split("\\|")))
                            .toList());
        }

        List<Gap> marks(String report) {
            List<Gap> found = new ArrayList<>();
            Matcher matcher = mark.matcher(report);
            while (matcher.find() && found.size() < counting.size()) {
                if (counting.get(found.size()).contains(matcher.group(1).toLowerCase(Locale.ROOT))) {
                    found.add(new Gap(matcher.start(), matcher.end()));
                }
            }
            return found.size() >= 2 ? found : List.of();
        }
    }

    /** What stands between two statements, and belongs to neither. */
    private record Gap(int start, int end) {}
}
