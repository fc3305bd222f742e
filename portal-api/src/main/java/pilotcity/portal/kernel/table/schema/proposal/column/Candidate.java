package pilotcity.portal.kernel.table.schema.proposal.column;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import pilotcity.portal.kernel.table.schema.SchemaColumn;
import pilotcity.portal.kernel.table.schema.TableSchema;

/** One way to read a column, and how many of its cells can be read so. */
public final class Candidate {
    private static final int MISFITS = 5;
    private static final long PATIENCE = 200;

    /** Longer than any number or date. */
    private static final int LONGEST = 64;

    private static final Set<String> LONG_TYPES = Set.of("string", "geojson", "object", "array");

    /** A cell that cannot be read so. */
    record Misfit(long row, String value) {}

    /**
     * What is tried.
     *
     * @param field its properties in a schema
     * @param plainWhole whether whole numbers of ASCII digits can be read so, so that they need not be tried
     * @param plainDecimal the same of numbers with a point
     * @param affixed whether something else may stand around a number
     */
    public record Way(
            ObjectNode field, SchemaColumn column, boolean plainWhole, boolean plainDecimal, boolean affixed) {
        static Way of(ObjectNode field) {
            ObjectNode schema = JsonNodeFactory.instance.objectNode();
            schema.putArray("fields").add(field.deepCopy().put("name", "x"));
            SchemaColumn column = TableSchema.read(schema, (name, fault) -> {
                        throw new IllegalArgumentException(fault);
                    })
                    .columns()
                    .getFirst();
            return of(field, column);
        }

        static Way of(ObjectNode field, SchemaColumn column) {
            boolean number = column.value("17") instanceof Number && !field.has("format");
            return new Way(field, column, number, number && column.value("17.25") != null, field.has("bareNumber"));
        }

        String type() {
            return field.path("type").asText();
        }

        String format() {
            return field.path("format").asText();
        }
    }

    private final Way way;
    private final boolean brief;
    private final List<Misfit> misfits = new ArrayList<>();
    private long fits;
    private long misses;

    Candidate(Way way) {
        this.way = way;
        this.brief = !LONG_TYPES.contains(way.type());
    }

    /**
     * @param shown the text, shortened
     * @param whole whether it is a plain whole number
     * @param decimal whether it is a plain number with a point
     * @param times in how many cells it stands
     * @return whether it can be read so
     */
    boolean take(long row, String text, String shown, boolean whole, boolean decimal, long times) {
        boolean known = (whole && way.plainWhole()) || (decimal && way.plainDecimal());
        boolean tooLong = brief && !isShort(text);
        if (!tooLong && (known || way.column().value(text) != null)) {
            fits += times;
            return true;
        }
        misses += times;
        if (misfits.size() < MISFITS
                && misfits.stream().noneMatch(misfit -> misfit.value().equals(shown))) {
            misfits.add(new Misfit(row, shown));
        }
        return false;
    }

    /** Counts cells that are known to fit. */
    void fit(long times) {
        fits += times;
    }

    /** Whether a text may be a number or a date. */
    static boolean isShort(String text) {
        return text.length() <= LONGEST;
    }

    /** Whether to try it further when so many cells have come, of which not all have been told. */
    boolean isWorthwhile(long cells) {
        return misses <= PATIENCE || misses * 2 <= cells;
    }

    Way way() {
        return way;
    }

    long fits() {
        return fits;
    }

    long misses() {
        return misses;
    }

    List<Misfit> misfits() {
        return misfits;
    }

    boolean fitsAll() {
        return misses == 0 && fits > 0;
    }

    /** Whether at least {@code percent} of the cells can be read so, and more than one. */
    boolean fitsMost(int percent) {
        return fits > 1 && fits * 100 >= (fits + misses) * percent;
    }
}
