package pilotcity.portal.face.graphql.schema;

import graphql.Scalars;
import graphql.schema.GraphQLEnumType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.FieldType;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.kind.Label;
import pilotcity.portal.face.graphql.type.SchemaDraft;
import pilotcity.portal.face.graphql.type.SchemaField;
import pilotcity.portal.face.graphql.type.SchemaNames;
import pilotcity.portal.face.graphql.type.SchemaTypes;

/** What the kinds say of themselves, for programs that build forms and tables. */
final class KindMetadataFields {
    private final SchemaDraft draft;
    private final Kinds kinds;
    private final LabelArguments labels;

    KindMetadataFields(SchemaDraft draft, Kinds kinds, LabelArguments labels) {
        this.draft = draft;
        this.kinds = kinds;
        this.labels = labels;
    }

    /** Adds the types and gives the field of the query type. */
    SchemaField part() {
        addFieldType();
        addCode();
        addField();
        draft.object("KindInfo", SchemaNames.text("What a kind says of itself", "种类说明"), kindParts());
        return SchemaField.of(
                "kinds",
                SchemaTypes.many(SchemaTypes.ref("KindInfo")),
                SchemaNames.text("All kinds of documents", "全部种类"),
                environment -> kinds.list());
    }

    private List<SchemaField> kindParts() {
        return List.of(
                string("name", "The name, singular", "名称", (Kind<?> kind) -> kind.name()),
                string("plural", "The name of its list", "复数名称", (Kind<?> kind) -> kind.plural()),
                label("title", "The title, one of them", "标题", Kind<?>::title),
                label("pluralTitle", "The title, many of them", "复数标题", Kind<?>::pluralTitle),
                label("description", "One sentence", "说明", Kind<?>::description),
                SchemaField.value(
                        "fields",
                        SchemaTypes.many(SchemaTypes.ref("FieldInfo")),
                        SchemaNames.text("Its fields, in order", "字段"),
                        kind -> fields((Kind<?>) kind)));
    }

    private static List<Field<?>> fields(Kind<?> kind) {
        return List.copyOf(kind.fields().values());
    }

    private void addFieldType() {
        GraphQLEnumType.Builder types =
                GraphQLEnumType.newEnum().name("FieldType").description(SchemaNames.text("What a field holds", "字段类型"));
        Map<FieldType, String> meanings = Map.of(
                FieldType.KEYWORD, SchemaNames.text("Exact text, an id or a code", "关键字"),
                FieldType.TEXT, SchemaNames.text("Words for people", "文本"),
                FieldType.INTEGER, SchemaNames.text("A whole number", "整数"),
                FieldType.NUMBER, SchemaNames.text("A decimal number", "小数"),
                FieldType.BOOLEAN, SchemaNames.text("True or false", "布尔"),
                FieldType.DATE, SchemaNames.text("A calendar day", "日期"),
                FieldType.INSTANT, SchemaNames.text("A point in time", "时刻"),
                FieldType.GEOMETRY, SchemaNames.text("A place on the earth", "几何"),
                FieldType.REFERENCE, SchemaNames.text("A link to a document", "引用"),
                FieldType.OBJECT, SchemaNames.text("A group of fields", "对象"));
        Arrays.stream(FieldType.values())
                .forEach(type -> types.value(type.name(), type, String.valueOf(meanings.get(type))));
        draft.add(types.build());
    }

    /** One value of a closed list. */
    private record Code(String value, Label label) {}

    private void addCode() {
        draft.object(
                "CodeInfo",
                SchemaNames.text("One value of a closed list", "代码"),
                List.of(
                        string("value", "The value", "取值", Code::value),
                        label("label", "What people call it", "名称", Code::label)));
    }

    private void addField() {
        List<SchemaField> schemaFields = new ArrayList<>(meanings());
        schemaFields.addAll(List.of(
                flag("list", "Whether it holds any number of values", "是否多值", Field::list),
                flag("required", "Whether every document has a value", "是否必有", Field::required),
                flag("facetable", "Whether its values can be counted", "可分面", Field::facetable),
                flag("sortable", "Whether lists can be ordered by it", "可排序", Field::sortable),
                flag("queryable", "Whether filters can name it", "可过滤", Field::queryable)));
        draft.object("FieldInfo", SchemaNames.text("What a kind says of one field", "字段说明"), schemaFields);
    }

    private List<SchemaField> meanings() {
        return List.of(
                string("name", "The name", "名称", (Field<?> field) -> field.name()),
                SchemaField.value(
                        "type",
                        SchemaTypes.required(SchemaTypes.ref("FieldType")),
                        SchemaNames.text("What it holds", "类型"),
                        field -> field(field).type()),
                label("title", "The title", "标题", Field<?>::title),
                label("description", "One sentence", "说明", Field<?>::description),
                SchemaField.value(
                        "unit",
                        Scalars.GraphQLString,
                        SchemaNames.text("The unit of a number", "单位"),
                        field -> field(field).unit()),
                SchemaField.value(
                        "target",
                        SchemaTypes.ref("KindName"),
                        SchemaNames.text("The kind that a link points to", "引用种类"),
                        field -> field(field).target()),
                SchemaField.value(
                        "codes",
                        SchemaTypes.many(SchemaTypes.ref("CodeInfo")),
                        SchemaNames.text("The closed list of values; empty when any may stand", "代码表"),
                        field -> codes(field(field))));
    }

    private static List<Code> codes(Field<?> field) {
        return field.codes().entrySet().stream()
                .map(code -> new Code(code.getKey(), code.getValue()))
                .toList();
    }

    private static SchemaField flag(String name, String en, String zh, Function<Field<?>, Boolean> reader) {
        return SchemaField.value(
                name,
                SchemaTypes.required(Scalars.GraphQLBoolean),
                SchemaNames.text(en, zh),
                field -> reader.apply(field(field)));
    }

    @SuppressWarnings("unchecked")
    private static <T> SchemaField string(String name, String en, String zh, Function<T, String> reader) {
        return SchemaField.value(
                name,
                SchemaTypes.required(Scalars.GraphQLString),
                SchemaNames.text(en, zh),
                source -> reader.apply((T) source));
    }

    @SuppressWarnings("unchecked")
    private <T> SchemaField label(String name, String en, String zh, Function<T, Label> reader) {
        return SchemaField.of(
                name,
                SchemaTypes.required(Scalars.GraphQLString),
                SchemaNames.text(en, zh),
                labels.argument(),
                environment -> reader.apply(Objects.requireNonNull(environment.<T>getSource()))
                        .in(labels.tag(environment)));
    }

    private static Field<?> field(Object source) {
        return (Field<?>) source;
    }
}
