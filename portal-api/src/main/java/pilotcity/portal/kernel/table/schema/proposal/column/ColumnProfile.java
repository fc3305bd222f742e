package pilotcity.portal.kernel.table.schema.proposal.column;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private static final int AFFIXES = 12;
    private static final int EXACT_DIGITS = 15;

    public final SourceColumn source;
    public final DistinctValues distinct = new DistinctValues();
    final Map<String, Long> missing = new LinkedHashMap<>();
    final Map<String, Long> affixes = new LinkedHashMap<>();
    final Map<String, Long> chineseAffixes = new LinkedHashMap<>();
    private final List<Candidate> candidates = new ArrayList<>();
    private final List<Candidate> tried;

    /** Whether numbers with something around them are still tried. */
    private boolean affixed = true;

    public @Nullable KeySet keys = new KeySet();

    long cells;
    public long values;
    public long shapes;
    long leadingZeros;
    long longNumbers;
    public long bare;
    long pointed;
    long pointedThousands;
    int shortest = Integer.MAX_VALUE;
    public int longest;
    public String longestText = "";
    public double least = Double.POSITIVE_INFINITY;
    public double greatest = Double.NEGATIVE_INFINITY;

    public ColumnProfile(SourceColumn source, List<Candidate.Way> ways) {
        this.source = source;
        ways.forEach(way -> candidates.add(new Candidate(way)));
        tried = new ArrayList<>(candidates);
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
        if (MISSING_WORDS.contains(text.strip())) {
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
        } else if (affixed) {
            affix(text);
        }
        affixed = false;
        for (int at = tried.size() - 1; at >= 0; at--) {
            if (!tried.get(at).take(row, text, whole, decimal)) {
                tried.remove(at);
            } else {
                affixed |= tried.get(at).way().field().has("bareNumber");
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

    /** Those that may still be proposed; the counts of others are incomplete. */
    List<Candidate> candidates() {
        return candidates.stream().filter(tried::contains).toList();
    }

    public String name() {
        return source.name();
    }

    long missingCells() {
        return cells - values - shapes;
    }

    public boolean isUnique(long rows) {
        return keys != null && values == rows && rows > 1;
    }
}
