package pilotcity.portal.face.shared.upload;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.upload.Upload;
import pilotcity.portal.kernel.upload.UploadMemory;
import pilotcity.portal.kernel.upload.UploadName;
import pilotcity.portal.kernel.upload.UploadStore;
import pilotcity.portal.kernel.upload.UploadWriter;

/** Makes an upload of the one file of a form (RFC 7578), while it comes in; it is complete or not there. */
public record FormUpload(UploadStore uploads, UploadMemory memory) {
    private static final String FIELD = "file";

    /** Reads the body of {@code request}, which is paused; what is no file in it is passed over. */
    public Future<Upload> receive(HttpServerRequest request, Actor actor) {
        if (!FormEnd.isForm(request)) {
            return Future.failedFuture(Problem.of(
                    Problem.Kind.UNSUPPORTED_MEDIA_TYPE,
                    new Label("请以 multipart/form-data 表单发送一个文件", "send a file as a form, multipart/form-data")));
        }
        Receiving receiving = new Receiving(actor, FormEnd.of(request));
        goOn(request);
        request.setExpectMultipart(true)
                .uploadHandler(receiving::begin)
                .handler(receiving.end::add)
                .exceptionHandler(receiving::breaks)
                .endHandler(end -> receiving.ends())
                .resume();
        return receiving.done.future();
    }

    /** Tells a caller who waits for it to go on (RFC 9110, clause 10.1.1). */
    public static void goOn(HttpServerRequest request) {
        if (request.headers().contains(HttpHeaders.EXPECT)) {
            request.response().writeContinue();
        }
    }

    /** One form while it comes in. */
    private final class Receiving {
        private final Promise<Upload> done = Promise.promise();
        private final Actor actor;
        private final FormEnd end;
        private @Nullable HttpServerFileUpload file;

        Receiving(Actor actor, FormEnd end) {
            this.actor = actor;
            this.end = end;
        }

        void begin(HttpServerFileUpload part) {
            if (file != null) {
                part.handler(buffer -> {});
                done.tryFail(Problem.field(FIELD, "comes more than once; a form has one file"));
                return;
            }
            file = part;
            part.pause();
            UploadName name;
            try {
                name = UploadName.of(FIELD, part.filename());
            } catch (Problem problem) {
                part.handler(buffer -> {}).resume();
                done.tryFail(problem);
                return;
            }
            uploads.create(actor, name, "", null)
                    .onFailure(failure -> {
                        part.handler(buffer -> {}).resume();
                        done.tryFail(failure);
                    })
                    .onSuccess(upload -> write(part, upload));
        }

        private void write(HttpServerFileUpload part, Upload upload) {
            done.future().onFailure(failure -> uploads.delete(actor, upload.id()));
            UploadWriter.write(uploads, memory, upload, part, null, done.future())
                    .compose(written -> uploads.end(upload).compose(ended -> uploads.get(actor, upload.id())))
                    .onSuccess(done::tryComplete)
                    .onFailure(failure -> {
                        part.handler(buffer -> {}).resume();
                        done.tryFail(failure);
                    });
        }

        void breaks(Throwable cause) {
            done.tryFail(Problem.of(Problem.Kind.BAD_REQUEST, "the form cannot be read: " + cause.getMessage()));
        }

        void ends() {
            if (file == null) {
                done.tryFail(Problem.field(FIELD, "is required: a form with one file"));
            } else if (!end.isThere()) {
                done.tryFail(Problem.of(
                        Problem.Kind.BAD_REQUEST, "the form is cut off: the end of its last part is missing"));
            }
        }
    }
}
