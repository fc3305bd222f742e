package pilotcity.portal.kernel.db.mapping;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes records of JSON objects that the database makes of rows: each component is read by the name of its column. */
public final class JsonRecordReader<T extends Record> {
    private final RecordType<T> type;
    private final List<Member> members;

    private record Member(RecordType.Component component, Function<Object, Object> conversion) {}

    private JsonRecordReader(RecordType<T> type, List<Member> members) {
        this.type = type;
        this.members = members;
    }

    /** @throws IllegalArgumentException that names a component of a type that cannot be read */
    public static <T extends Record> JsonRecordReader<T> of(Class<T> record) {
        RecordType<T> type = RecordType.of(record);
        List<Member> members = type.components().stream()
                .map(component -> new Member(
                        component,
                        ColumnConversions.find(component.type())
                                .orElseThrow(() -> RowReader.unreadable(type, component))))
                .toList();
        return new JsonRecordReader<>(type, members);
    }

    public T read(JsonObject json) {
        @Nullable Object[] values = new @Nullable Object[members.size()];
        for (int i = 0; i < values.length; i++) {
            Member member = members.get(i);
            Object value = json.getValue(member.component().column());
            values[i] =
                    value == null ? null : RowReader.converted(type, member.component(), member.conversion(), value);
        }
        return type.make(values);
    }
}
