package pilotcity.portal.face.graphql.table;

import graphql.Scalars;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLOutputType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.filter.Filter;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.face.graphql.error.RequestRefusedException;
import pilotcity.portal.face.graphql.fetch.SourceFetcher;
import pilotcity.portal.face.graphql.limit.GraphqlLimits;
import pilotcity.portal.face.graphql.loading.ReadContext;
import pilotcity.portal.face.graphql.type.SchemaDraft;
import pilotcity.portal.face.graphql.type.SchemaField;
import pilotcity.portal.face.graphql.type.SchemaNames;
import pilotcity.portal.face.graphql.type.SchemaTypes;
import pilotcity.portal.face.graphql.type.ValueScalars;
import pilotcity.portal.face.shared.dataset.PublishedSet;
import pilotcity.portal.face.shared.dataset.PublishedTable;
import pilotcity.portal.kernel.table.column.StoredColumn;

/** {@code datasetTable}: a published table, newest or of a version. */
public final class TableFields {
    private static final String TABLE = "DatasetTable";

    private final SchemaDraft draft;
    private final RowFields rows;
    private final SummaryFields summaries;

    /**
     * @param cql2 reads CQL2 text
     * @param window the arguments of every connection
     */
    public TableFields(
            SchemaDraft draft,
            Kinds kinds,
            Function<String, Filter> cql2,
            GraphqlLimits limits,
            List<GraphQLArgument> window) {
        this.draft = draft;
        TableArguments arguments = new TableArguments(kinds, cql2, limits);
        this.rows = new RowFields(draft, arguments, limits, window);
        this.summaries = new SummaryFields(draft, arguments, limits);
    }

    /** Adds the types of tables and gives the field that starts with one. */
    public SchemaField part() {
        draft.addIfAbsent(ValueScalars.JSON.getName(), () -> ValueScalars.JSON);
        TableInputs.add(draft);
        addColumn();
        draft.object(TABLE, SchemaNames.text("A published table", "已发布的表"), members());
        return SchemaField.of(
                TableReads.FIELD,
                SchemaTypes.ref(TABLE),
                SchemaNames.text("A table of a data set: the newest, or of a version", "数据集的表：最新版或某一版本"),
                List.of(
                        SchemaTypes.argument(
                                "dataset",
                                SchemaTypes.required(Scalars.GraphQLID),
                                SchemaNames.text("The id of the data set", "数据集编号")),
                        SchemaTypes.argument(
                                "table",
                                Scalars.GraphQLString,
                                SchemaNames.text(
                                        "Its name; may be left out where the set has one table", "表名；只有一个表时可省略")),
                        SchemaTypes.argument(
                                "version",
                                Scalars.GraphQLInt,
                                SchemaNames.text("The number of a version; the newest unless told", "版本号；默认最新版"))),
                TableFields::table);
    }

    private static PublishedTable table(DataFetchingEnvironment environment) {
        String dataset = Objects.requireNonNull(environment.<String>getArgument("dataset"));
        String table = environment.getArgument("table");
        Integer version = environment.getArgument("version");
        return ReadContext.of(environment).index(index -> named(set(index, dataset, version), table));
    }

    private static PublishedSet set(Index index, String dataset, @Nullable Integer version) {
        return version == null
                ? PublishedSet.newest(index, dataset)
                : PublishedSet.version(index, dataset, version.toString());
    }

    private static PublishedTable named(PublishedSet set, @Nullable String name) {
        List<PublishedTable> tables = PublishedTable.list(set);
        if (name == null && tables.size() != 1) {
            throw RequestRefusedException.argument(
                    "table",
                    "dataset '" + set.id() + "' has " + tables.size() + " tables: "
                            + String.join(
                                    ", ",
                                    tables.stream().map(PublishedTable::name).toList()));
        }
        return name == null ? tables.getFirst() : PublishedTable.of(set, name);
    }

    private List<SchemaField> members() {
        return Stream.of(
                        named(),
                        held(),
                        List.of(rows.part(), summaries.groups(), summaries.facets(), summaries.profile()))
                .flatMap(List::stream)
                .toList();
    }

