package pilotcity.portal.face.shared.page.htmlform;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import pilotcity.index.text.InvisibleCharacters;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.http.request.BodyReader;
import pilotcity.portal.kernel.http.request.FormParser;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.Verb;
import pilotcity.portal.kernel.verb.input.FormInput;
import pilotcity.portal.kernel.verb.input.InputField;

/** Reads what browsers send of forms, photos included, without putting any of it on a disk. */
public final class FormSubmissionReader {
    private final BodyReader bodies;
    private final int most;

    public FormSubmissionReader(Config config) {
        this.most = config.integer(Setting.HTTP_MAX_UPLOAD);
        this.bodies = BodyReader.of(most);
    }

    /**
     * What a form sent.
     *
     * @param values those of the verb's own fields, as JSON would have them; empty texts are not there
     * @param others those of the page's fields
     */
    public record Submitted(Map<String, Object> values, Map<String, Object> others) {
        /** The text of a field of the page's, or empty. */
        public String other(String name) {
            return others.get(name) instanceof String text ? text.strip() : "";
        }

        /** The texts of a field of the page's that may come several times. */
        public List<String> others(String name) {
            return others.get(name) instanceof List<?> list
                    ? list.stream().map(String::valueOf).toList()
                    : List.of();
        }

        /** The values without files, which a form cannot show again. */
        public Map<String, Object> typed() {
            Map<String, Object> typed = new LinkedHashMap<>(values);
            typed.values().removeIf(Submitted::isFile);
            return typed;
        }

        private static boolean isFile(Object value) {
            return value instanceof List<?> list
                    ? !list.isEmpty() && list.getFirst() instanceof byte[]
                    : value instanceof byte[];
        }
    }

    /**
     * Reads the body of a request that is paused.
     *
     * @param others the page's own fields, which the verb does not take
     */
    public Future<Submitted> read(RoutingContext context, Verb verb, List<InputField> others) {
        return read(context, verb.fields(), others);
    }

    /** Reads a form that has fields of the page alone. */
    public Future<Submitted> read(RoutingContext context, List<InputField> others) {
        return read(context, List.of(), others);
    }

    private Future<Submitted> read(RoutingContext context, List<InputField> own, List<InputField> others) {
        String type = Objects.requireNonNullElse(context.request().getHeader(HttpHeaders.CONTENT_TYPE), "");
        if (!FormParser.isForm(type)) {
            return Future.failedFuture(Problem.of(Problem.Kind.UNSUPPORTED_MEDIA_TYPE, "send a form"));
        }
        List<InputField> fields = new ArrayList<>(own);
        fields.addAll(others);
        return bodies.read(context, most)
                .compose(body -> Objects.requireNonNull(Vertx.currentContext())
                        .executeBlocking(() -> split(type, fields, others, body), false))
                .map(Objects::requireNonNull);
    }

    private static Submitted split(String type, List<InputField> fields, List<InputField> others, Buffer body) {
        Map<String, Object> values = new LinkedHashMap<>(FormInput.read(type, fields, body));
        values.replaceAll((name, value) -> filled(value));
        values.values().removeIf(FormSubmissionReader::isEmpty);
        Map<String, Object> own = new LinkedHashMap<>();
        for (InputField field : others) {
            Object value = values.remove(field.name());
            if (value != null) {
                own.put(field.name(), value);
            }
        }
        return new Submitted(values, own);
    }

    /** A group without the members that are empty. */
    private static Object filled(Object value) {
        if (!(value instanceof Map<?, ?> group)) {
            return value;
        }
        Map<Object, Object> filled = new LinkedHashMap<>(group);
        filled.values().removeIf(FormSubmissionReader::isEmpty);
        return filled;
    }

    private static boolean isEmpty(Object value) {
        return switch (value) {
            case String text -> InvisibleCharacters.isBlank(text);
            case Collection<?> list -> list.isEmpty();
            case Map<?, ?> group -> group.isEmpty();
            default -> false;
        };
    }
}
