package pilotcity.portal.face.export;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.kind.Label;
import pilotcity.portal.face.shared.export.format.ExportFormat;
import pilotcity.portal.face.shared.parameters.KindPathParameter;
import pilotcity.portal.face.shared.parameters.SearchParameters;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.operation.OperationParameter;
import pilotcity.portal.kernel.http.operation.OperationResponse;
import pilotcity.portal.kernel.http.operation.OperationSection;
import pilotcity.portal.kernel.http.operation.SchemaBuilder;

/** The addresses of exports. */
final class ExportOperations {
    static final String FORMAT = "format";

    static final OperationParameter<List<String>> FIELDS = OperationParameter.list(
                    "fields",
                    SchemaBuilder.text(),
                    name -> name,
                    "只要这些字段；见 /api/kinds",
                    "Only these fields, as /api/kinds lists them; id is always there")
            .example("id," + Kind.GEOMETRY);
    static final OperationParameter<Boolean> DETAIL = OperationParameter.flag(
                    "detail", "含只在单个条目中给出的字段", "With the fields that only single documents show")
            .orElse(false)
            .example("true");
    static final OperationParameter<Boolean> BOM = OperationParameter.flag(
                    "bom", "仅 csv：以字节顺序标记开头", "For csv: begins with a byte order mark")
            .orElse(false)
            .example("true");
    static final OperationParameter<String> LABELS = OperationParameter.choice(
                    "labels",
                    List.of("zh", "en"),
                    "仅 csv 与 xlsx：列名与代码写成文字",
                    "For csv and xlsx: what columns and codes are called, in this language")
            .example("zh");
    static final OperationParameter<String> DELIMITER = OperationParameter.choice(
                    "delimiter",
                    List.of("comma", "semicolon", "tab"),
                    "仅 csv：分隔符",
                    "For csv: what stands between values")
            .orElse("comma")
            .example("semicolon");

    static final OperationParameter<Boolean> RAW = OperationParameter.flag(
                    "raw",
                    "仅 csv：文本原样写出；否则电子表格会当作公式运行的单元格前加撇号",
                    "For csv: texts exactly as they are; without it, those that a spreadsheet would run as formulas have an "
                            + "apostrophe in front")
            .orElse(false)
            .example("true");

    /** Parameters that do not belong to the search. */
    static final List<OperationParameter<?>> OWN = List.of(FIELDS, DETAIL, BOM, LABELS, DELIMITER, RAW);

    /** What a search takes and a file has no use for: it is of one kind, whole, and in no pages. */
    private static final Set<String> NOT_TAKEN = Set.of("kind", "facets", "highlight", "limit", "cursor");

    private final List<OperationParameter<?>> parameters;

    ExportOperations(Kinds kinds, SearchParameters search) {
        OperationParameter<String> format = OperationParameter.path(FORMAT, "格式", "The format")
                .withSchema(SchemaBuilder.choice(ExportFormat.extensions()))
                .example(ExportFormat.CSV.extension());
        this.parameters = Stream.of(
                        Stream.of(KindPathParameter.of(kinds.list()), format),
                        search.described().stream().filter(parameter -> !NOT_TAKEN.contains(parameter.name())),
                        OWN.stream())
                .<OperationParameter<?>>flatMap(each -> each)
                .toList();
    }

    Operation file() {
        return Operation.read(
                        "/api/export/{kinds}.{format}", "export", OperationSection.EXPORTS, "导出", "A search as a file")
                .describe(
                        "检索到的全部条目，一个文件；可分段下载（Range）。",
                        "Everything that a search finds in one file, whole or in ranges (RFC 9110, clause 14). The same state "
                                + "of the data gives the same bytes.")
                .withParameters(parameters)
                .withParameters(
                        OperationParameter.header(
                                "Range", SchemaBuilder.pattern("^bytes=.+$"), "所需的段", "The range that is wanted"),
                        OperationParameter.header(
                                "If-Range",
                                SchemaBuilder.text(),
                                "实体标签：已变则给出全部",
                                "An entity tag: of anything else than this the whole is sent"))
                .withResponse(new OperationResponse(
                        200,
                        new Label("文件", "The file"),
                        content(),
                        List.of(
                                "ETag",
                                "Last-Modified",
                                "Accept-Ranges",
                                "Content-Disposition",
                                "Link",
                                "Change-Token",
                                "X-Total-Count",
                                "Repr-Digest")))
                .withResponse(new OperationResponse(
                        206,
                        new Label("所需的段", "The range"),
                        content(),
                        List.of("ETag", "Content-Range", "Repr-Digest")));
    }

    private static Map<String, JsonObject> content() {
        Map<String, JsonObject> content = new LinkedHashMap<>();
        for (ExportFormat format : ExportFormat.values()) {
            content.put(format.mediaType().replaceFirst(";.*", ""), schema(format));
        }
        return content;
    }

    private static JsonObject schema(ExportFormat format) {
        return switch (format) {
            case CSV, JSONL, GEOJSONSEQ -> SchemaBuilder.text();
            case GEOJSON ->
                SchemaBuilder.object()
                        .with("type", SchemaBuilder.constant("FeatureCollection"))
                        .with("features", SchemaBuilder.list(SchemaBuilder.of("object")))
                        .json()
                        .put("additionalProperties", true);
            case FLATGEOBUF, GEOPACKAGE, PARQUET, XLSX -> new JsonObject();
        };
    }

    Operation description() {
        return Operation.read(
                        "/api/export/{kinds}.{format}.json",
                        "describeExport",
                        OperationSection.EXPORTS,
                        "导出文件的说明",
                        "What is known of such a file")
                .describe(
                        "来源、许可、校验和与各列，按 Frictionless Data Package。",
                        "Origin, licences, checksum and columns, as a Frictionless Data Package (version 1).")
                .withParameters(parameters)
                .withResponse(OperationResponse.json(
                                200, SchemaBuilder.named(DataPackageSchemas.PACKAGE), "说明", "The data package")
                        .withHeaders("ETag"))
                .withSchema(DataPackageSchemas.PACKAGE, DataPackageSchemas.dataPackage())
                .withSchema(DataPackageSchemas.SOURCE, DataPackageSchemas.source())
                .withSchema(DataPackageSchemas.LICENCE, DataPackageSchemas.licence());
    }
}
