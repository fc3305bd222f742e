package pilotcity.portal.face.version;

import pilotcity.index.search.SearchQuery;
import pilotcity.portal.face.shared.dataset.SetComparison;
import pilotcity.portal.kernel.encoding.SpreadsheetCell;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.operation.OperationParameter;
import pilotcity.portal.kernel.http.operation.OperationResponse;
import pilotcity.portal.kernel.http.operation.OperationSection;
import pilotcity.portal.kernel.http.operation.SchemaBuilder;

/** The addresses of versions, described. */
final class VersionOperations {
    private static final int MOST_ROWS = 10_000;
    private static final int USUAL_ROWS = 100;

    static final OperationParameter<Integer> VERSIONS = OperationParameter.integer(
                    "limit", 1, SearchQuery.MAX_LIMIT, "最多几个版本", "How many versions at most")
            .orElse(USUAL_ROWS);
    static final OperationParameter<String> CURSOR =
            OperationParameter.text("after", "上一页的 next", "The member next of the page before");
    static final OperationParameter<Integer> ROWS = OperationParameter.integer(
                    "limit", 0, MOST_ROWS, "最多几行差异；0 只计数", "How many rows that differ at most; 0 counts them only")
            .orElse(USUAL_ROWS);
    static final OperationParameter<SetComparison.Place> AFTER = OperationParameter.of(
            "after",
            SchemaBuilder.pattern(SetComparison.Place.PATTERN),
            SetComparison.Place::parse,
            "上一页的 next",
            "The member next of the page before");

    private static final OperationParameter<String> ID =
            OperationParameter.path("id", "数据集编号", "The id of the data set").example("projects");

    static final Operation LIST = Operation.read(
                    "/api/datasets/{id}/versions",
                    "listDatasetVersions",
                    OperationSection.FILES,
                    "数据集的版本",
                    "The versions of a data set")
            .describe("最新的在前；已撤回的版本附撤回理由。", "Newest first; one that was withdrawn says why.")
            .withParameters(ID, VERSIONS, CURSOR)
            .withResponse(OperationResponse.json(200, VersionListJson.schema(), "版本", "The versions")
                    .withHeaders("ETag", "Link"));

    static final Operation GET = Operation.read(
                    "/api/datasets/{id}/versions/{number}",
                    "getVersionOfDataset",
                    OperationSection.FILES,
                    "数据集的一个版本",
                    "One version of a data set")
            .describe(
                    "列表中的一项；全部内容在 /api/datasetVersions，文件和表在此地址之下。",
                    "As the list has it. All that is known of it is at /api/datasetVersions, its files and tables below this"
                            + " address.")
            .withParameters(
                    ID,
                    OperationParameter.path("number", "版本号", "The number of the version")
                            .example("1"))
            .withResponse(OperationResponse.json(200, VersionListJson.versionSchema(), "版本", "The version")
                    .withHeaders("ETag"))
            .withResponse(OperationResponse.of(
                    410,
                    "application/problem+json",
                    SchemaBuilder.named(SchemaBuilder.PROBLEM),
                    "该版本已撤回，附理由",
                    "The version was withdrawn; with the reason"));

    static final Operation COMPARE = compare("", "compareDatasetVersions", "两个版本的差异", "In what two versions differ")
            .describe(
                    "文件、表和列按名称对应，行按后一版表结构的主键对应；无主键或主键不能区分各行时整行比较，key 为空。",
                    "Files, tables and columns are matched by name, rows by the primary key of the later schema; without one"
                            + " that tells rows apart they are compared as wholes, and key is empty.")
            .withParameters(ROWS, AFTER)
            .withResponse(OperationResponse.json(200, ComparisonJson.schema(), "差异", "The difference")
                    .withHeaders("ETag", "Link"));

    static final Operation COMPARE_CSV = compare(
                    ".csv", "compareDatasetVersionsAsCsv", "两个版本的差异，CSV", "In what two versions differ, as CSV")
            .describe(
                    "全部差异，每个不同的格一行：table, change, key, column, before, after；整行比较时 key 为行号。"
                            + "会被电子表格当作公式运行的文本前加撇号（X-Formula-Cells: apostrophe），JSON 则原样。",
                    "All of it, with a line for each cell that differs: table, change, key, column, before, after; where rows are"
                            + " compared as wholes, key is the number of the row. What a spreadsheet would run has an"
                            + " apostrophe in front (X-Formula-Cells: apostrophe); JSON has it as it is.")
            .withResponse(OperationResponse.of(200, "text/csv", SchemaBuilder.text(), "差异", "The difference")
                    .withHeaders("ETag", "Content-Disposition", SpreadsheetCell.HEADER));

    private VersionOperations() {}

    private static Operation compare(String suffix, String id, String zh, String en) {
        return Operation.read(
                        "/api/datasets/{id}/versions/{from}/compare/{to}" + suffix, id, OperationSection.FILES, zh, en)
                .withParameters(
                        ID,
                        OperationParameter.path("from", "先前版本的版本号", "The number of the earlier version")
                                .example("1"),
                        OperationParameter.path("to", "后来版本的版本号", "The number of the later version")
                                .example("1"));
    }
}
