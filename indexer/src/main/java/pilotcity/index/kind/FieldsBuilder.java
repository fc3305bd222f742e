package pilotcity.index.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Collects the fields of a record type, one call a field, in the order in which documents show them.
 *
 * @param <T> the record the fields are read from
 * @param <S> the collector itself, so that calls chain
 */
public abstract sealed class FieldsBuilder<T, S extends FieldsBuilder<T, S>>
        permits Kind.Builder, FieldsBuilder.GroupBuilder {
    final List<Field<T>> fields = new ArrayList<>();

    /** The fields of a nested record. */
    public static final class GroupBuilder<T> extends FieldsBuilder<T, GroupBuilder<T>> {
        @Override
        GroupBuilder<T> self() {
            return this;
        }
    }

    abstract S self();

    public S keyword(String name, Function<T, @Nullable Object> reader, Consumer<FieldOptions> options) {
        return add(FieldType.KEYWORD, name, reader, options);
    }

    public S text(String name, Function<T, @Nullable Object> reader, Consumer<FieldOptions> options) {
        return add(FieldType.TEXT, name, reader, options);
    }

    public S integer(String name, Function<T, @Nullable Object> reader, Consumer<FieldOptions> options) {
        return add(FieldType.INTEGER, name, reader, options);
    }

    public S number(String name, Function<T, @Nullable Object> reader, Consumer<FieldOptions> options) {
        return add(FieldType.NUMBER, name, reader, options);
    }

    public S bool(String name, Function<T, @Nullable Object> reader, Consumer<FieldOptions> options) {
        return add(FieldType.BOOLEAN, name, reader, options);
    }

    public S date(String name, Function<T, @Nullable Object> reader, Consumer<FieldOptions> options) {
        return add(FieldType.DATE, name, reader, options);
    }

    public S instant(String name, Function<T, @Nullable Object> reader, Consumer<FieldOptions> options) {
        return add(FieldType.INSTANT, name, reader, options);
    }

    public S geometry(String name, Function<T, @Nullable Object> reader, Consumer<FieldOptions> options) {
        return add(FieldType.GEOMETRY, name, reader, options);
    }

    /** A pointer to a document of another kind; {@link FieldOptions#to} names the kind. */
    public S reference(String name, Function<T, @Nullable Object> reader, Consumer<FieldOptions> options) {
        return add(FieldType.REFERENCE, name, reader, options);
    }

    /** A nested record (or, with {@link FieldOptions#list}, several) with fields of its own. */
    public <U> S object(
            String name,
            Function<T, @Nullable Object> reader,
            Consumer<FieldOptions> options,
            Consumer<GroupBuilder<U>> nested) {
        GroupBuilder<U> inner = new GroupBuilder<>();
        nested.accept(inner);
        FieldOptions given = new FieldOptions(name);
        options.accept(given);
        fields.add(given.build(FieldType.OBJECT, List.copyOf(inner.fields), reader));
        return self();
    }

    private S add(FieldType type, String name, Function<T, @Nullable Object> reader, Consumer<FieldOptions> options) {
        FieldOptions given = new FieldOptions(name);
        options.accept(given);
        fields.add(given.build(type, List.of(), reader));
        return self();
    }
}
