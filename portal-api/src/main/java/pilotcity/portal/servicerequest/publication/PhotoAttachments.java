package pilotcity.portal.servicerequest.publication;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import pilotcity.portal.kernel.media.KeptPhoto;
import pilotcity.portal.kernel.media.PhotoPreparation;
import pilotcity.portal.kernel.media.PhotoStore;
import pilotcity.portal.kernel.media.PreparedPhoto;
import pilotcity.portal.kernel.verb.VerbTools;
import pilotcity.portal.kernel.verb.WriteTransaction;
import pilotcity.portal.kernel.verb.input.VerbInput;

/** The photos that come with a report or a step. */
public final class PhotoAttachments {
    public static final int MOST = 5;
    private static final String FIELD = "photos";

    private static final String ADD = """
            INSERT INTO record_photo (record, position, photo)
            SELECT $1, coalesce((SELECT max(position) FROM record_photo WHERE record = $1), 0) + number, photo
              FROM unnest($2::text[]) WITH ORDINALITY AS added (photo, number)
            """;

    private PhotoAttachments() {}

    /** Decodes and encodes the photos anew and keeps their files, off the event loop and before the transaction. */
    public static Future<VerbInput> prepare(VerbInput input, VerbTools tools) {
        List<byte[]> sent = input.files(FIELD);
        if (sent.isEmpty()) {
            return Future.succeededFuture(input);
        }
        Callable<VerbInput> work = () -> {
            // All of them are checked before the first is kept.
            List<PreparedPhoto> prepared =
                    sent.stream().map(PhotoPreparation::prepare).toList();
            return with(
                    input,
                    prepared.stream()
                            .map(photo -> KeptPhoto.keep(photo, tools.files()))
                            .toList());
        };
        Context context = Vertx.currentContext();
        return context == null
                ? now(work)
                : context.executeBlocking(work, false).map(Objects::requireNonNull);
    }

    private static Future<VerbInput> now(Callable<VerbInput> work) {
        try {
            return Future.succeededFuture(work.call());
        } catch (Exception e) {
            return Future.failedFuture(e);
        }
    }

    private static VerbInput with(VerbInput input, List<KeptPhoto> photos) {
        Map<String, Object> values = new LinkedHashMap<>(input.values());
        values.put(FIELD, photos);
        return new VerbInput(values);
    }

    /** Stores the photos and adds them to the record; completes with the ids of the public ones. */
    public static Future<List<String>> store(
            WriteTransaction transaction, String record, boolean sensitive, VerbInput input) {
        List<KeptPhoto> photos = input.prepared(FIELD, KeptPhoto.class);
        if (photos.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        return PhotoStore.add(transaction.sql(), photos, !sensitive)
                .compose(ids -> transaction
                        .sql()
                        .preparedQuery(ADD)
                        .execute(Tuple.of(record).addArrayOfString(ids.toArray(String[]::new)))
                        .map(sensitive ? List.<String>of() : ids));
    }
}
