package pilotcity.portal.kernel.table.schema.proposal.column;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.table.schema.CellFault;
import pilotcity.portal.kernel.table.schema.check.KeySet;
import pilotcity.portal.kernel.table.schema.value.number.NumberAffixes;
import pilotcity.portal.kernel.table.schema.value.number.NumberFormat;
import pilotcity.portal.kernel.table.source.SourceColumn;

/** What is counted of one column while its table is read, in bounded memory. */
public final class ColumnProfile {
    /** Words that agencies write where they have no value. */
    private static final Set<String> MISSING_WORDS = Set.of(
            "NA", "N/A", "n/a", "na", "#N/A", "NULL", "null", "Null", "None", "none", "NaN", "nan", "nil", "n.a.",
            "k.A.", "-", "--", "---", "—", "——", "–", "－", "/", "\\", "*", "**", "…", "……", "...", "..", ".", "?", "？",
            "、", "无", "無", "不详", "不詳", "未知", "暂无", "暂缺", "缺失", "缺", "空", "空值", "无数据", "暂无数据", "未填", "未填写", "不明");

    private static final NumberFormat AFFIXED = new NumberFormat('.', ',', false, List.of(), false);
    private static final NumberFormat CHINESE = new NumberFormat('.', ',', false, List.of(), true);
    private static final Pattern SCIENTIFIC =
            Pattern.compile("[0-9](?:\\.[0-9]+)?E\\+1[1-9]|[0-9](?:\\.[0-9]+)?E\\+[2-9][0-9]");
    private static final int LONGEST_WORD = 8;
    private static final int AFFIXES = 12;
    private static final int EXACT_DIGITS = 15;

    private final SourceColumn source;
    private final DistinctValues distinct = new DistinctValues();
    private final Map<String, Long> missing = new LinkedHashMap<>();
    private final Map<String, Long> affixes = new LinkedHashMap<>();
    private final Map<String, Long> chineseAffixes = new LinkedHashMap<>();
    private final List<Candidate> tried = new ArrayList<>();

    /** Whether numbers with something around them are still tried. */
    private boolean affixed = true;

    private @Nullable KeySet keys = new KeySet();

    private long cells;
    private long values;
    private long shapes;
    private long leadingZeros;
    private long longNumbers;
    private long bare;
    private long pointed;
    private long pointedThousands;
    private int shortest = Integer.MAX_VALUE;
    private int longest;
    private String longestText = "";
    private double least = Double.POSITIVE_INFINITY;
    private double greatest = Double.NEGATIVE_INFINITY;
    private long scientific;

    public ColumnProfile(SourceColumn source, List<Candidate.Way> ways) {
        this.source = source;
        ways.forEach(way -> tried.add(new Candidate(way)));
    }

    /** A shape of a geodata format. */
    public void shape() {
        cells++;
        shapes++;
        keys = null;
    }

    public void empty() {
        cells++;
    }

    public void take(long row, String text) {
        cells++;
        if (keys != null && !keys.add(text, row)) {
            keys = null;
        }
        if (text.length() <= LONGEST_WORD && MISSING_WORDS.contains(text.strip())) {
            missing.merge(text.strip(), 1L, Long::sum);
            return;
        }
        values++;
        distinct.add(text);
        shortest = Math.min(shortest, text.length());
        if (text.length() > longest) {
            longest = text.length();
            longestText = CellFault.shortened(text);
        }
        boolean signed = text.charAt(0) == '-' || text.charAt(0) == '+';
        int point = plainPoint(text, signed ? 1 : 0);
        boolean whole = point == text.length();
        boolean decimal = point >= 0 && !whole;
        if (point >= 0) {
            number(text, signed ? 1 : 0, point);
        } else {
            scientific += text.indexOf("E+") > 0 && SCIENTIFIC.matcher(text).matches() ? 1 : 0;
            if (affixed) {
                affix(text);
            }
        }
        affixed = false;
        String shown = CellFault.shortened(text);
        for (int at = tried.size() - 1; at >= 0; at--) {
            if (!tried.get(at).take(row, text, shown, whole, decimal)) {
                tried.remove(at);
            } else {
                affixed |= tried.get(at).way().affixed();
            }
        }
    }

