package pilotcity.portal.face.ogc.core;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import pilotcity.index.kind.Label;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.kernel.encoding.UrlEncoding;
import pilotcity.portal.kernel.http.request.AcceptHeader;
import pilotcity.portal.kernel.problem.Problem;

/**
 * One request to the OGC API: in which language and as what it is to be answered.
 *
 * @param base scheme, host and port
 * @param type the media type of the answer
 */
public record OgcRequest(RoutingContext context, Language language, String base, String type) {
    /** The parameter that names the format; it wins over {@code Accept}. */
    public static final String FORMAT = "f";

    private static final String ROOT = "/ogc";

    /**
     * Reads what the caller wants.
     *
     * @param prefix the language that the address is for
     * @param types the media types it can have other than HTML, the preferred one first
     * @throws Problem NOT_ACCEPTABLE, or BAD_REQUEST for an unknown format
     */
    public static OgcRequest of(RoutingContext context, Language prefix, String base, List<String> types) {
        context.response().putHeader(HttpHeaders.VARY, "Accept, Accept-Language");
        String type = type(context, types);
        boolean fixed = prefix != Language.ZH || type.equals(OgcLink.HTML);
        return new OgcRequest(context, fixed ? prefix : Language.preferred(context), base, type);
    }

    private static String type(RoutingContext context, List<String> types) {
        String format = context.queryParams().get(FORMAT);
        if (format != null) {
            return switch (format) {
                case "json" -> types.getFirst();
                case "html" -> OgcLink.HTML;
                default -> throw Problem.field(FORMAT, "must be json or html, not '" + format + "'");
            };
        }
        Set<String> offered = new LinkedHashSet<>(types);
        offered.add(OgcLink.JSON);
        offered.add(OgcLink.HTML);
        return AcceptHeader.of(context)
                .best(List.copyOf(new ArrayList<>(offered)))
                .map(best -> best.equals(OgcLink.JSON) ? types.getFirst() : best)
                .orElseThrow(
                        () -> Problem.of(Problem.Kind.NOT_ACCEPTABLE, "this is here as " + String.join(", ", offered)));
    }

    public boolean isPage() {
        return type.equals(OgcLink.HTML);
    }

    /** The root of the API, without a slash at its end. */
    public String root() {
        return base + rootPath();
    }

    /** The same without the host. */
    public String rootPath() {
        return languagePrefix() + ROOT;
    }

    /** Only an address that says so stays in its language; headers go with every request anyway. */
    private String languagePrefix() {
        String path = String.valueOf(context.request().path());
        return path.startsWith(Language.EN.prefix() + "/") ? Language.EN.prefix() : "";
    }

    public String text(Label label) {
        return language.of(label);
    }

    public String text(String zh, String en) {
        return language.of(zh, en);
    }

    /** This document in JSON and as a page: {@code self} is the one that is answered. */
    public List<OgcLink> here(String jsonType) {
        OgcLink json =
                new OgcLink(isPage() ? "alternate" : "self", jsonType, href("json"), text("本文档", "This document"));
        OgcLink html =
                new OgcLink(isPage() ? "self" : "alternate", OgcLink.HTML, href("html"), text("网页", "As a page"));
        return isPage() ? List.of(html, json) : List.of(json, html);
    }

    /** This address with another format. */
    private String href(String format) {
        return href(format, Set.of(), Map.of());
    }

    /**
     * This address with another format and other parameters.
     *
     * @param without names of parameters to leave out
     * @param with parameters to set instead
     */
    public String href(String format, Set<String> without, Map<String, String> with) {
        List<String> parameters = context.queryParams().entries().stream()
                .filter(entry -> !entry.getKey().equals(FORMAT) && !without.contains(entry.getKey()))
                .map(entry -> UrlEncoding.query(entry.getKey()) + "=" + UrlEncoding.query(entry.getValue()))
                .collect(Collectors.toCollection(ArrayList::new));
        parameters.add(FORMAT + "=" + format);
        with.forEach((name, value) -> parameters.add(name + "=" + UrlEncoding.query(value)));
        return base + context.request().path() + "?" + String.join("&", parameters);
    }

    /** {@code Link} header fields (OGC API Features 1.0.1, recommendation /rec/core/link-header). */
    public void putLinks(List<OgcLink> links) {
        links.forEach(link -> context.response().headers().add("Link", link.header()));
    }
}
