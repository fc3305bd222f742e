package pilotcity.portal.face.export;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.kind.Label;
import pilotcity.portal.face.shared.export.ExportContent;
import pilotcity.portal.face.shared.export.StyleParameters;
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
    /** Parameters that do not belong to the search. */
    static final List<OperationParameter<?>> OWN = Stream.concat(
                    Stream.<OperationParameter<?>>of(FIELDS, DETAIL), StyleParameters.ALL.stream())
            .toList();

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
                        ExportContent.schemas(),
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
                        ExportContent.schemas(),
                        List.of("ETag", "Content-Range", "Repr-Digest")));
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