    private static List<SchemaField> named() {
        return List.of(
                value(
                        "dataset",
                        SchemaTypes.required(Scalars.GraphQLID),
                        "The id of its data set",
                        "数据集编号",
                        table -> table.set().id()),
                value(
                        "version",
                        Scalars.GraphQLInt,
                        "The number of the version; null for the newest",
                        "版本号；最新版为空",
                        table -> table.set().number()),
                value("name", SchemaTypes.required(Scalars.GraphQLString), "Its name", "表名", PublishedTable::name),
                value(
                        "title",
                        Scalars.GraphQLString,
                        "Its title in Chinese",
                        "中文名称",
                        table -> table.json().getString("title")),
                value(
                        "titleEn",
                        Scalars.GraphQLString,
                        "Its title in English",
                        "英文名称",
                        table -> table.json().getString("titleEn")));
    }

    private static List<SchemaField> held() {
        return List.of(
                value(
                        "rowCount",
                        SchemaTypes.required(ValueScalars.LONG),
                        "How many rows it has",
                        "行数",
                        table -> table.stored().rows()),
                value(
                        "checksum",
                        SchemaTypes.required(Scalars.GraphQLString),
                        "The SHA-256 of its rows as the portal keeps them",
                        "各行的 SHA-256",
                        table -> table.stored().sha256()),
                value(
                        "schema",
                        SchemaTypes.required(SchemaTypes.ref(ValueScalars.JSON.getName())),
                        "Its Frictionless Table Schema",
                        "Frictionless 表结构",
                        table -> table.schema().getMap()),
                value(
                        "columns",
                        SchemaTypes.many(SchemaTypes.ref("DatasetTableColumn")),
                        "Its columns",
                        "各列",
                        table -> table.stored().columns()));
    }

    private static SchemaField value(
            String name, GraphQLOutputType type, String en, String zh, Function<PublishedTable, @Nullable Object> of) {
        return SchemaField.value(name, type, SchemaNames.text(en, zh), source -> of.apply((PublishedTable) source));
    }

    private void addColumn() {
        draft.object(
                "DatasetTableColumn",
                SchemaNames.text("A column of a table", "表的一列"),
                Stream.concat(columnNames().stream(), columnTexts().stream()).toList());
    }

    private static List<SchemaField> columnNames() {
        return List.of(
                column("name", SchemaTypes.required(Scalars.GraphQLString), "Its name", "列名", StoredColumn::name),
                column(
                        "type",
                        SchemaTypes.required(Scalars.GraphQLString),
                        "Its type in Table Schema",
                        "类型",
                        StoredColumn::type),
                column(
                        "title",
                        Scalars.GraphQLString,
                        "Its title in Chinese",
                        "中文名称",
                        column -> column.title().zh()),
                column(
                        "titleEn",
                        Scalars.GraphQLString,
                        "Its title in English",
                        "英文名称",
                        column -> column.title().en()));
    }

    private static List<SchemaField> columnTexts() {
        return List.of(
                column(
                        "description",
                        Scalars.GraphQLString,
                        "What it means, in Chinese",
                        "中文说明",
                        column -> column.description().zh()),
                column(
                        "descriptionEn",
                        Scalars.GraphQLString,
                        "What it means, in English",
                        "英文说明",
                        column -> column.description().en()),
                column(
                        "required",
                        SchemaTypes.required(Scalars.GraphQLBoolean),
                        "Whether every row has a value",
                        "是否必填",
                        StoredColumn::required),
                column("unit", Scalars.GraphQLString, "The unit of its numbers", "单位", StoredColumn::unit));
    }

    private static SchemaField column(
            String name, GraphQLOutputType type, String en, String zh, Function<StoredColumn, @Nullable Object> of) {
        SourceFetcher fetcher = source -> of.apply((StoredColumn) source);
        return SchemaField.value(name, type, SchemaNames.text(en, zh), fetcher);
    }

    static PublishedTable source(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.<PublishedTable>getSource());
    }

    /** The arguments that say which rows are meant. */
    static List<GraphQLArgument> conditions() {
        return List.of(
                SchemaTypes.argument(
                        "where", SchemaTypes.ref(TableInputs.FILTER), SchemaNames.text("Conditions on rows", "行的条件")),
                SchemaTypes.argument(
                        "filter", Scalars.GraphQLString, SchemaNames.text("A condition in CQL2 text", "CQL2 条件")),
                SchemaTypes.argument(
                        "q",
                        Scalars.GraphQLString,
                        SchemaNames.text("Words that each stand somewhere in a row", "每个词都在行中某处")));
    }

    /** Arguments as GraphQL Java gives them, where those that are missing may be null. */
    @SuppressWarnings("NullAway") // its declaration does not say that
    static Map<String, @Nullable Object> arguments(DataFetchingEnvironment environment) {
        return environment.getArguments();
    }
}
