package pilotcity.portal.face.upload;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.upload.UploadChecksum;
import pilotcity.portal.kernel.upload.UploadName;

/** The fields of a request of tus 1.0.0 (https://tus.io/protocols/resumable-upload). */
record TusRequest(MultiMap headers) {
    static final String VERSION = "1.0.0";
    static final String RESUMABLE = "Tus-Resumable";
    static final String OFFSET = "Upload-Offset";
    static final String LENGTH = "Upload-Length";
    static final String METADATA = "Upload-Metadata";
    static final String CHECKSUM = "Upload-Checksum";

    /** The media type of bytes that are put behind an upload. */
    static final String BYTES = "application/offset+octet-stream";

    private static final String FILE_NAME = "filename";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    static TusRequest of(RoutingContext context) {
        return new TusRequest(context.request().headers());
    }

    /**
     * Puts the version on the answer, whatever it will be.
     *
     * @param needed whether the caller must have said theirs
     * @throws Problem PRECONDITION_FAILED when it speaks another version
     */
    static void negotiate(RoutingContext context, boolean needed) {
        context.response().putHeader(RESUMABLE, VERSION);
        String asked = context.request().getHeader(RESUMABLE);
        if (asked == null ? needed : !asked.equals(VERSION)) {
            throw Problem.of(Problem.Kind.PRECONDITION_FAILED, RESUMABLE + " must be " + VERSION)
                    .with("Tus-Version", VERSION);
        }
    }

    boolean hasBytes() {
        return BYTES.equals(headers.get(HttpHeaders.CONTENT_TYPE));
    }

    /** How many bytes the body says it has. */
    Optional<Long> bodyLength() {
        String length = headers.get(HttpHeaders.CONTENT_LENGTH);
        return length == null || !NUMBER.matcher(length).matches()
                ? Optional.empty()
                : Optional.of(Long.valueOf(length));
    }

    long length() {
        if (headers.contains("Upload-Defer-Length") || headers.contains("Upload-Concat")) {
            throw Problem.field(
                    LENGTH, "is needed: neither a length that comes later nor parts that are joined are taken");
        }
        return number(LENGTH);
    }

    long offset() {
        return number(OFFSET);
    }

    private long number(String name) {
        String text = headers.get(name);
        if (text == null || !NUMBER.matcher(text).matches()) {
            throw Problem.field(name, text == null ? "is required" : "must be a number of bytes, not '" + text + "'");
        }
        return Long.parseLong(text);
    }

    String metadata() {
        String text = headers.get(METADATA);
        return text == null ? "" : text;
    }

    @Nullable
    UploadChecksum checksum() {
        return UploadChecksum.read(headers.get(CHECKSUM));
    }

    /** The name of the file, in {@code Upload-Metadata} as {@code filename}, in UTF-8 and Base64. */
    UploadName name() {
        for (String pair : metadata().split(",", -1)) {
            String[] words = pair.strip().split(" ", -1);
            if (words[0].equals(FILE_NAME) && words.length == 2) {
                return UploadName.of(METADATA, decoded(words[1]));
            }
        }
        throw Problem.field(METADATA, "needs " + FILE_NAME + ", a space and the name of the file in UTF-8 and Base64");
    }

    private static String decoded(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw Problem.field(METADATA, FILE_NAME + " must be UTF-8 in Base64");
        }
    }
}
