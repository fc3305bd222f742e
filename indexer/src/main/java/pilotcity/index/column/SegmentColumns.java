package pilotcity.index.column;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;

/**
 * What one segment holds of single fields, in memory by document: arrays that are read when a field is first asked for,
 * shared by all readers of the segment, and gone with it.
 */
public final class SegmentColumns {
    private static final Map<IndexReader.CacheKey, SegmentColumns> SEGMENTS = new ConcurrentHashMap<>();

    private final Map<String, OrdinalColumn> ordinals = new ConcurrentHashMap<>();
    private final Map<String, NumberColumn> numbers = new ConcurrentHashMap<>();
    private final Map<String, PositionColumn> positions = new ConcurrentHashMap<>();
    private final Map<String, PositionTree> trees = new ConcurrentHashMap<>();
    private final Map<String, LengthColumn> lengths = new ConcurrentHashMap<>();
    private final Map<String, SegmentSections> segmentSections = new ConcurrentHashMap<>();

    private SegmentColumns() {}

    public static SegmentColumns of(LeafReader segment) {
        IndexReader.CacheHelper core = segment.getCoreCacheHelper();
        return SEGMENTS.computeIfAbsent(core.getKey(), key -> {
            core.addClosedListener(SEGMENTS::remove);
            return new SegmentColumns();
        });
    }

    /** The values of {@code field}, which has sorted doc values, or none in this segment. */
    public OrdinalColumn ordinals(LeafReader segment, String field) throws IOException {
        return get(ordinals, field, name -> OrdinalColumn.read(segment, name));
    }

    /** The values of {@code field}, which has numeric doc values, one a document at most, or none in this segment. */
    public NumberColumn numbers(LeafReader segment, String field) throws IOException {
        return get(numbers, field, name -> NumberColumn.read(segment, name));
    }

    /** The positions in {@code field}, which has doc values of positions, or none in this segment. */
    public PositionColumn positions(LeafReader segment, String field) throws IOException {
        return get(positions, field, name -> PositionColumn.read(segment, name));
    }

    /** The same as a tree. */
    public PositionTree tree(LeafReader segment, String field) throws IOException {
        return get(trees, field, name -> PositionTree.of(positions(segment, name), segment.maxDoc()));
    }

    /** How long the texts in {@code field} are. */
    public LengthColumn lengths(LeafReader segment, String field) throws IOException {
        return get(lengths, field, name -> LengthColumn.read(segment, name));
    }

    /** The parts of the segment that have the same term in {@code field}, by which its documents are sorted first. */
    public SegmentSections sections(LeafReader segment, String field) throws IOException {
        return get(segmentSections, field, name -> SegmentSections.read(segment, name));
    }

    /** Reads for {@code segment}, which is new, the columns that have been used in other segments. */
    public static void warm(LeafReader segment) throws IOException {
        SegmentColumns fresh = of(segment);
        for (SegmentColumns known : SEGMENTS.values()) {
            for (String field : known.ordinals.keySet()) {
                if (has(segment, field, DocValuesType.SORTED, DocValuesType.SORTED_SET)) {
                    fresh.ordinals(segment, field);
                }
            }
            for (String field : known.numbers.keySet()) {
                if (has(segment, field, DocValuesType.NUMERIC)) {
                    fresh.numbers(segment, field);
                }
            }
            for (String field : known.positions.keySet()) {
                if (has(segment, field, DocValuesType.SORTED_NUMERIC)) {
                    fresh.positions(segment, field);
                }
            }
            for (String field : known.trees.keySet()) {
                if (has(segment, field, DocValuesType.SORTED_NUMERIC)) {
                    fresh.tree(segment, field);
                }
            }
        }
    }

    /** Segments of other indexes may have other fields of that name. */
    private static boolean has(LeafReader segment, String field, DocValuesType... types) {
        FieldInfo info = segment.getFieldInfos().fieldInfo(field);
        return info != null && List.of(types).contains(info.getDocValuesType());
    }

    private interface Reading<C> {
        C of(String field) throws IOException;
    }

    private static <C> C get(Map<String, C> known, String field, Reading<C> reading) throws IOException {
        C column = known.get(field);
        try {
            return column != null ? column : known.computeIfAbsent(field, unchecked(reading));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static <C> Function<String, C> unchecked(Reading<C> reading) {
        return field -> {
            try {
                return reading.of(field);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
