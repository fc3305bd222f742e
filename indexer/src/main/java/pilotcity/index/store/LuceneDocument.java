package pilotcity.index.store;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoubleField;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LatLonDocValuesField;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import pilotcity.index.filter.evaluate.DayBounds;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.FieldType;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.SourceDocument;
import pilotcity.index.kind.TextRole;
import pilotcity.index.spatial.LuceneShapes;
import pilotcity.index.text.InvisibleCharacters;
import pilotcity.index.text.Pinyin;
import pilotcity.index.text.TextFolding;

/** Makes the Lucene document of a public document: what can be searched, filtered, sorted and counted. */
public final class LuceneDocument {
    /** Longer texts are found by their words, not by their exact value. */
    public static final int LONGEST_TERM = 1024;

    public static final String TRUE = "true";

    private final Document document = new Document();
    private final SourceDocument source;
    private final @Nullable ZoneId zone;

    private LuceneDocument(SourceDocument source) {
        this.source = source;
        String field = source.kind().zone();
        Object name = field == null ? null : source.values().get(field);
        this.zone = name == null ? null : DayBounds.zone(name, ZoneOffset.UTC);
    }

    /** Whether a field of it says which documents have a value. */
    public static boolean isNoted(FieldType type) {
        return type == FieldType.TEXT;
    }

    static Document of(DocumentStore store, SourceDocument source) throws IOException {
        LuceneDocument made = new LuceneDocument(source);
        made.addIdentity(store);
        made.addSection();
        made.addLacks();
        made.addZone();
        made.addNoWords();
        for (Field<?> field : source.kind().fields().values()) {
            Object value = source.values().get(field.name());
            if (value != null) {
                made.addField(field, value);
            }
        }
        return made.document;
    }

    private void addIdentity(DocumentStore store) throws IOException {
        String kind = source.kind().name();
        String key = LuceneFieldNames.key(kind, source.id());
        document.add(new StringField(LuceneFieldNames.KEY, key, Store.NO));
        document.add(new SortedSetDocValuesField(LuceneFieldNames.KIND, new BytesRef(kind)));
        document.add(new SortedDocValuesField(LuceneFieldNames.ID, new BytesRef(source.id())));
        document.add(new NumericDocValuesField(LuceneFieldNames.TIE, KeyHash.of(key)));
        document.add(store.field(source));
    }

    private void addSection() {
        BytesRef section = new BytesRef(section());
        document.add(new StringField(LuceneFieldNames.SECTION, section, Store.NO));
        document.add(new SortedDocValuesField(LuceneFieldNames.SECTION, section));
    }

    /**
     * Those that have no place or time are few; finding them as the complement of the others would mean a walk over
     * all.
     */
    private void addLacks() {
        if (!source.values().containsKey(Kind.GEOMETRY)) {
            document.add(new StringField(LuceneFieldNames.LACKS, Kind.GEOMETRY, Store.NO));
        }
        if (source.kind().timeFields().stream().noneMatch(source.values()::containsKey)) {
            document.add(new StringField(LuceneFieldNames.LACKS, Kind.TIME, Store.NO));
        }
    }

    /** Lengths of texts that every document has are read faster than those that only some have. */
    private void addNoWords() {
        for (TextRole role : TextRole.values()) {
            if (role != TextRole.NONE
                    && source.kind().fields().values().stream().noneMatch(field -> hasWords(field, role))) {
                document.add(new TextField(LuceneFieldNames.words(role), "", Store.NO));
            }
        }
    }

    private boolean hasWords(Field<?> field, TextRole role) {
        return field.role() == role && source.values().containsKey(field.name());
    }

    private void addZone() {
        if (zone != null) {
            document.add(new StringField(LuceneFieldNames.ZONED, TRUE, Store.NO));
        }
    }

    private void addInstant(String name, Instant value) {
        document.add(new LongField(name, EpochMicroseconds.micros(value), Store.NO));
        if (zone != null) {
            document.add(new LongPoint(
                    LuceneFieldNames.clock(name), EpochMicroseconds.micros(DayBounds.shown(value, zone))));
        }
    }

    private String section() {
        String field = source.kind().simulated();
        return LuceneFieldNames.section(
                source.kind().name(),
                field != null && Boolean.TRUE.equals(source.values().get(field)));
    }

    private void addField(Field<?> field, Object value) {
        if (isNoted(field.type())) {
            document.add(new StringField(LuceneFieldNames.HAS, field.name(), Store.NO));
        }
        for (Object item : value instanceof List<?> items ? items : List.of(value)) {
            addValue(field, item);
        }
        if (field.name().equals(source.kind().time())) {
            addTime(value);
        }
    }

