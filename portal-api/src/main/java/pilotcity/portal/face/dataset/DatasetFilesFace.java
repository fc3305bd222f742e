package pilotcity.portal.face.dataset;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Function;
import pilotcity.index.Index;
import pilotcity.portal.face.shared.dataset.PublishedSet;
import pilotcity.portal.kernel.filestore.FileStore;
import pilotcity.portal.kernel.http.Face;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.operation.OperationParameter;
import pilotcity.portal.kernel.http.operation.OperationResponse;
import pilotcity.portal.kernel.http.operation.OperationSection;
import pilotcity.portal.kernel.http.operation.SchemaBuilder;
import pilotcity.portal.kernel.http.request.PublicAddress;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.read.ReadPool;

/**
 * The files of published data sets, whole or in ranges (RFC 9110, clause 14), and what they hold as a Frictionless Data
 * Package: of the newest version at {@code /api/datasets/{id}/files/{file}} and {@code …/datapackage.json}, of any
 * version at {@code /api/datasets/{id}/versions/{number}/…}.
 */
public final class DatasetFilesFace implements Face {
    private static final OperationParameter<String> ID =
            OperationParameter.path("id", "数据集编号", "The id of the data set").example("projects");
    private static final OperationParameter<String> NUMBER = OperationParameter.path(
                    "number", "版本号", "The number of the version")
            .example("1");
    private static final OperationParameter<String> NAME = OperationParameter.path(
                    "file", "文件名，见数据集的 files", "The name of the file, as files of the data set has it")
            .example("figures.csv");

    private static final Operation FILE = file(
                    "/api/datasets/{id}/files/{file}", "getDatasetFile", "A file of a data set")
            .withParameters(ID, NAME);
    private static final Operation VERSION_FILE = file(
                    "/api/datasets/{id}/versions/{number}/files/{file}",
                    "getDatasetVersionFile",
                    "A file of a version of a data set")
            .withParameters(ID, NUMBER, NAME);
    private static final Operation PACKAGE = described(
                    "/api/datasets/{id}/datapackage.json", "getDatasetPackage", "A data set as a data package")
            .withParameters(ID);
    private static final Operation VERSION_PACKAGE = described(
                    "/api/datasets/{id}/versions/{number}/datapackage.json",
                    "getDatasetVersionPackage",
                    "A version of a data set as a data package")
            .withParameters(ID, NUMBER);

    private static final Operation CROISSANT = croissant(
                    "/api/datasets/{id}/croissant.json", "getDatasetCroissant", "A data set as Croissant")
            .withParameters(ID);
    private static final Operation VERSION_CROISSANT = croissant(
                    "/api/datasets/{id}/versions/{number}/croissant.json",
                    "getDatasetVersionCroissant",
                    "A version of a data set as Croissant")
            .withParameters(ID, NUMBER);

    private final ReadPool readPool;
    private final StoredFileSender sender;
    private final PublicAddress address;

    public DatasetFilesFace(ReadPool readPool, FileStore files, PublicAddress address) {
        this.readPool = readPool;
        this.sender = new StoredFileSender(files);
        this.address = address;
    }

    private static Operation file(String path, String id, String title) {
        return Operation.read(path, id, OperationSection.FILES, "数据集的文件", title)
                .describe("按发布原样；可分段下载（Range）。", "As it was published; whole or in ranges (RFC 9110, clause 14).")
                .withParameters(OperationParameter.header(
                        "Range", SchemaBuilder.pattern("^bytes=.+$"), "所需的段", "The range that is wanted"))
                .withResponse(OperationResponse.of(200, "*/*", new JsonObject(), "文件", "The file")
                        .withHeaders("ETag", "Accept-Ranges"))
                .withResponse(OperationResponse.of(206, "*/*", new JsonObject(), "所需的段", "The range")
                        .withHeaders("ETag", "Content-Range"));
    }

    private static Operation described(String path, String id, String title) {
        return Operation.read(path, id, OperationSection.FILES, "数据集的数据包说明", title)
                .describe(
                        "Frictionless Data Package：文件、各列、许可、来源、校验和。",
                        "A Frictionless Data Package: files, columns, licence, sources and checksums.")
                .withResponse(OperationResponse.json(200, FrictionlessPackage.schema(), "数据包", "The data package")
                        .withHeaders("ETag"));
    }

    private static Operation croissant(String path, String id, String title) {
        return Operation.read(path, id, OperationSection.FILES, "数据集的 Croissant 说明", title)
                .describe(
                        "MLCommons Croissant 1.0：文件、校验和、各表的字段，供机器学习程序加载。",
                        "MLCommons Croissant 1.0: files, checksums and the fields of tables, for machine-learning"
                                + " libraries to load.")
                .withResponse(OperationResponse.json(200, CroissantDataset.schema(), "Croissant", "Croissant")
                        .withHeaders("ETag"));
    }

    @Override
    public void mount(Router router) {
        FILE.mount(router, (context, given) -> send(context, newest(context)));
        VERSION_FILE.mount(router, (context, given) -> send(context, version(context)));
        PACKAGE.mount(router, (context, given) -> describe(context, newest(context), frictionless(context)));
        VERSION_PACKAGE.mount(router, (context, given) -> describe(context, version(context), frictionless(context)));
        CROISSANT.mount(router, (context, given) -> describe(context, newest(context), croissant(context)));
        VERSION_CROISSANT.mount(router, (context, given) -> describe(context, version(context), croissant(context)));
    }

    @Override
    public List<Operation> operations() {
        return List.of(FILE, VERSION_FILE, PACKAGE, VERSION_PACKAGE, CROISSANT, VERSION_CROISSANT);
    }

    private static Function<Index, PublishedSet> newest(RoutingContext context) {
        String id = ResponseSender.path(context, "id");
        return index -> PublishedSet.newest(index, id);
    }

    private static Function<Index, PublishedSet> version(RoutingContext context) {
        String id = ResponseSender.path(context, "id");
        String number = ResponseSender.path(context, "number");
        return index -> PublishedSet.version(index, id, number);
    }

    private Future<Void> send(RoutingContext context, Function<Index, PublishedSet> set) {
        String name = ResponseSender.path(context, "file");
        return readPool.read(set.andThen(found -> found.file(name)))
                .compose(file -> sender.send(
                        context, name, file.getString("mediaType"), file.getLong("bytes"), file.getString("sha256")));
    }

    private Function<PublishedSet, JsonObject> frictionless(RoutingContext context) {
        String base = address.of(context);
        return set -> new FrictionlessPackage(base, set).json();
    }

    private Function<PublishedSet, JsonObject> croissant(RoutingContext context) {
        String base = address.of(context);
        return set -> new CroissantDataset(base, set).json();
    }

    private Future<Void> describe(
            RoutingContext context, Function<Index, PublishedSet> set, Function<PublishedSet, JsonObject> description) {
        return readPool.read(set.andThen(description).andThen(json -> Buffer.buffer(json.encodePrettily())))
                .compose(body -> ResponseSender.sendJson(context, body));
    }
}
