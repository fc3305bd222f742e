package pilotcity.index.store;

import pilotcity.index.kind.Field;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;

/** A mark of everything that decides how documents lie in the index: when it changes, the index is built again. */
public final class IndexSchema {
    /** Raise it when {@link LuceneDocument}, the analysis or the document's JSON changes. */
    private static final int VERSION = 11;

    private IndexSchema() {}

    public static String mark(Kinds kinds) {
        StringBuilder text = new StringBuilder().append(VERSION);
        for (Kind<?> kind : kinds.list()) {
            text.append('\n')
                    .append(kind.name())
                    .append(' ')
                    .append(kind.time())
                    .append(' ')
                    .append(kind.zone())
                    .append(' ')
                    .append(kind.setAside());
            kind.fields().values().forEach(field -> text.append('\n').append(describe(field)));
        }
        return Long.toUnsignedString(Hash.of(text.toString()), 36);
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
