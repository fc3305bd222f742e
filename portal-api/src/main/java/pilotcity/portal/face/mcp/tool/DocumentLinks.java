package pilotcity.portal.face.mcp.tool;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Kind;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.document.DocumentNames;
import pilotcity.portal.kernel.encoding.UrlEncoding;
import pilotcity.portal.kernel.http.operation.SchemaBuilder;
import pilotcity.portal.kernel.problem.Problem;

/** Names, ids and addresses of documents as tools give them. */
final class DocumentLinks {
    private static final String LANGUAGE = "language";
    private static final String ENGLISH = "en";
    private static final List<String> LANGUAGES = List.of("zh", ENGLISH);

    private DocumentLinks() {}

    /** The argument that chooses between Chinese and English. */
    static JsonObject languageSchema() {
        return SchemaBuilder.choice(LANGUAGES)
                .put("default", ENGLISH)
                .put(
                        SchemaBuilder.DESCRIPTION,
                        "Language of titles, labels and links; the data have both where both are known");
    }

    static String language(JsonObject arguments) {
        return arguments.getString(LANGUAGE, ENGLISH);
    }

    static String languageName() {
        return LANGUAGE;
    }

    /** The id of a document among all kinds. */
    static String id(Document document) {
        return document.kind() + "/" + document.id();
    }

    /**
     * What people call it: its name in {@code language} or the other one; without a name, what it is about and its
     * number.
     */
    static String title(Kind<?> kind, Map<String, Object> values, String language) {
        return titles(kind, values, language.equals(ENGLISH) ? Language.EN : Language.ZH);
    }

    private static String titles(Kind<?> kind, Map<String, Object> values, Language language) {
        return DocumentNames.of(kind, String.valueOf(values.get("id")), values, language)
                .title();
    }

    /** What it is called in either language. */
    static String names(Kind<?> kind, Map<String, Object> values) {
        return Stream.concat(
                        Stream.of(titles(kind, values, Language.ZH), titles(kind, values, Language.EN)),
                        kind.nameFields().stream()
                                .map(values::get)
                                .filter(Objects::nonNull)
                                .map(String::valueOf))
                .distinct()
                .collect(Collectors.joining(" / "));
    }

    /** The page of a document. */
    static String page(Kind<?> kind, String id, String language, String base) {
        return base + (language.equals(ENGLISH) ? "/en/" : "/") + kind.plural() + "/" + UrlEncoding.segment(id);
    }

    /** The document itself. */
    static String api(Kind<?> kind, String id, String base) {
        return base + "/api/" + kind.plural() + "/" + UrlEncoding.segment(id);
    }

    static Problem unknownKind(String argument, String name, Set<String> known) {
        return Problem.field(argument, "no kind '" + name + "'; there are " + String.join(", ", known));
    }
}
