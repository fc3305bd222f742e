package pilotcity.portal.face.dataset.table;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import pilotcity.index.kind.Label;
import pilotcity.portal.face.shared.export.ExportContent;
import pilotcity.portal.face.shared.export.format.ExportFormat;
import pilotcity.portal.kernel.encoding.SpreadsheetCell;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.operation.OperationParameter;
import pilotcity.portal.kernel.http.operation.OperationResponse;
import pilotcity.portal.kernel.http.operation.OperationSection;
import pilotcity.portal.kernel.http.operation.SchemaBuilder;

/**
 * The addresses of tables: under a data set for its newest version, and under each version.
 *
 * @param ofVersion whether they are those of a version
 */
record TableOperations(boolean ofVersion) {
    static final OperationParameter<String> ID =
            OperationParameter.path("id", "数据集编号", "The id of the data set").example("projects");
    static final OperationParameter<String> NUMBER = OperationParameter.path(
                    "number", "版本号", "The number of the version")
            .example("1");
    static final OperationParameter<String> TABLE =
            OperationParameter.path("table", "表名", "The name of the table").example("projects");
    static final OperationParameter<String> ROW = OperationParameter.path(
                    "row", "行号，从 1 起", "The number of the row, from 1")
            .example("1");
    static final OperationParameter<String> FORMAT = OperationParameter.path("format", "格式", "The format")
            .withSchema(SchemaBuilder.choice(ExportFormat.extensions()))
            .example(ExportFormat.CSV.extension());
    static final OperationParameter<Integer> PROBLEMS_OFFSET = OperationParameter.integer(
                    "offset", 0, Integer.MAX_VALUE, "跳过的条数", "How many to pass over")
            .orElse(0);
    static final OperationParameter<Boolean> RAW = OperationParameter.flag(
                    "raw",
                    "文本原样写出；否则电子表格会当作公式运行的单元格前加撇号",
                    "Texts exactly as they are; without it, those that a spreadsheet would run have an apostrophe in front")
            .orElse(false);

    private Operation read(String path, String id, String zh, String en) {
        String version = ofVersion ? "/versions/{number}" : "";
        Operation operation = Operation.read(
                "/api/datasets/{id}" + version + "/tables" + path,
                ofVersion ? id.replaceFirst("Dataset", "DatasetVersion") : id,
                OperationSection.TABLES,
                zh,
                en);
        Operation named = ofVersion ? operation.withParameters(ID, NUMBER) : operation.withParameters(ID);
        return path.isEmpty() ? named : named.withParameters(TABLE);
    }

    private static OperationResponse json(JsonObject schema, String zh, String en) {
        return OperationResponse.json(200, schema, zh, en).withHeaders("ETag", "Cache-Control");
    }

    /** What is told of a version does not change, until it is withdrawn. */
    private static Operation gone(Operation operation) {
        return operation.withResponse(OperationResponse.of(
                410,
                "application/problem+json",
                SchemaBuilder.named(SchemaBuilder.PROBLEM),
                "该版本已撤回，附理由",
                "The version was withdrawn; with the reason"));
    }

    Operation list() {
        return gone(read("", "listDatasetTables", "数据集的表", "The tables of a data set")
                .withResponse(json(TableSchemas.tables(), "各表", "The tables")));
    }

    Operation table() {
        return gone(read("/{table}", "getDatasetTable", "表的说明", "A table: its columns and addresses")
                .withResponse(json(TableSchemas.table(), "说明", "The description")));
    }

    Operation schema() {
        return gone(read("/{table}/schema", "getDatasetTableSchema", "表结构", "The schema of a table")
                .describe("Frictionless Table Schema。", "A Frictionless Table Schema.")
                .withResponse(json(TableSchemas.row(), "表结构", "The schema")));
    }

