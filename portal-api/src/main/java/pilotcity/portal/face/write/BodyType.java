package pilotcity.portal.face.write;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.input.FormInput;
import pilotcity.portal.kernel.verb.input.InputField;
import pilotcity.portal.kernel.verb.input.InputReader;
import pilotcity.portal.kernel.verb.input.VerbInput;

/**
 * How the body of a write is written.
 *
 * @param header the value of {@code Content-Type}, or null where there is none
 */
record BodyType(Media media, @Nullable String header) {
    /** Reading a smaller body takes less time than handing it to another thread. */
    private static final int LARGE = 64 * 1024;

    private static final String TYPES = "application/json, multipart/form-data or application/x-www-form-urlencoded";

    enum Media {
        /** No type is named: only an empty body will do. */
        NONE,
        JSON,
        FORM
    }

    /** @throws Problem UNSUPPORTED_MEDIA_TYPE */
    static BodyType of(@Nullable String header) {
        if (header == null) {
            return new BodyType(Media.NONE, null);
        }
        String[] parts = header.toLowerCase(Locale.ROOT).split(";", 20);
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].replace("\"", "").strip();
            if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
                throw unsupported("send UTF-8");
            }
        }
        return switch (parts[0].strip()) {
            case "application/json" -> new BodyType(Media.JSON, header);
            case "application/x-www-form-urlencoded" -> new BodyType(Media.FORM, header);
            case "multipart/form-data" -> {
                if (Arrays.stream(parts).noneMatch(part -> part.strip().startsWith("boundary="))) {
                    throw unsupported("name the boundary of the parts");
                }
                yield new BodyType(Media.FORM, header);
            }
            default -> throw unsupported("send " + TYPES);
        };
    }

    private static Problem unsupported(String reason) {
        return Problem.of(Problem.Kind.UNSUPPORTED_MEDIA_TYPE, reason);
    }

    /** The values in {@code body}, checked; fails with a problem that names the field which is wrong. */
    Future<VerbInput> read(List<InputField> fields, Buffer body) {
        return body.length() < LARGE
                ? Future.succeededFuture(values(fields, body))
                : Objects.requireNonNull(Vertx.currentContext())
                        .executeBlocking(() -> values(fields, body), false)
                        .map(Objects::requireNonNull);
    }

    private VerbInput values(List<InputField> fields, Buffer body) {
        if (body.length() == 0) {
            return InputReader.read(fields, Map.of());
        }
        return switch (media) {
            case NONE -> throw unsupported("say what the body is; send " + TYPES);
            case JSON -> InputReader.read(fields, JsonBody.read(fields, body));
            case FORM -> InputReader.read(fields, FormInput.read(String.valueOf(header), fields, body));
        };
    }
}
