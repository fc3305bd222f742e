package pilotcity.index.store;

import pilotcity.index.kind.Kind;
import pilotcity.index.kind.TextRole;

/** Names of the Lucene fields that every document has in addition to those of its kind. */
public final class LuceneFieldNames {
    /** {@code kind:id}, the term by which a document is replaced or fetched. */
    public static final String KEY = "_key";

    public static final String KIND = "kind";
    public static final String ID = "id";

    /** A hash of the key: breaks ties, so that every order is total and a cursor is exact. */
    public static final String TIE = "_tie";

    /** The document, as {@link DocumentStore} writes it. */
    static final String DOCUMENT = "_document";

    /** One term for every text that is there. */
    public static final String HAS = "_has";

    /** The corners of a main geometry that is no point. */
    public static final String CORNERS = "_corners";

    /** A term for what a document does not have, of {@link Kind#GEOMETRY} and {@link Kind#TIME}. */
    public static final String LACKS = "_lacks";

    /**
     * The kind, and whether the document is set aside: the index is sorted by it, then by the main time, latest first.
     */
    public static final String SECTION = "_section";

    /** The main time in microseconds where it is an instant, in days where it is a date. */
    public static final String WHEN = "_when";

    /** One term for documents whose days are not those of the portal. */
    public static final String ZONED = "_zoned";

    public static final String PINYIN = "_pinyin";

    /** Whole names, folded. */
    public static final String WHOLE_NAME = "_name";

    private static final String ASIDE = ".aside";

    private LuceneFieldNames() {}

    public static String key(String kind, String id) {
        return kind + ":" + id;
    }

    public static String section(String kind, boolean aside) {
        return aside ? kind + ASIDE : kind;
    }

    /** The kind of the documents in a {@link #section}. */
    public static String kindOf(String section) {
        return section.endsWith(ASIDE) ? section.substring(0, section.length() - ASIDE.length()) : section;
    }

    public static String words(TextRole role) {
        return switch (role) {
            case NAME -> "_words.name";
            case KEYWORDS -> "_words.keywords";
            case BODY -> "_words.body";
            case NONE -> throw new IllegalArgumentException("not searched by words");
        };
    }

    /** Triangles of shapes that are more than one point. */
    public static String shape(String field) {
        return field + ".shape";
    }

    /** One point for any geometry, to measure distances to. */
    public static String anchor(String field) {
        return field + ".anchor";
    }

    /**
     * Where the documents of one section are, by whether their geometry is more than a point. Each such field counts
     * exactly its own documents.
     */
    public static String position(String section, boolean shape) {
        return "_at." + section + (shape ? ".shape" : "");
    }

    /** What clocks show at a time, of documents whose days are not those of the portal. */
    public static String clock(String field) {
        return field + ".clock";
    }

    /** The sort key of a text. */
    public static String order(String field) {
        return field + ".order";
    }
}
