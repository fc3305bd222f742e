package pilotcity.portal.face.graphql.loading;

import org.jspecify.annotations.Nullable;
import pilotcity.index.document.Document;
import pilotcity.index.document.FieldValues;

/** A document as fields are read from it, each when it is asked for. */
public final class LoadedDocument {
    private final Document listed;
    private final @Nullable Document known;
    private FieldValues values;
    private boolean whole;

    /** @param listed the document, be it without what lists leave out */
    public LoadedDocument(Document listed) {
        this(listed, null);
    }

    /** @param known the whole document, where it has been read */
    LoadedDocument(Document listed, @Nullable Document known) {
        this.listed = listed;
        this.known = known;
        this.values = new FieldValues(listed);
    }

    public GlobalId key() {
        return new GlobalId(listed.kind(), listed.id());
    }

    public @Nullable Object value(String field) {
        return values.get(field);
    }

    /** Whether {@link #value} knows what lists leave out, too. */
    public boolean isWhole() {
        return whole;
    }

    /** Makes it whole where that needs no reading; false where it does. */
    boolean completeAlone() {
        if (!whole && known != null) {
            complete(known);
        }
        return whole;
    }

    /** @param found the whole document, or null when there is none any more */
    void complete(@Nullable Document found) {
        whole = true;
        if (found != null) {
            values = new FieldValues(found);
        }
    }
}