    Operation rows() {
        return gone(read("/{table}/rows", "getDatasetTableRows", "表的行", "The rows of a table, or groups of them")
                .describe(
                        "除所列参数外，任一列名也是参数：`列=值` 只要该列为此值的行（日期列也可为一段时间）；与所列参数同名的列请用 filter。"
                                + "每行含所要的全部列，无值为 null。next 与 prev 用作 after 与 before，亦在 Link 中；canonical 是该版本的永久地址。",
                        "Besides the parameters below, the name of any column is one: `column=value` for the rows that have"
                                + " that value (of dates, also an interval); a column called like a parameter below is asked"
                                + " for by filter. A row has all columns that are asked for, null where there is no value."
                                + " next and prev are for after and before, and in Link, too; canonical is the permanent"
                                + " address of the version. Names with commas or brackets stand in quotation marks.")
                .withParameters(RowParameters.OF_PAGES)
                .withResponse(OperationResponse.json(200, TableSchemas.rows(), "各行", "The rows")
                        .withHeaders("ETag", "Cache-Control", "Link")));
    }

    Operation row() {
        return gone(read("/{table}/rows/{row}", "getDatasetTableRow", "表的一行", "One row of a table")
                .withParameters(ROW)
                .withResponse(json(TableSchemas.row(), "该行", "The row")));
    }

    Operation profile() {
        return gone(read("/{table}/profile", "getDatasetTableProfile", "各列概况", "What the columns of a table hold")
                .describe("空值、不同值、极值、分布、常见值。", "Missing and distinct values, extremes, distribution, frequent values.")
                .withResponse(json(TableSchemas.profile(), "概况", "The profile")));
    }

    Operation problems() {
        return gone(read(
                        "/{table}/problems",
                        "getDatasetTableProblems",
                        "留空的格",
                        "Cells that were left empty because they did not fit the schema")
                .withParameters(RowParameters.LIMIT, PROBLEMS_OFFSET)
                .withResponse(json(TableSchemas.problems(), "各格", "The cells")));
    }

    Operation problemsCsv() {
        return gone(read("/{table}/problems.csv", "getDatasetTableProblemsCsv", "留空的格，CSV", "The same as CSV")
                .withParameters(RAW)
                .withResponse(OperationResponse.of(200, "text/csv", SchemaBuilder.text(), "各格", "The cells")
                        .withHeaders("ETag", "Content-Disposition", SpreadsheetCell.HEADER)));
    }

    Operation file() {
        return gone(read("/{table}/rows.{format}", "getDatasetTableFile", "表的行，一个文件", "The rows of a table as a file")
                .describe(
                        "符合条件的全部行；可分段下载（Range）；`列=值` 同各行。恰含所要的列；行号只在 select 中写明时才有。"
                                + "CSV 中会被电子表格当作公式运行的文本前加撇号（X-Formula-Cells: apostrophe），raw=true 则原样（raw）。",
                        "All rows that match, whole or in ranges (RFC 9110, clause 14); `column=value` as with rows. It has"
                                + " exactly the columns that are asked for; the row number only where select names it. In CSV,"
                                + " texts that a spreadsheet would run as formulas have an apostrophe in front"
                                + " (X-Formula-Cells: apostrophe); with raw=true they do not (X-Formula-Cells: raw).")
                .withParameters(FORMAT)
                .withParameters(RowParameters.OF_FILES)
                .withParameters(OperationParameter.header(
                        "Range", SchemaBuilder.pattern("^bytes=.+$"), "所需的段", "The range that is wanted"))
                .withResponse(file(
                        200,
                        "文件",
                        "The file",
                        "ETag",
                        "Last-Modified",
                        "Accept-Ranges",
                        "Content-Disposition",
                        "Link",
                        "X-Total-Count",
                        SpreadsheetCell.HEADER,
                        "Repr-Digest"))
                .withResponse(file(206, "所需的段", "The range", "ETag", "Content-Range", "Repr-Digest")));
    }

    private static OperationResponse file(int status, String zh, String en, String... headers) {
        return new OperationResponse(status, new Label(zh, en), ExportContent.schemas(), List.of(headers));
    }

    Stream<Operation> all() {
        return Stream.of(list(), table(), schema(), rows(), row(), profile(), problems(), problemsCsv(), file());
    }
}
