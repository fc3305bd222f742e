package pilotcity.index.store;

import pilotcity.index.kind.Field;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;

/** Marks of what documents are and of how they lie in the index. */
public final class IndexSchema {
    /** Raise it when the document's JSON changes: mirrors then begin again. */
    private static final int DOCUMENTS = 9;

    /** Raise it when {@link LuceneDocument}, the analysis or the order of the index changes: it is built again. */
    private static final int LAYOUT = 3;

    private IndexSchema() {}

    /** A mark of everything that decides how documents lie in the index. */
    static String layout(Kinds kinds) {
        return mark(kinds) + "." + LAYOUT;
    }

    /** A mark of the JSON that is published. */
    public static String mark(Kinds kinds) {
        StringBuilder text = new StringBuilder().append(DOCUMENTS);
        for (Kind<?> kind : kinds.list()) {
            text.append('\n')
                    .append(kind.name())
                    .append(' ')
                    .append(kind.time())
                    .append(' ')
                    .append(kind.zone())
                    .append(' ')
                    .append(kind.simulated());
            kind.fields().values().forEach(field -> text.append('\n').append(describe(field)));
        }
        return Long.toUnsignedString(KeyHash.of(text.toString()), 36);
    }

    private static String describe(Field<?> field) {
        return String.join(
                " ",
                field.name(),
                field.type().name(),
                String.valueOf(field.list()),
                field.role().name(),
                String.valueOf(field.facetable()),
                String.valueOf(field.sortable()),
                String.valueOf(field.detail()),
                new java.util.TreeMap<>(field.codes()).toString(),
                field.fields().stream().map(IndexSchema::describe).toList().toString());
    }
}
