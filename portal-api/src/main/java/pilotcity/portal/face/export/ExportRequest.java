package pilotcity.portal.face.export;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.search.SearchQuery;
import pilotcity.portal.face.shared.export.StyleParameters;
import pilotcity.portal.face.shared.export.format.ExportFormat;
import pilotcity.portal.face.shared.export.format.ExportTable;
import pilotcity.portal.face.shared.export.row.ExportColumns;
import pilotcity.portal.face.shared.parameters.SearchParameterDefinitions;
import pilotcity.portal.face.shared.parameters.SearchParameters;
import pilotcity.portal.kernel.encoding.UrlEncoding;
import pilotcity.portal.kernel.http.request.QueryParameters;
import pilotcity.portal.kernel.problem.Problem;

/**
 * One export asked for.
 *
 * @param whole whether the documents go as they are, no field chosen
 * @param detail whether documents are read with what only single ones show
 * @param permalink the address, from the root and with its parameters in one order, by which anybody gets the same
 */
record ExportRequest(
        Kind<?> kind,
        ExportFormat format,
        SearchQuery query,
        ExportColumns columns,
        ExportTable.Style style,
        boolean whole,
        boolean detail,
        String permalink) {

    /** @param name the file's, such as {@code pilots.csv} */
    static ExportRequest read(
            RoutingContext context, QueryParameters given, Kinds kinds, SearchParameters search, String name) {
        int dot = name.indexOf('.');
        Kind<?> kind = kind(kinds, dot < 0 ? name : name.substring(0, dot));
        ExportFormat format = format(dot < 0 ? "" : name.substring(dot + 1), name);
        Set<String> fields =
                new LinkedHashSet<>(ExportOperations.FIELDS.find(given).orElse(List.of()));
        boolean detail = ExportOperations.DETAIL.get(given);
        ExportColumns columns = ExportColumns.of(kind, fields, detail, format.shapes());
        return new ExportRequest(
                kind,
                format,
                search.read(ofKind(context, kind)),
                columns,
                StyleParameters.read(given, format, kinds.zone()),
                fields.isEmpty(),
                detail || columns.needWhole(kind),
                permalink(context, given, kind, format));
    }

    private static Kind<?> kind(Kinds kinds, String plural) {
        Optional<Kind<?>> kind =
                kinds.find(plural).filter(found -> found.plural().equals(plural));
        return kind.orElseThrow(() -> Problem.notFound("there is no export of '" + plural
                + "'; one kind at a time is exported: "
                + kinds.list().stream().map(Kind::plural).collect(Collectors.joining(", "))));
    }

    private static ExportFormat format(String extension, String name) {
        return ExportFormat.find(extension.equals("ndjson") ? ExportFormat.JSONL.extension() : extension)
                .orElseThrow(() -> Problem.notFound("there is no format of '" + name + "'; there are "
                        + String.join(", ", ExportFormat.extensions())
                        + ", and each with .json behind it for what is known of"
                        + " the file"));
    }

    private static QueryParameters ofKind(RoutingContext context, Kind<?> kind) {
        MultiMap asked = MultiMap.caseInsensitiveMultiMap().addAll(context.queryParams());
        ExportOperations.OWN.forEach(own -> asked.remove(own.name()));
        asked.set("kind", kind.name());
        return QueryParameters.of(asked, SearchParameters.KNOWN);
    }

    private static String permalink(RoutingContext context, QueryParameters given, Kind<?> kind, ExportFormat format) {
        String query = context.queryParams().names().stream()
                .filter(name -> !name.equals(SearchParameterDefinitions.AT_LEAST.name())
                        && given.find(name).isPresent())
                .sorted()
                .map(name -> name + "=" + encode(given.find(name).orElse("")))
                .collect(Collectors.joining("&"));
        return "/api/export/" + kind.plural() + "." + format.extension() + (query.isEmpty() ? "" : "?" + query);
    }

    private static String encode(String value) {
        return UrlEncoding.query(value).replace("%2C", ",");
    }
}
