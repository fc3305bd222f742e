package pilotcity.portal.face.open311.input;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotcity.index.text.InvisibleCharacters;
import pilotcity.portal.kernel.http.request.FormParser;
import pilotcity.portal.kernel.http.request.QueryParameters;
import pilotcity.portal.kernel.problem.Problem;

/**
 * The form of a post, as {@code application/x-www-form-urlencoded} or {@code multipart/form-data}.
 *
 * @param answers of {@code attribute[code]} and {@code attribute[code][]}, by code
 * @param media files, or the same as texts in base64
 */
public record PostForm(MultiMap fields, Map<String, List<String>> answers, List<Object> media) {
    private static final Pattern ANSWER = Pattern.compile("attribute\\[([^\\[\\]]+)](?:\\[])?");
    private static final String MEDIA = "media";
    private static final Set<String> TYPES = Set.of("application/x-www-form-urlencoded", "multipart/form-data");

    /** What may stand in the address of a POST. */
    private static final Set<String> IN_ADDRESS = Set.of(ReadRequest.KEY, ReadRequest.JURISDICTION);

    /** @throws Problem UNSUPPORTED_MEDIA_TYPE for what is no form in UTF-8 */
    static void requireType(@Nullable String header) {
        String[] parts = String.valueOf(header).toLowerCase(Locale.ROOT).split(";", 20);
        boolean utf8 = true;
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].replace("\"", "").strip();
            utf8 &= !parameter.startsWith("charset=") || parameter.equals("charset=utf-8");
        }
        if (!utf8 || !TYPES.contains(parts[0].strip())) {
            throw Problem.of(
                    Problem.Kind.UNSUPPORTED_MEDIA_TYPE,
                    "send application/x-www-form-urlencoded or multipart/form-data in UTF-8");
        }
    }

    static PostForm read(String contentType, Buffer body, MultiMap query) {
        PostForm form = new PostForm(MultiMap.caseInsensitiveMultiMap(), new LinkedHashMap<>(), new ArrayList<>());
        query.forEach((name, value) -> {
            if (!IN_ADDRESS.contains(name)) {
                throw Problem.field(name, "belongs into the body");
            }
            form.fields.add(name, value);
        });
        if (body.length() > 0) {
            FormParser.read(contentType, body, form::add);
        }
        return form;
    }

    private void add(String name, Object value) {
        Matcher answer = ANSWER.matcher(name);
        String plain = name.endsWith("[]") ? name.substring(0, name.length() - 2) : name;
        if (plain.equals(MEDIA)) {
            if (!(value instanceof String text && InvisibleCharacters.isBlank(text))) {
                media.add(value);
            }
        } else if (!(value instanceof String text)) {
            throw Problem.field(name, "takes no file; files go into media");
        } else if (answer.matches()) {
            answer(answer.group(1), text);
        } else {
            fields.add(plain, text);
        }
    }

    /** One that is empty is as good as none. */
    private void answer(String code, String text) {
        if (!InvisibleCharacters.isBlank(text)) {
            answers.computeIfAbsent(code, key -> new ArrayList<>()).add(text);
        }
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** Takes all values of a field out. */
    public List<String> take(String name) {
        List<String> all = fields.getAll(name).stream()
                .filter(value -> !InvisibleCharacters.isBlank(value))
                .toList();
        fields.remove(name);
        return all;
    }

    /** @throws Problem for a field that is not known, or given twice */
    public QueryParameters parameters(Set<String> known) {
        return QueryParameters.of(fields, known);
    }
}
