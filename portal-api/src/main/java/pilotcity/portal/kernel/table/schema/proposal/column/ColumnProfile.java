package pilotcity.portal.kernel.table.schema.proposal.column;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import pilotcity.index.text.InvisibleCharacters;
import pilotcity.portal.kernel.table.schema.CellFault;
import pilotcity.portal.kernel.table.schema.check.KeySet;
import pilotcity.portal.kernel.table.schema.value.number.NumberAffixes;
import pilotcity.portal.kernel.table.schema.value.number.NumberCounts;
import pilotcity.portal.kernel.table.schema.value.number.NumberFormat;
import pilotcity.portal.kernel.table.source.SourceColumn;

/** What is counted of one column while its table is read, in bounded memory. */
public final class ColumnProfile {
    /** Words that agencies write where they have no value. */
    static final Set<String> MISSING_WORDS = Set.of(
            "NA", "N/A", "n/a", "na", "#N/A", "NULL", "null", "Null", "None", "none", "NaN", "nan", "nil", "n.a.",
            "k.A.", "-", "--", "---", "—", "——", "–", "－", "/", "\\", "*", "**", "…", "……", "...", "..", ".", "?", "？",
            "、", ":", "：", "无", "無", "不详", "不詳", "未知", "暂无", "暂缺", "缺失", "缺", "空", "空值", "无数据", "暂无数据", "未填", "未填写",
            "不明");

    private static final NumberFormat AFFIXED = new NumberFormat('.', ',', false, List.of(), false);
    private static final NumberFormat CHINESE = new NumberFormat('.', ',', false, List.of(), true);
    private static final int LONGEST_WORD = 8;
    private static final int AFFIXES = 12;
    private static final int FEWEST_VALUES = 200;
    private static final int MOST_BLANKS = 20;

    private final SourceColumn source;
    private final DistinctValues distinct = new DistinctValues();
    private final Map<String, Long> missing = new LinkedHashMap<>();
    private final Set<String> blanks = new LinkedHashSet<>();
    private final Map<String, Long> affixes = new LinkedHashMap<>();
    private final Map<String, Long> chineseAffixes = new LinkedHashMap<>();
    private final Candidates candidates;
    private final NumberCounts numbers = new NumberCounts();
    private final RepeatedTexts repeated;
    private final boolean commas;
    private boolean unitsAsked;
    private long taken;

    private @Nullable KeySet keys = new KeySet();
    private @Nullable RepeatedIdentifiers identifiers;

    private long cells;
    private long values;
    private long shapes;
    private long heights;
    private int shortest = Integer.MAX_VALUE;
    private int longest;
    private String longestText = "";

    /**
     * @param columns how many the table has, which share the memory for texts
     * @param commas whether its numbers have decimal commas, for all that the way it is written says
     */
    public ColumnProfile(SourceColumn source, List<Candidate.Way> ways, int columns, boolean commas) {
        this.source = source;
        this.commas = commas;
        this.repeated = new RepeatedTexts(columns, this::count);
        this.candidates = new Candidates(ways);
        this.identifiers = ColumnNames.IDENTIFIER.fits(source.name()) ? new RepeatedIdentifiers() : null;
    }

    /** A shape of a geodata format. */
    public void shape(Geometry shape) {
        cells++;
        shapes++;
        Coordinate first = shape.getCoordinate();
        heights += first != null && !Double.isNaN(first.getZ()) ? 1 : 0;
        keys = null;
    }

    /** @param blank what a cell without a visible sign has: nothing, or spaces, which are a value where there are texts */
    public void empty(String blank) {
        cells++;
        if (!blank.isEmpty() && blanks.size() < MOST_BLANKS) {
            blanks.add(blank);
        }
    }

    /** The spaces that stand in cells with nothing else. */
    Set<String> blanks() {
        return blanks;
    }

    public void take(long row, String text) {
        cells++;
        taken++;
        if (identifiers != null) {
            identifiers.see(row, text);
        }
        if (repeated.count(row, text)) {
            repeat(row, text);
            return;
        }
        if (keys != null && !keys.add(text, row)) {
            repeat(row, text);
        }
        count(row, text, 1);
    }

    /** A column that is called an identifier is looked through further, for as long as it looks like one. */
    private void repeat(long row, String text) {
        if (identifiers == null || !identifiers.repeat(row, text, taken)) {
            forgetKeys();
        }
    }

    /** Nothing more comes. */
    void end() {
        repeated.end();
        candidates.end();
    }

    private void count(long row, String text, long times) {
        if (text.length() <= LONGEST_WORD && MISSING_WORDS.contains(InvisibleCharacters.strip(text))) {
            missing.merge(InvisibleCharacters.strip(text), times, Long::sum);
            return;
        }
        values += times;
        distinct.add(text, times);
        shortest = Math.min(shortest, text.length());
        if (text.length() > longest) {
            longest = text.length();
            longestText = CellFault.shortened(text);
        }
        int point = numbers.add(text, times);
        boolean whole = point == text.length();
        boolean decimal = point >= 0 && !whole;
        if (point < 0 && candidates.areAffixed()) {
            affix(text, times);
        }
        candidates.take(row, text, times, whole, decimal, taken);
    }

    private void affix(String text, long times) {
        int before = affixes.size() + chineseAffixes.size();
        if (affixes.size() < AFFIXES) {
            count(affixes, NumberAffixes.of(text, AFFIXED), times);
        }
        if (chineseAffixes.size() < AFFIXES) {
            count(chineseAffixes, NumberAffixes.of(text, CHINESE), times);
        }
        if (values > FEWEST_VALUES
                && numbers.bare() == 0
                && (before != affixes.size() + chineseAffixes.size() || !unitsAsked)) {
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

    /** Those of them with heights, as far as their first positions show. */
    public long heights() {
        return heights;
    }

    /** Whether a point in a number is rather one between thousands. */
    boolean hasCommas() {
        return commas;
    }

    /** What is counted of the values that are numbers. */
    public NumberCounts numbers() {
        return numbers;
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

    /** How many values are remembered to find duplicates; 0 when one was found, or when they are given up. */
    public long keys() {
        return keys == null ? 0 : keys.size();
    }

    /** Gives up to look for duplicates. */
    public void forgetKeys() {
        keys = null;
        identifiers = null;
    }

    /** Values that stand twice where none should, or null where they are not looked for. */
    @Nullable
    RepeatedIdentifiers identifiers() {
        return identifiers;
    }

    public boolean isUnique(long rows) {
        boolean repeats = identifiers != null && !identifiers.isEmpty();
        return keys != null && !repeats && values == rows && rows > 1;
    }
}
