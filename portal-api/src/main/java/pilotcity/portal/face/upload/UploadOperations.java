package pilotcity.portal.face.upload;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.operation.OperationBody;
import pilotcity.portal.kernel.http.operation.OperationParameter;
import pilotcity.portal.kernel.http.operation.OperationResponse;
import pilotcity.portal.kernel.http.operation.OperationSection;
import pilotcity.portal.kernel.http.operation.SchemaBuilder;
import pilotcity.portal.kernel.upload.UploadChecksum;

/** The addresses of uploads. */
final class UploadOperations {
    static final String UPLOADS = "/api/uploads";
    private static final String ONE = UPLOADS + "/{id}";
    private static final String UPLOAD = "Upload";
    private static final String MULTIPART = "multipart/form-data";

    static final Operation OPTIONS = Operation.of(
                    HttpMethod.OPTIONS,
                    UPLOADS,
                    "getUploadOptions",
                    OperationSection.UPLOADS,
                    "上传协议的版本与限制",
                    "What the protocol for uploads can do here")
            .withResponse(OperationResponse.empty(204, "见响应头", "In the header fields")
                    .withHeaders("Tus-Version", "Tus-Extension", "Tus-Max-Size", "Tus-Checksum-Algorithm"));

    static final Operation CREATE = Operation.of(
                    HttpMethod.POST,
                    UPLOADS,
                    "createUpload",
                    OperationSection.UPLOADS,
                    "开始上传，或以表单上传一个文件",
                    "Begin an upload, or send one file as a form")
            .describe(
                    "按 tus 1.0.0：给出 Upload-Length 与 Upload-Metadata 中的 filename，正文可为第一批字节。"
                            + "或者 multipart/form-data，带一个文件，一次传完。",
                    "By tus 1.0.0 with Upload-Length and the filename in Upload-Metadata; the body may have the first"
                            + " bytes. Or multipart/form-data with one file, whole at once.")
            .withToken()
            .withParameters(
                    version(),
                    header(TusRequest.LENGTH, number(), "文件的字节数", "Bytes of the whole file")
                            .example("1048576"),
                    header(
                                    TusRequest.METADATA,
                                    SchemaBuilder.text(),
                                    "filename 及其 Base64",
                                    "filename and the name in Base64")
                            .example("filename cm9hZHMuY3N2"),
                    checksum())
            .withParameters(new OperationBody(
                    false,
                    Map.of(
                            MULTIPART,
                            SchemaBuilder.object()
                                    .with(
                                            "file",
                                            SchemaBuilder.text().put("contentMediaType", "application/octet-stream"))
                                    .json(),
                            TusRequest.BYTES,
                            new JsonObject()),
                    null))
            .withResponse(OperationResponse.json(201, SchemaBuilder.named(UPLOAD), "上传", "The upload")
                    .withHeaders("Location", TusRequest.OFFSET, "Upload-Expires"))
            .withSchema(UPLOAD, upload());

    static final Operation LIST = Operation.read(
                    UPLOADS, "listUploads", OperationSection.UPLOADS, "自己的上传", "One's own uploads")
            .describe("尚未放入草稿、未过期的，最近的在前。", "Those that are in no draft yet and have not expired, the latest first.")
            .withToken()
            .withResponse(OperationResponse.json(
                    200,
                    SchemaBuilder.object()
                            .with("total", SchemaBuilder.integer())
                            .with("uploads", SchemaBuilder.list(SchemaBuilder.named(UPLOAD)))
                            .json(),
                    "各上传",
                    "The uploads"))
            .withSchema(UPLOAD, upload());

    static final Operation GET = Operation.read(
                    ONE, "getUpload", OperationSection.UPLOADS, "已收到多少", "How much of an upload has come")
            .withToken()
            .withParameters(id())
            .withResponse(OperationResponse.json(200, SchemaBuilder.named(UPLOAD), "上传", "The upload")
                    .withHeaders(TusRequest.OFFSET, TusRequest.LENGTH, "Upload-Expires"))
            .withSchema(UPLOAD, upload());

    static final Operation APPEND = Operation.of(
                    HttpMethod.PATCH, ONE, "appendToUpload", OperationSection.UPLOADS, "接着上传", "Go on with an upload")
            .describe("中断时已收到的部分保留。", "What came of a request that breaks off is kept.")
            .withToken()
            .withParameters(
                    id(),
                    version(),
                    header(TusRequest.OFFSET, number(), "从第几字节起", "The byte it goes on at")
                            .example("0"),
                    checksum())
            .withParameters(new OperationBody(true, Map.of(TusRequest.BYTES, new JsonObject()), null))
            .withResponse(OperationResponse.empty(204, "已收到", "It has come")
                    .withHeaders(TusRequest.OFFSET, "Upload-Expires"));

    static final Operation DELETE = Operation.of(
                    HttpMethod.DELETE, ONE, "deleteUpload", OperationSection.UPLOADS, "放弃上传", "Give up an upload")
            .withToken()
            .withParameters(id())
            .withResponse(OperationResponse.empty(204, "已删除", "It is deleted"));

    static final List<Operation> ALL = List.of(OPTIONS, CREATE, LIST, GET, APPEND, DELETE);

    private UploadOperations() {}

    private static OperationParameter<String> id() {
        return OperationParameter.path("id", "上传的编号", "The id of the upload")
                .example("0123456789abcdef0123456789abcdef");
    }

    private static OperationParameter<String> version() {
        return header(
                        TusRequest.RESUMABLE,
                        SchemaBuilder.choice(List.of(TusRequest.VERSION)),
                        "协议版本",
                        "The version spoken")
                .example(TusRequest.VERSION);
    }

    private static OperationParameter<String> checksum() {
        return header(
                TusRequest.CHECKSUM,
                SchemaBuilder.text(),
                "本次字节的校验和：" + UploadChecksum.SUPPORTED + " 之一及其 Base64",
                "The digest of the bytes of this request: one of " + UploadChecksum.SUPPORTED + ", and it in Base64");
    }

    private static OperationParameter<String> header(String name, JsonObject schema, String zh, String en) {
        return OperationParameter.header(name, schema, zh, en);
    }

    private static JsonObject number() {
        return SchemaBuilder.pattern("^[0-9]{1,18}$");
    }

    private static JsonObject upload() {
        return SchemaBuilder.object()
                .with("id", SchemaBuilder.pattern("^[0-9a-f]{32}$"))
                .with("url", SchemaBuilder.text())
                .with("name", SchemaBuilder.text())
                .with("length", SchemaBuilder.integer(0, Integer.MAX_VALUE).put("maximum", Long.MAX_VALUE))
                .with("offset", SchemaBuilder.integer(0, Integer.MAX_VALUE).put("maximum", Long.MAX_VALUE))
                .with("complete", SchemaBuilder.bool())
                .with("expires", SchemaBuilder.text().put("format", "date-time"))
                .json();
    }
}
