package pilotcity.index.search;

import pilotcity.index.kind.Kind;
import pilotcity.index.kind.TextRole;

/** The Lucene fields that every document has beside those of its kind. */
final class Names {
    /** {@code kind:id}, the term by which a document is replaced or fetched. */
    static final String KEY = "_key";

    static final String KIND = "kind";
    static final String ID = "id";

    /** A hash of the key: breaks ties, so that every order is total and a cursor is exact. */
    static final String TIE = "_tie";

    /** The document as lists show it, and whole; uncompressed doc values, read without decoding a block. */
    static final String DOCUMENT = "_document";

    static final String DETAIL = "_detail";

    /** One term for every text that is there. */
    static final String HAS = "_has";

    /** The corners of a main geometry that is no point. */
    static final String CORNERS = "_corners";

    /** A term for what a document does not have, of {@link Kind#GEOMETRY} and {@link Kind#TIME}. */
    static final String LACKS = "_lacks";

    /** The main time in microseconds where it is an instant, in days where it is a date. */
    static final String INSTANT = "_instant";

    static final String DAY = "_day";

    /** One term for documents whose days are not those of the portal. */
    static final String ZONED = "_zoned";

    static final String PINYIN = "_pinyin";

    /** Whole names, folded. */
    static final String WHOLE_NAME = "_name";

    /** One term for documents that their kind sets aside. */
    static final String SET_ASIDE = "_aside";

    private Names() {}

    static String key(String kind, String id) {
        return kind + ":" + id;
    }

    static String words(TextRole role) {
        return switch (role) {
            case NAME -> "_words.name";
            case KEYWORDS -> "_words.keywords";
            case BODY -> "_words.body";
            case NONE -> throw new IllegalArgumentException("not searched by words");
        };
    }

    /** Triangles of shapes that are more than one point. */
    static String shape(String field) {
        return field + ".shape";
    }

    /** One point for any geometry, to measure distances to. */
    static String anchor(String field) {
        return field + ".anchor";
    }

    /**
     * Where the documents of one kind are: by whether their geometry is more than a point, and by whether they are set
     * aside. Each such field counts exactly its own documents.
     */
    static String position(String kind, boolean shape, boolean aside) {
        return "_at." + kind + (shape ? ".shape" : "") + (aside ? ".aside" : "");
    }

    /** What clocks show at a time, of documents whose days are not those of the portal. */
    static String clock(String field) {
        return field + ".clock";
    }

    /** The sort key of a text. */
    static String order(String field) {
        return field + ".order";
    }
}