    /** Where the point of a plain number is, its length where it has none, -1 where it is no plain number. */
    private static int plainPoint(String text, int from) {
        int point = -1;
        for (int at = from; at < text.length(); at++) {
            char each = text.charAt(at);
            if (each == '.' && point < 0 && at > from && at < text.length() - 1) {
                point = at;
            } else if (each < '0' || each > '9') {
                return -1;
            }
        }
        return text.length() == from ? -1 : point < 0 ? text.length() : point;
    }

    private void number(String text, int from, int point) {
        bare++;
        boolean whole = point == text.length();
        leadingZeros += point - from > 1 && text.charAt(from) == '0' ? 1 : 0;
        longNumbers += whole && point - from > EXACT_DIGITS ? 1 : 0;
        if (!whole) {
            pointed++;
            pointedThousands += text.length() - point == 4 && point - from <= 3 ? 1 : 0;
        }
        double value = Double.parseDouble(text);
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
    }

    private void affix(String text) {
        if (affixes.size() < AFFIXES) {
            count(affixes, NumberAffixes.of(text, AFFIXED));
        }
        if (chineseAffixes.size() < AFFIXES) {
            count(chineseAffixes, NumberAffixes.of(text, CHINESE));
        }
    }

    private static void count(Map<String, Long> counts, @Nullable NumberAffixes found) {
        if (found != null && !found.prefix().isEmpty()) {
            counts.merge(found.prefix(), 1L, Long::sum);
        }
        if (found != null && !found.suffix().isEmpty()) {
            counts.merge(found.suffix(), 1L, Long::sum);
        }
    }

    /** Those that may still be proposed, the plainer ones first. */
    List<Candidate> candidates() {
        return List.copyOf(tried);
    }

    public SourceColumn source() {
        return source;
    }

    public String name() {
        return source.name();
    }

    public DistinctValues distinct() {
        return distinct;
    }

    /** Words for no value, and in how many cells each stands. */
    Map<String, Long> missing() {
        return missing;
    }

    /** What stands around numbers, and in how many cells. */
    Map<String, Long> affixes() {
        return affixes;
    }

    /** The same where multipliers are part of the number. */
    Map<String, Long> chineseAffixes() {
        return chineseAffixes;
    }

    /** Cells with a text, the words for no value left out. */
    public long values() {
        return values;
    }

    /** Cells with a shape of a geodata format. */
    public long shapes() {
        return shapes;
    }

    long missingCells() {
        return cells - values - shapes;
    }

    /** Values that are plain numbers: digits, with a sign and a point. */
    public long bare() {
        return bare;
    }

    /** Those of them with a point. */
    long pointed() {
        return pointed;
    }

    /** Those of these with three digits behind it, and not more before it. */
    long pointedThousands() {
        return pointedThousands;
    }

    long leadingZeros() {
        return leadingZeros;
    }

    /** Whole numbers of more digits than programs keep. */
    long longNumbers() {
        return longNumbers;
    }

    /** Long numbers as a spreadsheet shows them: 1.10105E+17. */
    long scientific() {
        return scientific;
    }

    public int longest() {
        return longest;
    }

    /** A value of that length, shortened. */
    public String longestText() {
        return longestText;
    }

    /** Whether all values have four characters. */
    boolean isOfFour() {
        return shortest == 4 && longest == 4;
    }

    /** The least plain number. */
    public double least() {
        return least;
    }

    public double greatest() {
        return greatest;
    }

    /** How many values are remembered to find duplicates; 0 when one was found, or when they are given up. */
    public long keys() {
        return keys == null ? 0 : keys.size();
    }

    /** Gives up to look for duplicates. */
    public void forgetKeys() {
        keys = null;
    }

    public boolean isUnique(long rows) {
        return keys != null && values == rows && rows > 1;
    }
}
