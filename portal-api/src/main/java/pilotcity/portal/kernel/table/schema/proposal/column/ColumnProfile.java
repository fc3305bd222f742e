package pilotcity.portal.kernel.table.schema.proposal.column;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.table.schema.CellFault;
import pilotcity.portal.kernel.table.schema.check.KeySet;
import pilotcity.portal.kernel.table.schema.value.number.NumberAffixes;
import pilotcity.portal.kernel.table.schema.value.number.NumberFormat;
import pilotcity.portal.kernel.table.schema.value.number.PlainDouble;
import pilotcity.portal.kernel.table.schema.value.number.WrittenDigits;
import pilotcity.portal.kernel.table.source.SourceColumn;

/** What is counted of one column while its table is read, in bounded memory. */
public final class ColumnProfile {
    private static final NumberFormat AFFIXED = new NumberFormat('.', ',', false, List.of(), false);
    private static final NumberFormat CHINESE = new NumberFormat('.', ',', false, List.of(), true);
    private static final Pattern SCIENTIFIC =
            Pattern.compile("[0-9](?:\\.[0-9]+)?E\\+1[1-9]|[0-9](?:\\.[0-9]+)?E\\+[2-9][0-9]");
    private static final int LONGEST_WORD = 8;
    private static final int AFFIXES = 12;
    private static final int EXACT_DIGITS = 15;
    private static final int FEWEST_VALUES = 200;

    private final SourceColumn source;
    private final DistinctValues distinct = new DistinctValues();
    private final Map<String, Long> missing = new LinkedHashMap<>();
    private final Map<String, Long> affixes = new LinkedHashMap<>();
    private final Map<String, Long> chineseAffixes = new LinkedHashMap<>();
    private final Candidates candidates;

    private final RepeatedTexts repeated;
    private boolean unitsAsked;
    private long taken;

    private @Nullable KeySet keys = new KeySet();

    private long cells;
    private long values;
    private long shapes;
    private long leadingZeros;
    private long longNumbers;
    private long bare;
    private long zeros;
    private long pointed;
    private long pointedThousands;
    private int shortest = Integer.MAX_VALUE;
    private int longest;
    private String longestText = "";
    private double least = Double.POSITIVE_INFINITY;
    private double greatest = Double.NEGATIVE_INFINITY;
    private long scientific;

    /** @param columns how many the table has, which share the memory for texts */
    public ColumnProfile(SourceColumn source, List<Candidate.Way> ways, int columns) {
        this.source = source;
        this.repeated = new RepeatedTexts(columns, this::count);
        this.candidates = new Candidates(ways);
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
        taken++;
        if (repeated.count(row, text)) {
            keys = null;
            return;
        }
        if (keys != null && !keys.add(text, row)) {
            keys = null;
        }
        count(row, text, 1);
    }

    /** Nothing more comes. */
    void end() {
        repeated.end();
        candidates.end();
    }

    private void count(long row, String text, long times) {
        if (text.length() <= LONGEST_WORD && MissingWords.ALL.contains(text.strip())) {
            missing.merge(text.strip(), times, Long::sum);
            return;
        }
        values += times;
        distinct.add(text, times);
        shortest = Math.min(shortest, text.length());
        if (text.length() > longest) {
            longest = text.length();
            longestText = CellFault.shortened(text);
        }
        boolean signed = text.charAt(0) == '-' || text.charAt(0) == '+';
        int point = WrittenDigits.point(text, signed ? 1 : 0);
        boolean whole = point == text.length();
        boolean decimal = point >= 0 && !whole;
        if (point >= 0) {
            number(text, signed ? 1 : 0, point, times);
        } else {
            wrapped(text, times);
            scientific += text.indexOf("E+") > 0 && SCIENTIFIC.matcher(text).matches() ? times : 0;
            if (candidates.areAffixed()) {
                affix(text, times);
            }
        }
        candidates.take(row, text, times, whole, decimal, taken);
    }

    private void number(String text, int from, int point, long times) {
        bare += times;
        boolean whole = point == text.length();
        leadingZeros += point - from > 1 && text.charAt(from) == '0' ? times : 0;
        longNumbers += whole && point - from > EXACT_DIGITS ? times : 0;
        if (!whole) {
            pointed += times;
            pointedThousands += text.length() - point == 4 && point - from <= 3 ? times : 0;
        }
        double value = PlainDouble.of(text);
        zeros += value == 0 ? times : 0;
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
    }

    /** Codes between spaces or in full width, which would be read as numbers as well. */
    private void wrapped(String text, long times) {
        String code = Candidate.isShort(text) ? WrittenDigits.unwrapped(text) : "";
        int point = WrittenDigits.point(code, 0);
        leadingZeros += point > 1 && code.charAt(0) == '0' ? times : 0;
        longNumbers += point == code.length() && point > EXACT_DIGITS ? times : 0;
    }

    private void affix(String text, long times) {
        int before = affixes.size() + chineseAffixes.size();
        if (affixes.size() < AFFIXES) {
            count(affixes, NumberAffixes.of(text, AFFIXED), times);
        }
        if (chineseAffixes.size() < AFFIXES) {
            count(chineseAffixes, NumberAffixes.of(text, CHINESE), times);
        }
        if (values > FEWEST_VALUES && bare == 0 && (before != affixes.size() + chineseAffixes.size() || !unitsAsked)) {
            unitsAsked = true;
            giveUpNames();
        }
    }

    /** Numbers with something around them that is no unit are names, whatever else comes. */
    private void giveUpNames() {
        boolean names = !UnitDecision.areUnits(affixes.keySet());
        boolean chinese = !UnitDecision.areUnits(chineseAffixes.keySet());
        candidates.giveUp(way -> way.affixed() && (way.field().has("numerals") ? chinese : names));
    }

    private static void count(Map<String, Long> counts, @Nullable NumberAffixes found, long times) {
        if (found != null && !found.prefix().isEmpty()) {
            counts.merge(found.prefix(), times, Long::sum);
        }
        if (found != null && !found.suffix().isEmpty()) {
            counts.merge(found.suffix(), times, Long::sum);
        }
    }

    /** Those that may still be proposed, the plainer ones first. */
    List<Candidate> candidates() {
        return candidates.list();
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

    /** Those of them that are 0. */
    public long zeros() {
        return zeros;
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
