package pilotcity.portal.face.dataset;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.shared.dataset.CellProblemList;
import pilotcity.portal.face.shared.dataset.PublishedSet;
import pilotcity.portal.kernel.authentication.CallerResolver;
import pilotcity.portal.kernel.encoding.SpreadsheetCell;
import pilotcity.portal.kernel.filestore.FileStore;
import pilotcity.portal.kernel.http.Face;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.operation.OperationParameter;
import pilotcity.portal.kernel.http.operation.OperationResponse;
import pilotcity.portal.kernel.http.operation.OperationSection;
import pilotcity.portal.kernel.http.operation.SchemaBuilder;
import pilotcity.portal.kernel.http.request.QueryParameters;
import pilotcity.portal.kernel.http.response.ContentDisposition;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.write.PrivatePartReader;

/**
 * Every cell of a draft's table that does not fit its schema, at {@code /api/datasets/{id}/private/problems} as JSON Lines
 * and at {@code …/problems.csv}, for those who may read the draft.
 */
public final class DraftProblemsFace implements Face {
    private static final String JSON_LINES = "application/jsonl; charset=utf-8";
    private static final String CSV = "text/csv; charset=utf-8; header=present";

    private static final OperationParameter<String> ID =
            OperationParameter.path("id", "数据集编号", "The id of the data set").example("projects");
    private static final OperationParameter<String> FILE = OperationParameter.text(
            "file", "草稿中的文件名；只有一个有问题的表时可省", "The name of the file in the draft, where several tables have problems");
    private static final OperationParameter<String> TABLE =
            OperationParameter.text("table", "表名", "The name of the table, where the file has several");

    private static final Operation LINES = operation("", "getDraftProblems", "application/jsonl");
    private static final Operation AS_CSV = operation(".csv", "getDraftProblemsCsv", "text/csv");

    private final CallerResolver callers;
    private final PrivatePartReader privateParts;
    private final FileStore files;

    public DraftProblemsFace(CallerResolver callers, PrivatePartReader privateParts, FileStore files) {
        this.callers = callers;
        this.privateParts = privateParts;
        this.files = files;
    }

    private static Operation operation(String ending, String id, String type) {
        return Operation.read(
                        "/api/datasets/{id}/private/problems" + ending,
                        id,
                        OperationSection.HISTORY,
                        "草稿中不合表结构的格",
                        "Cells of a draft that do not fit")
                .describe(
                        "每格一行：行号、列、值、规则、说明。CSV 中会被电子表格当作公式运行的文本前加撇号（X-Formula-Cells: apostrophe），JSON Lines 则原样。",
                        "A line for each cell: row, column, value, rule, and why in both languages. In CSV, what a spreadsheet"
                                + " would run has an apostrophe in front (X-Formula-Cells: apostrophe); JSON Lines has it"
                                + " as it is.")
                .withParameters(ID, FILE, TABLE)
                .withToken()
                .withResponse(
                        OperationResponse.of(200, type, SchemaBuilder.text(), "不合表结构的格", "The cells that do not fit"));
    }

    @Override
    public void mount(Router router) {
        LINES.mount(router, (context, given) -> send(context, given, false));
        AS_CSV.mount(router, (context, given) -> send(context, given, true));
    }

    @Override
    public List<Operation> operations() {
        return List.of(LINES, AS_CSV);
    }

    private Future<Void> send(RoutingContext context, QueryParameters given, boolean csv) {
        String id = ResponseSender.path(context, "id");
        String file = FILE.find(given).orElse(null);
        String table = TABLE.find(given).orElse(null);
        return callers.actor(context, 0)
                .compose(actor -> privateParts.read("dataset", actor, id))
                .map(draft -> table(draft, file, table))
                .compose(found -> send(context, found, csv));
    }

    /** The one table that is meant and has problems. */
    private static JsonObject table(JsonObject draft, @Nullable String file, @Nullable String table) {
        List<JsonObject> found = PublishedSet.objects(draft.getJsonArray("files")).stream()
                .filter(each -> file == null || file.equals(each.getString("name")))
                .flatMap(each -> PublishedSet.objects(each.getJsonArray("tables")).stream())
                .filter(each -> table == null || table.equals(each.getString("name")))
                .filter(each -> each.getString("problems") != null)
                .toList();
        if (found.size() > 1) {
            throw Problem.field(
                    "table",
                    "several tables have problems: "
                            + found.stream().map(each -> each.getString("name")).toList());
        }
        return found.stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound("there is no such table with problems in the draft"));
    }

    private Future<Void> send(RoutingContext context, JsonObject table, boolean csv) {
        String name = table.getString("name") + "-problems" + (csv ? ".csv" : ".jsonl");
        HttpServerResponse response = context.response()
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store, private")
                .putHeader(HttpHeaders.CONTENT_TYPE, csv ? CSV : JSON_LINES)
                .putHeader("Content-Disposition", ContentDisposition.named(name));
        if (csv) {
            response.putHeader(SpreadsheetCell.HEADER, SpreadsheetCell.treatment(false));
        }
        CellProblemList list = new CellProblemList(files, table.getString("problems"));
        return csv ? list.sendCsv(context.vertx(), response, false) : list.sendJsonLines(context.vertx(), response);
    }
}