    private void addValue(Field<?> field, Object value) {
        String name = field.name();
        switch (field.type()) {
            case KEYWORD, REFERENCE, BOOLEAN -> addTerm(field, value.toString());
            case TEXT -> addText(field, value.toString());
            case INTEGER -> document.add(new LongField(name, ((Number) value).longValue(), Store.NO));
            case NUMBER -> document.add(new DoubleField(name, decimal(value), Store.NO));
            case DATE -> document.add(new LongField(name, ((LocalDate) value).toEpochDay(), Store.NO));
            case INSTANT -> addInstant(name, (Instant) value);
            case GEOMETRY -> addGeometry(name, (Geometry) value);
            case OBJECT -> {}
        }
        if (field.role() != TextRole.NONE) {
            addWords(field, value.toString());
        }
    }

    private void addTerm(Field<?> field, String value) {
        BytesRef term = new BytesRef(value);
        if (term.length < IndexWriter.MAX_TERM_LENGTH) {
            document.add(new StringField(field.name(), term, Store.NO));
            document.add(new SortedSetDocValuesField(field.name(), term));
        }
    }

    private void addText(Field<?> field, String value) {
        if (hasExactTerm(field) && value.length() <= LONGEST_TERM) {
            document.add(new StringField(field.name(), value, Store.NO));
        }
        if (field.facetable() && value.length() <= LONGEST_TERM) {
            document.add(new SortedSetDocValuesField(field.name(), new BytesRef(value)));
        }
        if (field.sortable()) {
            document.add(new SortedDocValuesField(
                    LuceneFieldNames.order(field.name()), new BytesRef(Pinyin.sortKey(shortened(value)))));
        }
    }

    /** Whether a text can be compared as a whole in the index; running text is compared document by document. */
    public static boolean hasExactTerm(Field<?> field) {
        return field.role() == TextRole.NAME || field.facetable();
    }

    private void addWords(Field<?> field, String value) {
        document.add(new TextField(LuceneFieldNames.words(field.role()), words(field, value), Store.NO));
        if (field.role() == TextRole.NAME) {
            document.add(new StringField(LuceneFieldNames.WHOLE_NAME, wholeName(value), Store.NO));
            Pinyin.grams(shortened(value))
                    .forEach(gram -> document.add(new StringField(LuceneFieldNames.PINYIN, gram, Store.NO)));
        }
    }

    /** As much of a name as distinguishes it from others, in any script of Chinese and any width. */
    public static String wholeName(String name) {
        return shortened(InvisibleCharacters.strip(TextFolding.key(name)));
    }

    /** What a term is made of: Lucene takes none of more than 32,766 bytes. */
    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_TERM));
    }

    /** A code is found by its labels too: level {@code county} by 县 and County. */
    private static String words(Field<?> field, String value) {
        return field.codes().containsKey(value)
                ? value + " " + field.codes().get(value).zh() + " "
                        + field.codes().get(value).en()
                : value;
    }

    private void addGeometry(String name, Geometry geometry) {
        Point anchor = geometry instanceof Point point ? point : geometry.getInteriorPoint();
        document.add(new LatLonDocValuesField(LuceneFieldNames.anchor(name), anchor.getY(), anchor.getX()));
        if (name.equals(Kind.GEOMETRY)) {
            String position = LuceneFieldNames.position(section(), !(geometry instanceof Point));
            document.add(new LatLonPoint(position, anchor.getY(), anchor.getX()));
        }
        if (geometry instanceof Point) {
            document.add(new LatLonDocValuesField(name, anchor.getY(), anchor.getX()));
        } else {
            LuceneShapes.index(LuceneFieldNames.shape(name), geometry).forEach(document::add);
            if (name.equals(Kind.GEOMETRY)) {
                ShapeCorners.index(document, geometry);
            }
        }
    }

    private void addTime(Object value) {
        if (value instanceof Instant instant) {
            document.add(new NumericDocValuesField(LuceneFieldNames.WHEN, EpochMicroseconds.micros(instant)));
        } else if (value instanceof LocalDate day) {
            document.add(new NumericDocValuesField(LuceneFieldNames.WHEN, day.toEpochDay()));
        }
    }

    private static double decimal(Object value) {
        return value instanceof BigDecimal exact ? exact.doubleValue() : ((Number) value).doubleValue();
    }
}
